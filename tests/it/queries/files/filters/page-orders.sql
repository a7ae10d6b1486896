-- 7 statements

-- 1 value
SELECT t.page_namespace, t.page_title
FROM page AS t
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 1 value
SELECT t.page_namespace, t.page_title
FROM page AS t
ORDER BY t.page_namespace DESC, t.page_title DESC
LIMIT ?

-- 1 value
SELECT t.page_len
FROM page AS t
ORDER BY t.page_len ASC, t.page_id ASC
LIMIT ?

-- 1 value
SELECT t.page_len
FROM page AS t
ORDER BY t.page_len DESC, t.page_id DESC
LIMIT ?

-- 2 times, 1 value
SELECT t.page_id
FROM page AS t
ORDER BY t.page_id ASC
LIMIT ?

-- 1 value
SELECT t.page_id
FROM page AS t
ORDER BY t.page_id DESC
LIMIT ?
