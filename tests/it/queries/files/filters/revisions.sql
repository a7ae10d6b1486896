-- 21 statements

-- 3 values
SELECT t.rev_timestamp, t.rev_minor_edit, j1.actor_id, j1.actor_name
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (t.rev_timestamp >= ?)
AND (t.rev_timestamp < ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM Revision AS t
  WHERE (t.rev_timestamp >= ?)
  AND (t.rev_timestamp < ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.rev_timestamp, t.rev_minor_edit, j1.actor_id, j1.actor_name
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (t.rev_minor_edit = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM Revision AS t
  WHERE (t.rev_minor_edit = ?)
  LIMIT 10001
) AS counted

-- 1 value
SELECT t.rev_timestamp
FROM Revision AS t
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_name IN (2 × ?)

-- 1 value
SELECT t.user_name, j1.actor_id
FROM User AS t
LEFT JOIN actor AS j1 ON j1.actor_user = t.user_id
WHERE t.user_name IN (?)

-- 2 values
SELECT t.rev_timestamp, t.rev_minor_edit, j1.actor_id, j1.actor_name
FROM RevisionUserindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (t.rev_actor = ?)
ORDER BY t.rev_actor DESC, t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RevisionUserindex AS t
  WHERE (t.rev_actor = ?)
  LIMIT 10001
) AS counted

-- 1 value
SELECT t.rev_timestamp, t.rev_minor_edit, j1.actor_id, j1.actor_name
FROM RevisionUserindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (1 = 0)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 0 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RevisionUserindex AS t
  WHERE (1 = 0)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.rev_timestamp, t.rev_minor_edit, j1.actor_id, j1.actor_name
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (t.rev_page = ?)
AND (t.rev_timestamp < ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM Revision AS t
  WHERE (t.rev_page = ?)
  AND (t.rev_timestamp < ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.rev_timestamp, t.rev_minor_edit, j1.actor_id, j1.actor_name
FROM RevisionUserindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (t.rev_actor = ?)
AND (t.rev_minor_edit = ?)
ORDER BY t.rev_actor ASC, t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RevisionUserindex AS t
  WHERE (t.rev_actor = ?)
  AND (t.rev_minor_edit = ?)
  LIMIT 10001
) AS counted

-- 1 value
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_name IN (?)

-- 3 values
SELECT t.rev_timestamp, t.rev_minor_edit, j1.actor_id, j1.actor_name
FROM RevisionUserindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (t.rev_page = ?)
AND (t.rev_actor = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RevisionUserindex AS t
  WHERE (t.rev_page = ?)
  AND (t.rev_actor = ?)
  LIMIT 10001
) AS counted

-- 5 values
SELECT t.rev_timestamp, t.rev_minor_edit, j1.actor_id, j1.actor_name
FROM RevisionUserindex AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (t.rev_page = ?)
AND (t.rev_timestamp >= ?)
AND (t.rev_minor_edit = ?)
AND (t.rev_actor = ?)
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?

-- 4 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RevisionUserindex AS t
  WHERE (t.rev_page = ?)
  AND (t.rev_timestamp >= ?)
  AND (t.rev_minor_edit = ?)
  AND (t.rev_actor = ?)
  LIMIT 10001
) AS counted
