-- 2 statements

-- 2 values
SELECT #, t.user_id, t.user_name
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
WHERE (t.user_name > ?)
ORDER BY t.user_name ASC
LIMIT ?

-- 2 values
SELECT #, t.user_id, t.user_name
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
WHERE (t.user_name < ?)
ORDER BY t.user_name DESC
LIMIT ?
