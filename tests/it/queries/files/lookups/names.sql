-- 4 statements

-- 2 values
SELECT t.user_name
FROM User AS t
WHERE t.user_name IN (2 × ?)

-- 2 values
SELECT t.category_title
FROM CategoryNames AS t
WHERE t.category_title IN (?)
UNION ALL
SELECT t.category_title
FROM CategoryPages AS t
WHERE t.category_title IN (?)

-- 1 value
SELECT t.actor_name, t.actor_user, j1.user_is_temp
FROM Actor AS t
LEFT JOIN UserKind AS j1 ON j1.user_id = t.actor_user
WHERE t.actor_name IN (?)

-- 1 value
SELECT t.actor_name
FROM Actor AS t
WHERE t.actor_name IN (?)
