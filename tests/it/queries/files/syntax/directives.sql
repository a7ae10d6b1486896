-- 2 statements

-- 2 values
SELECT t.page_namespace, t.page_title, t.page_id
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.rev_timestamp
FROM Revision AS t
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
