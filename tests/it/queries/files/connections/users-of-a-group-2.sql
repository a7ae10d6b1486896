-- 2 statements

-- 3 values
SELECT #, t.ug_user, e.user_id, e.user_id, e.user_name
FROM user_groups AS t
JOIN (
  SELECT user_id, user_name, user_registration, user_editcount, user_is_temp
  FROM `user`
  WHERE NOT EXISTS (
    SELECT 1
    FROM block
    JOIN block_target ON bt_id = bl_target
    WHERE bl_deleted = 1
    AND bt_user = user_id
  )
) AS e ON e.user_id = t.ug_user
WHERE (t.ug_group = ?)
AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
AND (t.ug_user > ?)
ORDER BY t.ug_user ASC
LIMIT ?

-- 3 values
SELECT #, t.ug_user, e.user_id, e.user_id, e.user_name
FROM user_groups AS t
JOIN (
  SELECT user_id, user_name, user_registration, user_editcount, user_is_temp
  FROM `user`
  WHERE NOT EXISTS (
    SELECT 1
    FROM block
    JOIN block_target ON bt_id = bl_target
    WHERE bl_deleted = 1
    AND bt_user = user_id
  )
) AS e ON e.user_id = t.ug_user
WHERE (t.ug_group = ?)
AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
AND (t.ug_user < ?)
ORDER BY t.ug_user DESC
LIMIT ?
