-- 7 statements

-- 1 value
SELECT t.rev_id, t.rev_timestamp
FROM Revision AS t
WHERE t.rev_id IN (?)

-- 1 value
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE t.page_id IN (?)

-- 1 value
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_id IN (?)

-- 1 value
SELECT t.log_id, t.log_timestamp
FROM Logging AS t
WHERE t.log_id IN (?)

-- 2 values
SELECT t.category_title
FROM CategoryNames AS t
WHERE t.category_title IN (?)
UNION ALL
SELECT t.category_title
FROM CategoryPages AS t
WHERE t.category_title IN (?)

-- 1 value
SELECT t.rc_id, t.rc_timestamp
FROM RecentChanges AS t
WHERE t.rc_id IN (?)

-- 1 value
SELECT t.user_id, t.user_name
FROM User AS t
WHERE t.user_id IN (?)
