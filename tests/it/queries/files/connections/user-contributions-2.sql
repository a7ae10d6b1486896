-- 3 statements

-- 1 value
SELECT t.user_name, j1.actor_id
FROM User AS t
LEFT JOIN actor AS j1 ON j1.actor_user = t.user_id
WHERE t.user_name IN (?)

-- 6 values
SELECT t.rev_id, t.rev_timestamp
FROM RevisionUserindex AS t
WHERE (t.rev_actor = ?)
AND (t.rev_timestamp <= ? AND (t.rev_timestamp < ? OR (t.rev_timestamp = ? AND t.rev_id < ?)))
ORDER BY t.rev_actor DESC, t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 6 values
SELECT t.rev_id, t.rev_timestamp
FROM RevisionUserindex AS t
WHERE (t.rev_actor = ?)
AND (t.rev_timestamp >= ? AND (t.rev_timestamp > ? OR (t.rev_timestamp = ? AND t.rev_id > ?)))
ORDER BY t.rev_actor ASC, t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?
