-- 31 statements

-- 6 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChanges AS t
WHERE (t.rc_source IN (?) OR t.rc_source NOT IN (4 × ?))
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 5 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChanges AS t
  WHERE (t.rc_source IN (?) OR t.rc_source NOT IN (4 × ?))
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChanges AS t
WHERE (t.rc_source IN (?))
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChanges AS t
  WHERE (t.rc_source IN (?))
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChanges AS t
WHERE (t.rc_namespace IN (2 × ?))
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChanges AS t
  WHERE (t.rc_namespace IN (2 × ?))
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChanges AS t
WHERE (t.rc_bot = ?)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChanges AS t
  WHERE (t.rc_bot = ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChanges AS t
WHERE (t.rc_minor = ?)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChanges AS t
  WHERE (t.rc_minor = ?)
  LIMIT 10001
) AS counted

-- 1 value
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChanges AS t
WHERE (t.rc_patrolled <> 0)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 0 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChanges AS t
  WHERE (t.rc_patrolled <> 0)
  LIMIT 10001
) AS counted

-- 1 value
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChanges AS t
WHERE (t.rc_patrolled = 0)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 0 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChanges AS t
  WHERE (t.rc_patrolled = 0)
  LIMIT 10001
) AS counted

-- 2 times, 2 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChanges AS t
WHERE ((
  SELECT ct_rc_id
  FROM change_tag
  WHERE ct_rc_id = t.rc_id
  AND ct_tag_id = (
    SELECT ctd_id
    FROM change_tag_def
    WHERE ctd_name = ?
    AND ctd_name NOT LIKE 'mw-private-%'
  )
) IS NOT NULL)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 2 times, 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChanges AS t
  WHERE ((
    SELECT ct_rc_id
    FROM change_tag
    WHERE ct_rc_id = t.rc_id
    AND ct_tag_id = (
      SELECT ctd_id
      FROM change_tag_def
      WHERE ctd_name = ?
      AND ctd_name NOT LIKE 'mw-private-%'
    )
  ) IS NOT NULL)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChanges AS t
WHERE (t.rc_timestamp >= ?)
AND (t.rc_timestamp < ?)
ORDER BY t.rc_timestamp ASC, t.rc_id ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChanges AS t
  WHERE (t.rc_timestamp >= ?)
  AND (t.rc_timestamp < ?)
  LIMIT 10001
) AS counted

-- 8 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChanges AS t
WHERE (t.rc_timestamp >= ?)
AND (t.rc_source IN (2 × ?))
AND (t.rc_namespace IN (?))
AND (t.rc_bot = ?)
AND (t.rc_minor = ?)
AND (t.rc_patrolled <> 0)
AND ((
  SELECT ct_rc_id
  FROM change_tag
  WHERE ct_rc_id = t.rc_id
  AND ct_tag_id = (
    SELECT ctd_id
    FROM change_tag_def
    WHERE ctd_name = ?
    AND ctd_name NOT LIKE 'mw-private-%'
  )
) IS NOT NULL)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 7 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChanges AS t
  WHERE (t.rc_timestamp >= ?)
  AND (t.rc_source IN (2 × ?))
  AND (t.rc_namespace IN (?))
  AND (t.rc_bot = ?)
  AND (t.rc_minor = ?)
  AND (t.rc_patrolled <> 0)
  AND ((
    SELECT ct_rc_id
    FROM change_tag
    WHERE ct_rc_id = t.rc_id
    AND ct_tag_id = (
      SELECT ctd_id
      FROM change_tag_def
      WHERE ctd_name = ?
      AND ctd_name NOT LIKE 'mw-private-%'
    )
  ) IS NOT NULL)
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
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChangesUserindex AS t
WHERE (t.rc_actor = ?)
ORDER BY t.rc_actor DESC, t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChangesUserindex AS t
  WHERE (t.rc_actor = ?)
  LIMIT 10001
) AS counted

-- 5 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChangesTitleindex AS t
WHERE (t.rc_namespace = ? AND t.rc_title = ?)
AND (t.rc_source IN (?))
AND (t.rc_bot = ?)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 4 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChangesTitleindex AS t
  WHERE (t.rc_namespace = ? AND t.rc_title = ?)
  AND (t.rc_source IN (?))
  AND (t.rc_bot = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_bot, t.rc_minor, t.rc_patrolled, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_namespace
FROM RecentChangesUserindex AS t
WHERE (t.rc_actor = ?)
AND (t.rc_source IN (?))
ORDER BY t.rc_actor DESC, t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChangesUserindex AS t
  WHERE (t.rc_actor = ?)
  AND (t.rc_source IN (?))
  LIMIT 10001
) AS counted
