-- 3 statements

-- 1 value
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_name IN (?)

-- 6 values
SELECT t.log_id, t.log_timestamp
FROM LoggingUserindex AS t
WHERE (t.log_actor = ?)
AND (t.log_timestamp <= ? AND (t.log_timestamp < ? OR (t.log_timestamp = ? AND t.log_id < ?)))
ORDER BY t.log_actor DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 6 values
SELECT t.log_id, t.log_timestamp
FROM LoggingUserindex AS t
WHERE (t.log_actor = ?)
AND (t.log_timestamp >= ? AND (t.log_timestamp > ? OR (t.log_timestamp = ? AND t.log_id > ?)))
ORDER BY t.log_actor ASC, t.log_timestamp ASC, t.log_id ASC
LIMIT ?
