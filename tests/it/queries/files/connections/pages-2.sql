-- 2 statements

-- 5 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_namespace >= ? AND (t.page_namespace > ? OR (t.page_namespace = ? AND t.page_title > ?)))
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 5 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_namespace <= ? AND (t.page_namespace < ? OR (t.page_namespace = ? AND t.page_title < ?)))
ORDER BY t.page_namespace DESC, t.page_title DESC
LIMIT ?
