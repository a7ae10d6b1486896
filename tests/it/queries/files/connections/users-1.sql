-- 2 statements

-- 1 value
SELECT t.user_id, t.user_name
FROM User AS t
ORDER BY t.user_name ASC
LIMIT ?

-- 1 value
SELECT t.user_id, t.user_name
FROM User AS t
ORDER BY t.user_name DESC
LIMIT ?
