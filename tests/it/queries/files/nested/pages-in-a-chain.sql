-- 2 statements

-- 2 values
SELECT t.page_namespace, t.page_title, j1.page_id, j2.rev_id, j3.rev_id, j4.page_id, j4.page_namespace, j4.page_title, j5.page_id, j5.page_namespace, j5.page_title
FROM page AS t
LEFT JOIN page AS j1 ON j1.page_namespace = t.page_namespace - t.page_namespace % 2 AND j1.page_title = t.page_title
LEFT JOIN Revision AS j2 ON j2.rev_id = j1.page_latest
LEFT JOIN Revision AS j3 ON j3.rev_id = j2.rev_parent_id
LEFT JOIN page AS j4 ON j4.page_id = j3.rev_page
LEFT JOIN page AS j5 ON j5.page_namespace = j4.page_namespace + 1 AND j5.page_title = j4.page_title
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT j1.actor_id, j1.actor_name
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?
