-- 2 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 3 values
SELECT t.target_namespace, t.target_title, t.link_target
FROM PageLinks AS t
WHERE (t.link_from = ?)
AND (t.link_target > ?)
ORDER BY t.link_target ASC
LIMIT ?
