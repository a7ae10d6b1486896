-- 2 statements

-- 2 values
SELECT t.user_id, t.user_name
FROM User AS t
WHERE (t.user_name > ?)
ORDER BY t.user_name ASC
LIMIT ?

-- 2 values
SELECT t.user_id, t.user_name
FROM User AS t
WHERE (t.user_name < ?)
ORDER BY t.user_name DESC
LIMIT ?
