-- 1 statement

-- 3 values
SELECT p.page_namespace, p.page_title, p.page_id, t.rev_timestamp
FROM page AS p CROSS
JOIN Revision AS t
WHERE (p.page_namespace = ?)
AND (p.page_title = ?)
AND (t.rev_page = p.page_id)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
