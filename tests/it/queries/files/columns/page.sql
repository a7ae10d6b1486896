-- 1 statement

-- 1 value
SELECT t.page_len, t.page_id
FROM page AS t
WHERE t.page_id IN (?)
