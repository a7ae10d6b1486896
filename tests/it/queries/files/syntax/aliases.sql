-- 7 statements

-- 2 values
SELECT t.page_len, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.rev_timestamp
FROM Revision AS t
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 2 values
SELECT j1.comment_text
FROM Revision AS t
LEFT JOIN comment AS j1 ON j1.comment_id = t.rev_comment_id
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?

-- 3 values
SELECT t.rev_minor_edit, t.rev_len
FROM Revision AS t
WHERE (t.rev_page = ?)
AND (t.rev_minor_edit = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 2 values
SELECT t.rev_id
FROM Revision AS t
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
