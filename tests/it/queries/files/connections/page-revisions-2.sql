-- 3 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 6 values
SELECT t.rev_id, t.rev_timestamp
FROM Revision AS t
WHERE (t.rev_page = ?)
AND (t.rev_timestamp <= ? AND (t.rev_timestamp < ? OR (t.rev_timestamp = ? AND t.rev_id < ?)))
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 6 values
SELECT t.rev_id, t.rev_timestamp
FROM Revision AS t
WHERE (t.rev_page = ?)
AND (t.rev_timestamp >= ? AND (t.rev_timestamp > ? OR (t.rev_timestamp = ? AND t.rev_id > ?)))
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?
