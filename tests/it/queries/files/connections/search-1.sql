-- 1 statement

-- 12 values
-- 3 of:
SELECT #, t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_namespace = ? AND t.page_title >= ? AND t.page_title < ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?
