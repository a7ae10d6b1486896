-- 2 statements

-- 2 values
SELECT t.ug_user, e.user_id, e.user_name
FROM user_groups AS t
JOIN User AS e ON e.user_id = t.ug_user
WHERE (t.ug_group = ?)
AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
ORDER BY t.ug_group ASC, t.ug_user ASC
LIMIT ?

-- 2 values
SELECT t.ug_user, e.user_id, e.user_name
FROM user_groups AS t
JOIN User AS e ON e.user_id = t.ug_user
WHERE (t.ug_group = ?)
AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
ORDER BY t.ug_group DESC, t.ug_user DESC
LIMIT ?
