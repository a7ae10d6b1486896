-- 3 statements

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 3 values
SELECT t.log_id, t.log_timestamp
FROM LoggingLogindex AS t
WHERE (t.log_namespace = ? AND t.log_title = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 3 values
SELECT t.log_id, t.log_timestamp
FROM LoggingLogindex AS t
WHERE (t.log_namespace = ? AND t.log_title = ?)
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?
