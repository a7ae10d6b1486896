-- 22 statements

-- 2 times, 2 values
SELECT #, t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM (
  SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
) AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_type = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 times, 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
    FROM logging
    WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  ) AS t
  WHERE (t.log_type = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT #, t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM (
  SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 1 = 0
) AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_type = ?)
AND (t.log_action = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
    FROM logging
    WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
    AND log_deleted & 1 = 0
  ) AS t
  WHERE (t.log_type = ?)
  AND (t.log_action = ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT #, t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM (
  SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 4 = 0
) AS t
JOIN actor AS o ON o.actor_id = t.log_actor AND o.actor_name = ?
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
    FROM logging
    WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
    AND log_deleted & 4 = 0
  ) AS t
  JOIN actor AS o ON o.actor_id = t.log_actor AND o.actor_name = ?
  LIMIT 10001
) AS counted

-- 3 values
SELECT #, t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM (
  SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 4 = 0
) AS t
JOIN actor AS o ON o.actor_id = t.log_actor AND o.actor_name = ?
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_action = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
    FROM logging
    WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
    AND log_deleted & 4 = 0
  ) AS t
  JOIN actor AS o ON o.actor_id = t.log_actor AND o.actor_name = ?
  WHERE (t.log_action = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT #, t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM (
  SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 1 = 0
) AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_namespace = ?)
AND (t.log_title = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
    FROM logging
    WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
    AND log_deleted & 1 = 0
  ) AS t
  WHERE (t.log_namespace = ?)
  AND (t.log_title = ?)
  LIMIT 10001
) AS counted

-- 4 values
SELECT #, t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM (
  SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 1 = 0
) AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_type = ?)
AND (t.log_namespace = ?)
AND (t.log_title = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 3 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
    FROM logging
    WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
    AND log_deleted & 1 = 0
  ) AS t
  WHERE (t.log_type = ?)
  AND (t.log_namespace = ?)
  AND (t.log_title = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT #, t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM (
  SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
) AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_timestamp >= ?)
AND (t.log_timestamp < ?)
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
    FROM logging
    WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  ) AS t
  WHERE (t.log_timestamp >= ?)
  AND (t.log_timestamp < ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

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

-- 4 values
SELECT #, t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM (
  SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 1 = 0
) AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_namespace = ? AND t.log_title = ?)
AND (t.log_type = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 3 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
    FROM logging
    WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
    AND log_deleted & 1 = 0
  ) AS t
  WHERE (t.log_namespace = ? AND t.log_title = ?)
  AND (t.log_type = ?)
  LIMIT 10001
) AS counted

-- 4 values
SELECT #, t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM (
  SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
  FROM logging
  WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
  AND log_deleted & 4 = 0
) AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_actor = ?)
AND (t.log_type = ?)
AND (t.log_action = ?)
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?

-- 3 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
    FROM logging
    WHERE COALESCE(log_type, '') IN ('abusefilter', … 52 texts)
    AND log_deleted & 4 = 0
  ) AS t
  WHERE (t.log_actor = ?)
  AND (t.log_type = ?)
  AND (t.log_action = ?)
  LIMIT 10001
) AS counted
