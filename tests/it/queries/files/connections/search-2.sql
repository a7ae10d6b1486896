-- 1 statement

-- 16 values
SELECT #, t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_namespace = ? AND t.page_title >= ? AND t.page_title < ?)
AND (t.page_namespace >= ? AND (t.page_namespace > ? OR (t.page_namespace = ? AND t.page_title > ?)))
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?
UNION ALL
-- 2 of:
SELECT #, t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_namespace = ? AND t.page_title >= ? AND t.page_title < ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?
