-- 2 statements

-- 1 value
SELECT t.rc_id, t.rc_timestamp
FROM RecentChanges AS t
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 1 value
SELECT t.rc_id, t.rc_timestamp
FROM RecentChanges AS t
ORDER BY t.rc_timestamp ASC, t.rc_id ASC
LIMIT ?
