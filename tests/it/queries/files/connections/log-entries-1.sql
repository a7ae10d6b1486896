-- 2 statements

-- 1 value
SELECT t.log_id, t.log_timestamp
FROM Logging AS t
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 1 value
SELECT t.log_id, t.log_timestamp
FROM Logging AS t
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?
