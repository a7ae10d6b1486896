-- 4 statements

-- 2 values
SELECT e.user_id, e.user_name, j1.actor_id
FROM user_groups AS t
JOIN User AS e ON e.user_id = t.ug_user
LEFT JOIN actor AS j1 ON j1.actor_user = e.user_id
WHERE (t.ug_group = ?)
AND ((t.ug_expiry IS NULL OR t.ug_expiry > STRFTIME('%Y%m%d%H%M%S', 'now')))
ORDER BY t.ug_group ASC, t.ug_user ASC
LIMIT ?

-- 3 runs, 9 values
SELECT #, t.rev_timestamp, j1.page_id, j1.page_namespace, j1.page_title
FROM RevisionUserindex AS t
LEFT JOIN page AS j1 ON j1.page_id = t.rev_page
WHERE (t.rev_actor = ?)
ORDER BY t.rev_actor DESC, t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 3 runs, 6 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RevisionUserindex AS t
  WHERE (t.rev_actor = ?)
  LIMIT 10001
) AS counted

-- 4 runs, 12 values
SELECT #, t.category_title
FROM CategoryLinks AS t
WHERE (t.cl_from = ?)
ORDER BY t.category_key ASC
LIMIT ?
