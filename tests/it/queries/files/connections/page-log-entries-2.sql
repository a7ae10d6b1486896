-- 3 statements

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 7 values
SELECT #, t.log_id, t.log_timestamp
FROM (
  SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 1 = 0
) AS t
WHERE (t.log_namespace = ? AND t.log_title = ?)
AND (t.log_timestamp <= ? AND (t.log_timestamp < ? OR (t.log_timestamp = ? AND t.log_id < ?)))
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 7 values
SELECT #, t.log_id, t.log_timestamp
FROM (
  SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 1 = 0
) AS t
WHERE (t.log_namespace = ? AND t.log_title = ?)
AND (t.log_timestamp >= ? AND (t.log_timestamp > ? OR (t.log_timestamp = ? AND t.log_id > ?)))
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?
