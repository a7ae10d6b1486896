-- 2 statements

-- 1 value
SELECT t.rev_id, t.rev_timestamp
FROM Revision AS t
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 1 value
SELECT t.rev_id, t.rev_timestamp
FROM Revision AS t
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?
