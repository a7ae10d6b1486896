-- 2 statements

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 3 values
SELECT t.rd_from, e.page_id, e.page_namespace, e.page_title
FROM Redirect AS t
JOIN page AS e ON e.page_id = t.rd_from
WHERE (t.target_namespace = ? AND t.target_title = ?)
ORDER BY t.rd_from ASC
LIMIT ?
