-- 1 statement

-- 3 values
SELECT p.page_id, p.page_namespace, p.page_title, t.category_title, t.category_key
FROM page AS p CROSS
JOIN CategoryLinks AS t
WHERE (p.page_namespace = ?)
AND (p.page_title = ?)
AND (t.cl_from = p.page_id)
ORDER BY t.category_key ASC
LIMIT ?
