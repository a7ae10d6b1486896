-- 2 statements

-- 1 value
SELECT #, t.log_id, t.log_timestamp
FROM (
  SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE log_type IN ('abusefilter', … 52 texts)
) AS t
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 1 value
SELECT #, t.log_id, t.log_timestamp
FROM (
  SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE log_type IN ('abusefilter', … 52 texts)
) AS t
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?
