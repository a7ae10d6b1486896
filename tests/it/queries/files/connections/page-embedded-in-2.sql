-- 2 statements

-- 2 values
SELECT t.page_namespace, t.page_title, j1.lt_id
FROM page AS t
LEFT JOIN linktarget AS j1 ON j1.lt_namespace = t.page_namespace AND j1.lt_title = t.page_title
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 3 values
SELECT t.link_from, e.page_id, e.page_namespace, e.page_title
FROM TemplateLinks AS t
JOIN page AS e ON e.page_id = t.link_from
WHERE (t.link_target = ?)
AND (t.link_from > ?)
ORDER BY t.link_from ASC
LIMIT ?
