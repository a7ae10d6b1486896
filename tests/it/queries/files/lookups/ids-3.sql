-- 7 statements

-- 1 value
SELECT t.user_id, t.user_name
FROM User AS t
WHERE t.user_id IN (?)

-- 1 value
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_id IN (?)

-- 1 value
SELECT t.page_id, t.page_namespace, t.page_title, j1.rev_id, j1.rev_timestamp
FROM page AS t
LEFT JOIN Revision AS j1 ON j1.rev_id = t.page_latest
WHERE t.page_id IN (?)

-- 1 value
SELECT t.rev_id, t.rev_timestamp, j1.actor_id, j1.actor_name
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE t.rev_id IN (?)

-- 2 values
SELECT t.category_title, j1.cat_title, j1.cat_pages
FROM CategoryNames AS t
LEFT JOIN category AS j1 ON j1.cat_title = t.category_title
WHERE t.category_title IN (?)
UNION ALL
SELECT t.category_title, j1.cat_title, j1.cat_pages
FROM CategoryPages AS t
LEFT JOIN category AS j1 ON j1.cat_title = t.category_title
WHERE t.category_title IN (?)

-- 1 value
SELECT t.log_id, t.log_timestamp
FROM Logging AS t
WHERE t.log_id IN (?)

-- 1 value
SELECT t.rc_id, t.rc_timestamp
FROM RecentChanges AS t
WHERE t.rc_id IN (?)
