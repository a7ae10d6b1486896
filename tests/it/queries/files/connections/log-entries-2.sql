-- 2 statements

-- 5 values
SELECT t.log_id, t.log_timestamp
FROM Logging AS t
WHERE (t.log_timestamp <= ? AND (t.log_timestamp < ? OR (t.log_timestamp = ? AND t.log_id < ?)))
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 5 values
SELECT t.log_id, t.log_timestamp
FROM Logging AS t
WHERE (t.log_timestamp >= ? AND (t.log_timestamp > ? OR (t.log_timestamp = ? AND t.log_id > ?)))
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?
