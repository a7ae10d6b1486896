-- 3 statements

-- 1 value
SELECT t.actor_id, t.actor_name
FROM (
  SELECT actor_id, actor_user, actor_name
  FROM actor
  WHERE ((EXISTS (
    SELECT 1
    FROM `user`
    WHERE user_id = actor_user
  ) AND NOT EXISTS (
    SELECT 1
    FROM block
    JOIN block_target ON bt_id = bl_target
    WHERE bl_deleted = 1
    AND bt_user = actor_user
  )) OR EXISTS (
    SELECT 1
    FROM revision
    WHERE rev_actor = actor_id
    AND rev_deleted & 4 = 0
  ) OR EXISTS (
    SELECT 1
    FROM logging
    WHERE log_actor = actor_id
    AND log_deleted & 4 = 0
    AND log_type IN ('abusefilter', … 52 texts)
  ) OR EXISTS (
    SELECT 1
    FROM recentchanges
    WHERE rc_actor = actor_id
    AND rc_deleted & 4 = 0
  ) OR EXISTS (
    SELECT 1
    FROM archive
    WHERE ar_actor = actor_id
    AND ar_deleted & 4 = 0
  ) OR EXISTS (
    SELECT 1
    FROM block
    WHERE bl_by_actor = actor_id
    AND bl_deleted = 0
  ))
) AS t
WHERE t.actor_name IN (?)

-- 2 values
SELECT #, t.log_id, t.log_timestamp
FROM (
  SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE log_type IN ('abusefilter', … 52 texts)
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
  WHERE log_type IN ('abusefilter', … 52 texts)
  AND log_deleted & 4 = 0
) AS t
WHERE (t.log_actor = ?)
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?
