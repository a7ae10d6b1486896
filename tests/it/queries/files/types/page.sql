-- 5 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title, t.page_is_redirect, t.page_is_new, t.page_len, t.page_content_model, t.page_lang, t.page_touched, j1.rev_id, j2.rd_from, j2.target_namespace, j2.target_title
FROM page AS t
LEFT JOIN Revision AS j1 ON j1.rev_id = t.page_latest
LEFT JOIN Redirect AS j2 ON j2.rd_from = t.page_id
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.page_content_model, t.page_lang, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.rev_id, j1.rev_id
FROM Revision AS t
LEFT JOIN Revision AS j1 ON j1.rev_id = t.rev_parent_id
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?

-- 1 value
SELECT t.pp_propname, t.pp_value, t.pp_page
FROM page_props AS t
WHERE t.pp_page IN (?)

-- 1 value
SELECT t.pr_type, t.pr_level, t.pr_expiry, t.pr_cascade, t.pr_page
FROM page_restrictions AS t
WHERE t.pr_page IN (?)
AND (t.pr_expiry IS NULL OR t.pr_expiry > STRFTIME('%Y%m%d%H%M%S', 'now'))
