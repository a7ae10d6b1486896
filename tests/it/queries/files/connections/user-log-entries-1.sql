-- 3 statements

-- 1 value
SELECT t.user_name, j1.actor_id
FROM User AS t
LEFT JOIN actor AS j1 ON j1.actor_user = t.user_id
WHERE t.user_name IN (?)

-- 2 values
SELECT t.log_id, t.log_timestamp
FROM LoggingUserindex AS t
WHERE (t.log_actor = ?)
ORDER BY t.log_actor DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 values
SELECT t.log_id, t.log_timestamp
FROM LoggingUserindex AS t
WHERE (t.log_actor = ?)
ORDER BY t.log_actor ASC, t.log_timestamp ASC, t.log_id ASC
LIMIT ?
