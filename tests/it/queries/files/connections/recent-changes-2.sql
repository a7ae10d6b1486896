-- 2 statements

-- 5 values
SELECT t.rc_id, t.rc_timestamp
FROM RecentChanges AS t
WHERE (t.rc_timestamp <= ? AND (t.rc_timestamp < ? OR (t.rc_timestamp = ? AND t.rc_id < ?)))
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 5 values
SELECT t.rc_id, t.rc_timestamp
FROM RecentChanges AS t
WHERE (t.rc_timestamp >= ? AND (t.rc_timestamp > ? OR (t.rc_timestamp = ? AND t.rc_id > ?)))
ORDER BY t.rc_timestamp ASC, t.rc_id ASC
LIMIT ?
