-- 1 statement

-- 1 value
SELECT t.page_id
FROM page AS t
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?
