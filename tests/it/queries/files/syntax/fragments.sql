-- 5 statements

-- 1 value
SELECT t.page_namespace, t.page_title
FROM page AS t
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 1 value
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE t.page_id IN (?)

-- 2 times, 2 values
SELECT j1.actor_id, j1.actor_name
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
