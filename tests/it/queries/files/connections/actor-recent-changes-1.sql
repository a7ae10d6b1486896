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
SELECT #, t.rc_id, t.rc_timestamp
FROM (
  SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_this_oldid, rc_last_oldid, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_namespace END AS rc_namespace, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_title END AS rc_title, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_cur_id END AS rc_cur_id, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_logid END AS rc_logid, rc_actor, CASE WHEN rc_deleted & 2 THEN NULL ELSE rc_comment_id END AS rc_comment_id
  FROM recentchanges
  WHERE rc_deleted & 4 = 0
) AS t
WHERE (t.rc_actor = ?)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 2 values
SELECT #, t.rc_id, t.rc_timestamp
FROM (
  SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_this_oldid, rc_last_oldid, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_namespace END AS rc_namespace, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_title END AS rc_title, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_cur_id END AS rc_cur_id, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_logid END AS rc_logid, rc_actor, CASE WHEN rc_deleted & 2 THEN NULL ELSE rc_comment_id END AS rc_comment_id
  FROM recentchanges
  WHERE rc_deleted & 4 = 0
) AS t
WHERE (t.rc_actor = ?)
ORDER BY t.rc_timestamp ASC, t.rc_id ASC
LIMIT ?
