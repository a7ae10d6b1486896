-- 7 statements

-- 2 values
SELECT t.category_title, j1.lt_id
FROM CategoryNames AS t
LEFT JOIN linktarget AS j1 ON j1.lt_namespace = 14 AND j1.lt_title = t.category_title
WHERE t.category_title IN (?)
UNION ALL
SELECT t.category_title, j1.lt_id
FROM CategoryPages AS t
LEFT JOIN linktarget AS j1 ON j1.lt_namespace = 14 AND j1.lt_title = t.category_title
WHERE t.category_title IN (?)

-- 9 values
-- 3 of:
SELECT #, e.page_id, e.page_namespace, e.page_title
FROM CategoryLinks AS t
JOIN page AS e ON e.page_id = t.cl_from
WHERE (t.category_key = ?)
AND (t.cl_type = ?)
ORDER BY t.cl_sortkey ASC, t.cl_from ASC
LIMIT ?

-- 3 runs, 9 values
SELECT #, t.rev_timestamp, j1.actor_id, j1.actor_name, j2.user_id, j2.user_editcount
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
LEFT JOIN User AS j2 ON j2.user_id = j1.actor_user
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 8 values
SELECT t.ug_group, t.ug_user
FROM user_groups AS t
WHERE t.ug_user IN (8 × ?)
AND (t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now'))

-- 7 runs, 21 values
SELECT #, j1.comment_text, j2.page_id, j2.page_namespace, j2.page_title
FROM RevisionUserindex AS t
LEFT JOIN comment AS j1 ON j1.comment_id = t.rev_comment_id
LEFT JOIN page AS j2 ON j2.page_id = t.rev_page
WHERE (t.rev_actor = ?)
ORDER BY t.rev_actor DESC, t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 13 runs, 39 values
SELECT #, t.category_title, j1.cat_title, j1.cat_pages, j2.lt_id
FROM CategoryLinks AS t
LEFT JOIN category AS j1 ON j1.cat_title = t.category_title
LEFT JOIN linktarget AS j2 ON j2.lt_namespace = 14 AND j2.lt_title = t.category_title
WHERE (t.cl_from = ?)
ORDER BY t.category_key ASC
LIMIT ?

-- 4 runs, 48 values
-- 3 of:
SELECT #, e.page_id, e.page_namespace, e.page_title
FROM CategoryLinks AS t
JOIN page AS e ON e.page_id = t.cl_from
WHERE (t.category_key = ?)
AND (t.cl_type = ?)
ORDER BY t.cl_sortkey ASC, t.cl_from ASC
LIMIT ?
