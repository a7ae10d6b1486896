-- 2 statements

-- 2 values
SELECT t.category_title, j1.lt_id
FROM CategoryNames AS t
LEFT JOIN linktarget AS j1 ON j1.lt_namespace = 14 AND j1.lt_title = t.category_title
WHERE t.category_title IN (?)
UNION ALL
SELECT t.category_title, j1.lt_id
FROM CategoryPages AS t
LEFT JOIN linktarget AS j1 ON j1.lt_namespace = 14 AND j1.lt_title = t.category_title
WHERE t.category_title IN (?)

-- 9 values
-- 3 of:
SELECT #, t.cl_sortkey, t.cl_from, e.page_id, e.page_namespace, e.page_title
FROM CategoryLinks AS t
JOIN page AS e ON e.page_id = t.cl_from
WHERE (t.category_key = ?)
AND (t.cl_type = ?)
ORDER BY t.cl_sortkey ASC, t.cl_from ASC
LIMIT ?
