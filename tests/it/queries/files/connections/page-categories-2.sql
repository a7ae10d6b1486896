-- 2 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 3 values
SELECT t.category_title, t.category_key
FROM CategoryLinks AS t
WHERE (t.cl_from = ?)
AND (t.category_key > ?)
ORDER BY t.category_key ASC
LIMIT ?
