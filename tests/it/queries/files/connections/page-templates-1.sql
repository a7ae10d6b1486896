-- 1 statement

-- 3 values
SELECT p.page_id, p.page_namespace, p.page_title, t.target_namespace, t.target_title, t.link_target
FROM page AS p CROSS
JOIN TemplateLinks AS t
WHERE (p.page_namespace = ?)
AND (p.page_title = ?)
AND (t.link_from = p.page_id)
ORDER BY t.link_target ASC
LIMIT ?
