-- 7 statements

-- 1 value
SELECT t.rc_id
FROM RecentChanges AS t
ORDER BY t.rc_timestamp ASC, t.rc_id ASC
LIMIT ?

-- 2 values
SELECT t.category_title
FROM CategoryNames AS t
WHERE t.category_title IN (?)
UNION ALL
SELECT t.category_title
FROM CategoryPages AS t
WHERE t.category_title IN (?)

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 1 value
SELECT t.log_id
FROM Logging AS t
WHERE t.log_id IN (?)

-- 1 value
SELECT t.rev_id
FROM Revision AS t
WHERE t.rev_id IN (?)

-- 1 value
SELECT t.user_id, t.user_name
FROM User AS t
WHERE t.user_name IN (?)

-- 1 value
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_name IN (?)
