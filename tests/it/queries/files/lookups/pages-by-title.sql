-- 1 statement

-- 17 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (8 × ?)) OR (t.page_namespace = ? AND t.page_title = ?) OR (t.page_namespace = ? AND t.page_title = ?) OR (t.page_namespace = ? AND t.page_title = ?) OR (t.page_namespace = ? AND t.page_title = ?))
