-- 3 statements

-- 3 values
SELECT t.page_id
FROM page AS t
WHERE (t.page_id IN (2 × ?))
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 4 values
SELECT t.rev_timestamp
FROM Revision AS t
WHERE (t.rev_page = ?)
AND (t.rev_timestamp >= ?)
AND (t.rev_minor_edit = ?)
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?
