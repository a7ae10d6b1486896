-- 6 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.category_title, j1.lt_id
FROM CategoryLinks AS t
LEFT JOIN linktarget AS j1 ON j1.lt_namespace = 14 AND j1.lt_title = t.category_title
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

-- 4 runs, 36 values
-- 3 of:
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM CategoryLinks AS t CROSS
  JOIN page AS e ON e.page_id = t.cl_from
  WHERE (t.category_key = ?)
  AND (t.cl_type = ?)
  LIMIT 10001
) AS counted

-- 8 values
SELECT t.pr_type, t.pr_level, t.pr_page
FROM page_restrictions AS t
WHERE t.pr_page IN (8 × ?)
AND (t.pr_expiry IS NULL OR t.pr_expiry > STRFTIME('%Y%m%d%H%M%S', 'now'))

-- 8 values
SELECT t.pp_propname, t.pp_page
FROM page_props AS t
WHERE t.pp_page IN (8 × ?)
