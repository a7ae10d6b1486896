-- 3 statements

-- 1 value
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_name IN (?)

-- 2 values
SELECT t.rc_id, t.rc_timestamp
FROM RecentChangesUserindex AS t
WHERE (t.rc_actor = ?)
ORDER BY t.rc_actor DESC, t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 2 values
SELECT t.rc_id, t.rc_timestamp
FROM RecentChangesUserindex AS t
WHERE (t.rc_actor = ?)
ORDER BY t.rc_actor ASC, t.rc_timestamp ASC, t.rc_id ASC
LIMIT ?
