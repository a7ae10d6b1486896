-- 1 statement

-- 15 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)) OR (t.page_namespace = ? AND t.page_title IN (8 × ?)) OR (t.page_namespace = ? AND t.page_title IN (?)) OR (t.page_namespace = ? AND t.page_title IN (?)))
