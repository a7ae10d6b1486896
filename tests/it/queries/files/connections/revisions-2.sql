-- 2 statements

-- 5 values
SELECT t.rev_id, t.rev_timestamp
FROM Revision AS t
WHERE (t.rev_timestamp <= ? AND (t.rev_timestamp < ? OR (t.rev_timestamp = ? AND t.rev_id < ?)))
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 5 values
SELECT t.rev_id, t.rev_timestamp
FROM Revision AS t
WHERE (t.rev_timestamp >= ? AND (t.rev_timestamp > ? OR (t.rev_timestamp = ? AND t.rev_id > ?)))
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?
