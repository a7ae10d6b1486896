-- 14 statements

-- 3 values
SELECT t.user_name
FROM User AS t
WHERE (t.user_name >= ?)
AND (t.user_name < ?)
ORDER BY t.user_name ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM User AS t
  WHERE (t.user_name >= ?)
  AND (t.user_name < ?)
  LIMIT 10001
) AS counted

-- 2 times, 2 values
SELECT e.user_id, e.user_name
FROM user_groups AS t
JOIN User AS e ON e.user_id = t.ug_user
WHERE (t.ug_group = ?)
AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
ORDER BY t.ug_group ASC, t.ug_user ASC
LIMIT ?

-- 2 times, 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM user_groups AS t CROSS
  JOIN User AS e ON e.user_id = t.ug_user
  WHERE (t.ug_group = ?)
  AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
  LIMIT 10001
) AS counted

-- 4 values
SELECT e.user_id, e.user_name
FROM user_groups AS t
JOIN User AS e ON e.user_id = t.ug_user
WHERE (t.ug_group = ?)
AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
AND (e.user_name >= ?)
AND (e.user_name < ?)
ORDER BY t.ug_user ASC
LIMIT ?

-- 3 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM user_groups AS t CROSS
  JOIN User AS e ON e.user_id = t.ug_user
  WHERE (t.ug_group = ?)
  AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
  AND (e.user_name >= ?)
  AND (e.user_name < ?)
  LIMIT 10001
) AS counted

-- 5 values
SELECT t.user_name
FROM User AS t
WHERE (t.user_name IN (4 × ?))
ORDER BY t.user_name ASC
LIMIT ?

-- 4 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM User AS t
  WHERE (t.user_name IN (4 × ?))
  LIMIT 10001
) AS counted

-- 5 values
SELECT t.user_name
FROM User AS t
WHERE (t.user_id IN (4 × ?))
ORDER BY t.user_name ASC
LIMIT ?

-- 4 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM User AS t
  WHERE (t.user_id IN (4 × ?))
  LIMIT 10001
) AS counted

-- 9 values
SELECT e.user_id, e.user_name
FROM user_groups AS t
JOIN User AS e ON e.user_id = t.ug_user
WHERE (t.ug_group = ?)
AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
AND (e.user_name >= ?)
AND (e.user_name < ?)
AND (e.user_name IN (?))
AND (e.user_id IN (4 × ?))
ORDER BY t.ug_user ASC
LIMIT ?

-- 8 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM user_groups AS t CROSS
  JOIN User AS e ON e.user_id = t.ug_user
  WHERE (t.ug_group = ?)
  AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
  AND (e.user_name >= ?)
  AND (e.user_name < ?)
  AND (e.user_name IN (?))
  AND (e.user_id IN (4 × ?))
  LIMIT 10001
) AS counted
