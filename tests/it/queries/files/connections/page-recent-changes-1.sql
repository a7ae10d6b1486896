-- 3 statements

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 3 values
SELECT t.rc_id, t.rc_timestamp
FROM RecentChangesTitleindex AS t
WHERE (t.rc_namespace = ? AND t.rc_title = ?)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 3 values
SELECT t.rc_id, t.rc_timestamp
FROM RecentChangesTitleindex AS t
WHERE (t.rc_namespace = ? AND t.rc_title = ?)
ORDER BY t.rc_timestamp ASC, t.rc_id ASC
LIMIT ?
