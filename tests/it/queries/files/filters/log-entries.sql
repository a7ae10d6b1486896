-- 23 statements

-- 2 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM Logging AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_type = ?)
ORDER BY t.log_type DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM Logging AS t
  WHERE (t.log_type = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM LoggingLogindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_type = ? AND t.log_action = ?)
ORDER BY t.log_type DESC, t.log_action DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM LoggingLogindex AS t
  WHERE (t.log_type = ? AND t.log_action = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM LoggingLogindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_namespace = ?)
AND (t.log_title = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM LoggingLogindex AS t
  WHERE (t.log_namespace = ?)
  AND (t.log_title = ?)
  LIMIT 10001
) AS counted

-- 4 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM LoggingLogindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_namespace = ?)
AND (t.log_title = ?)
AND (t.log_type = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 3 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM LoggingLogindex AS t
  WHERE (t.log_namespace = ?)
  AND (t.log_title = ?)
  AND (t.log_type = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM Logging AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_timestamp >= ?)
AND (t.log_timestamp < ?)
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM Logging AS t
  WHERE (t.log_timestamp >= ?)
  AND (t.log_timestamp < ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM Logging AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_type = ?)
AND (1 = 0)
ORDER BY t.log_type DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM Logging AS t
  WHERE (t.log_type = ?)
  AND (1 = 0)
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 1 value
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_name IN (?)

-- 1 value
SELECT t.user_name, j1.actor_id
FROM User AS t
LEFT JOIN actor AS j1 ON j1.actor_user = t.user_id
WHERE t.user_name IN (?)

-- 2 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM LoggingUserindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_actor = ?)
ORDER BY t.log_actor DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM LoggingUserindex AS t
  WHERE (t.log_actor = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM LoggingUserindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_actor = ?)
AND (t.log_action = ?)
ORDER BY t.log_actor DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM LoggingUserindex AS t
  WHERE (t.log_actor = ?)
  AND (t.log_action = ?)
  LIMIT 10001
) AS counted

-- 4 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM LoggingLogindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_namespace = ? AND t.log_title = ?)
AND (t.log_type = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 3 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM LoggingLogindex AS t
  WHERE (t.log_namespace = ? AND t.log_title = ?)
  AND (t.log_type = ?)
  LIMIT 10001
) AS counted

-- 4 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, j1.actor_id, j1.actor_name
FROM LoggingUserindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
WHERE (t.log_actor = ?)
AND (t.log_type = ?)
AND (t.log_action = ?)
ORDER BY t.log_actor ASC, t.log_type ASC, t.log_timestamp ASC, t.log_id ASC
LIMIT ?

-- 3 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM LoggingUserindex AS t
  WHERE (t.log_actor = ?)
  AND (t.log_type = ?)
  AND (t.log_action = ?)
  LIMIT 10001
) AS counted
