-- 8 statements

-- 9 values
SELECT t.user_id, t.user_name, t.user_registration, t.user_editcount, j1.actor_id, j1.actor_name, j1.actor_user, j2.user_is_temp, j3.page_id, j4.page_id
FROM User AS t
LEFT JOIN actor AS j1 ON j1.actor_user = t.user_id
LEFT JOIN UserKind AS j2 ON j2.user_id = j1.actor_user
LEFT JOIN page AS j3 ON j3.page_namespace = 2 AND j3.page_title = REPLACE(t.user_name, ' ', '_')
LEFT JOIN page AS j4 ON j4.page_namespace = 3 AND j4.page_title = REPLACE(t.user_name, ' ', '_')
WHERE (t.user_name IN (8 × ?))
ORDER BY t.user_name ASC
LIMIT ?

-- 8 values
SELECT t.ug_group, t.ug_expiry, t.ug_user
FROM user_groups AS t
WHERE t.ug_user IN (8 × ?)
AND (t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now'))

-- 8 values
SELECT t.ufg_group, t.ufg_user
FROM user_former_groups AS t
WHERE t.ufg_user IN (8 × ?)

-- 8 values
SELECT t.bl_timestamp, t.bl_expiry, t.bl_sitewide, t.bl_id, t.bt_user, j1.actor_id, j1.actor_name, j2.comment_text
FROM UserBlock AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.bl_by_actor
LEFT JOIN comment AS j2 ON j2.comment_id = t.bl_reason_id
WHERE t.bt_user IN (8 × ?)
AND (t.bl_expiry IS NULL OR t.bl_expiry > STRFTIME('%Y%m%d%H%M%S', 'now'))

-- 7 runs, 21 values
SELECT #, t.rev_id
FROM RevisionUserindex AS t
WHERE (t.rev_actor = ?)
ORDER BY t.rev_actor DESC, t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 7 runs, 14 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RevisionUserindex AS t
  WHERE (t.rev_actor = ?)
  LIMIT 10001
) AS counted

-- 7 runs, 21 values
SELECT #, t.log_id
FROM LoggingUserindex AS t
WHERE (t.log_actor = ?)
ORDER BY t.log_actor DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 7 runs, 14 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM LoggingUserindex AS t
  WHERE (t.log_actor = ?)
  LIMIT 10001
) AS counted
