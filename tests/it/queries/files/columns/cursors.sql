-- 2 statements

-- 1 value
SELECT t.page_len, t.page_id
FROM page AS t
ORDER BY t.page_len DESC, t.page_id DESC
LIMIT ?

-- 1 value
SELECT t.rev_minor_edit, t.rev_timestamp, t.rev_id
FROM Revision AS t
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
