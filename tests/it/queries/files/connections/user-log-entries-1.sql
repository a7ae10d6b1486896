-- 3 statements

-- 1 value
SELECT t.user_name, j1.actor_id, j1.actor_id
FROM (
  SELECT user_id, user_name, user_registration, user_editcount, user_is_temp
  FROM `user`
  WHERE NOT EXISTS (
    SELECT 1
    FROM block
    JOIN block_target ON bt_id = bl_target
    WHERE bl_deleted = 1
    AND bt_user = user_id
  )
) AS t
LEFT JOIN (
  SELECT actor_id, actor_user, actor_name
  FROM actor
  WHERE (EXISTS (
    SELECT 1
    FROM `user`
    WHERE user_id = actor_user
  ) AND NOT EXISTS (
    SELECT 1
    FROM block
    JOIN block_target ON bt_id = bl_target
    WHERE bl_deleted = 1
    AND bt_user = actor_user
  ))
) AS j1 ON j1.actor_user = t.user_id
WHERE t.user_name IN (?)

-- 2 values
SELECT #, t.log_id, t.log_timestamp
FROM (
  SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 4 = 0
) AS t
WHERE (t.log_actor = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 values
SELECT #, t.log_id, t.log_timestamp
FROM (
  SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 4 = 0
) AS t
WHERE (t.log_actor = ?)
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?
