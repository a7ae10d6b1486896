-- 3 statements

-- 1 value
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_name IN (?)

-- 6 values
SELECT t.rc_id, t.rc_timestamp
FROM RecentChangesUserindex AS t
WHERE (t.rc_actor = ?)
AND (t.rc_timestamp <= ? AND (t.rc_timestamp < ? OR (t.rc_timestamp = ? AND t.rc_id < ?)))
ORDER BY t.rc_actor DESC, t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 6 values
SELECT t.rc_id, t.rc_timestamp
FROM RecentChangesUserindex AS t
WHERE (t.rc_actor = ?)
AND (t.rc_timestamp >= ? AND (t.rc_timestamp > ? OR (t.rc_timestamp = ? AND t.rc_id > ?)))
ORDER BY t.rc_actor ASC, t.rc_timestamp ASC, t.rc_id ASC
LIMIT ?
