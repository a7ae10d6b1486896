-- 10 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 1 value
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_name IN (?)

-- 4 values
SELECT t.actor_id, t.actor_name, t.actor_user, j1.user_is_temp, j2.user_id, j2.user_name
FROM Actor AS t
LEFT JOIN UserKind AS j1 ON j1.user_id = t.actor_user
LEFT JOIN User AS j2 ON j2.user_id = t.actor_user
WHERE t.actor_name IN (4 × ?)

-- 3 runs, 9 values
SELECT #, t.rev_id
FROM RevisionUserindex AS t
WHERE (t.rev_actor = ?)
ORDER BY t.rev_actor DESC, t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 3 runs, 6 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RevisionUserindex AS t
  WHERE (t.rev_actor = ?)
  LIMIT 10001
) AS counted

-- 3 runs, 9 values
SELECT #, t.rc_id
FROM RecentChangesUserindex AS t
WHERE (t.rc_actor = ?)
ORDER BY t.rc_actor DESC, t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 3 runs, 6 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChangesUserindex AS t
  WHERE (t.rc_actor = ?)
  LIMIT 10001
) AS counted

-- 3 runs, 9 values
SELECT #, t.log_id
FROM LoggingUserindex AS t
WHERE (t.log_actor = ?)
ORDER BY t.log_actor DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 3 runs, 6 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM LoggingUserindex AS t
  WHERE (t.log_actor = ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT j1.actor_id, j1.actor_name, j1.actor_user, j2.user_is_temp, j3.user_id, j3.user_name
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
LEFT JOIN UserKind AS j2 ON j2.user_id = j1.actor_user
LEFT JOIN User AS j3 ON j3.user_id = j1.actor_user
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
