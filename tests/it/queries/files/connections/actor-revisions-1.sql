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
SELECT #, t.rev_id, t.rev_timestamp
FROM (
  SELECT rev_id, rev_page, CASE WHEN rev_deleted & 2 THEN NULL ELSE rev_comment_id END AS rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, CASE WHEN rev_deleted & 1 THEN NULL ELSE rev_len END AS rev_len, rev_parent_id
  FROM revision
  WHERE rev_deleted & 4 = 0
) AS t
WHERE (t.rev_actor = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 2 values
SELECT #, t.rev_id, t.rev_timestamp
FROM (
  SELECT rev_id, rev_page, CASE WHEN rev_deleted & 2 THEN NULL ELSE rev_comment_id END AS rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, CASE WHEN rev_deleted & 1 THEN NULL ELSE rev_len END AS rev_len, rev_parent_id
  FROM revision
  WHERE rev_deleted & 4 = 0
) AS t
WHERE (t.rev_actor = ?)
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?
