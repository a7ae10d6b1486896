-- 3 statements

-- 16 values
SELECT t.page_namespace, t.page_title, t.page_id
FROM (VALUES (2 × ?), (2 × ?), (2 × ?), (2 × ?), (2 × ?), (2 × ?), (2 × ?), (2 × ?)) AS named CROSS
JOIN page AS t
WHERE (t.page_namespace = named.column1 AND t.page_title = named.column2)

-- 8 values
SELECT t.pp_propname, t.pp_value, t.pp_page
FROM page_props AS t
WHERE t.pp_page IN (8 × ?)

-- 8 values
SELECT t.pr_type, t.pr_level, t.pr_expiry, t.pr_cascade, t.pr_page
FROM page_restrictions AS t
WHERE t.pr_page IN (8 × ?)
AND (t.pr_expiry IS NULL OR t.pr_expiry > STRFTIME('%Y%m%d%H%M%S', 'now'))
