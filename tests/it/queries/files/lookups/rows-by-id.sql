-- 6 statements

-- 2 values
SELECT t.rev_timestamp, t.rev_id
FROM Revision AS t
WHERE t.rev_id IN (2 × ?)

-- 2 values
SELECT t.actor_name, t.actor_id
FROM Actor AS t
WHERE t.actor_id IN (2 × ?)

-- 2 values
SELECT t.rc_timestamp, t.rc_id
FROM RecentChanges AS t
WHERE t.rc_id IN (2 × ?)

-- 2 values
SELECT t.user_name, t.user_id
FROM User AS t
WHERE t.user_id IN (2 × ?)

-- 2 values
SELECT t.page_namespace, t.page_title, t.page_id
FROM page AS t
WHERE t.page_id IN (2 × ?)

-- 2 values
SELECT t.log_timestamp, t.log_id
FROM Logging AS t
WHERE t.log_id IN (2 × ?)
