-- 2 statements

-- 1 value
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 1 value
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
ORDER BY t.page_namespace DESC, t.page_title DESC
LIMIT ?
