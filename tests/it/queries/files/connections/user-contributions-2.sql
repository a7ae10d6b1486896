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

-- 6 values
SELECT #, t.rev_id, t.rev_timestamp
FROM (
  SELECT rev_id, rev_page, CASE WHEN rev_deleted & 2 THEN NULL ELSE rev_comment_id END AS rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, CASE WHEN rev_deleted & 1 THEN NULL ELSE rev_len END AS rev_len, rev_parent_id
  FROM revision
  WHERE rev_deleted & 4 = 0
) AS t
WHERE (t.rev_actor = ?)
AND (t.rev_timestamp <= ? AND (t.rev_timestamp < ? OR (t.rev_timestamp = ? AND t.rev_id < ?)))
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 6 values
SELECT #, t.rev_id, t.rev_timestamp
FROM (
  SELECT rev_id, rev_page, CASE WHEN rev_deleted & 2 THEN NULL ELSE rev_comment_id END AS rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, CASE WHEN rev_deleted & 1 THEN NULL ELSE rev_len END AS rev_len, rev_parent_id
  FROM revision
  WHERE rev_deleted & 4 = 0
) AS t
WHERE (t.rev_actor = ?)
AND (t.rev_timestamp >= ? AND (t.rev_timestamp > ? OR (t.rev_timestamp = ? AND t.rev_id > ?)))
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?
