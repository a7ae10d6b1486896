-- 4 statements

-- 1 value
SELECT t.page_namespace, t.page_title, t.page_id
FROM page AS t
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 60 runs, 180 values
SELECT #, t.rev_id, t.rev_len, t.rev_timestamp, j1.actor_id, j1.actor_name
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 60 runs, 180 values
SELECT #, t.rev_id
FROM Revision AS t
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?

-- 60 runs, 240 values
SELECT #, t.rev_id
FROM Revision AS t
WHERE (t.rev_page = ?)
AND (t.rev_minor_edit = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
