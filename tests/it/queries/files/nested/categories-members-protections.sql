-- 5 statements

-- 3 values
SELECT p.page_id, p.page_namespace, p.page_title, t.category_title, j1.lt_id
FROM page AS p CROSS
JOIN CategoryLinks AS t
LEFT JOIN linktarget AS j1 ON j1.lt_namespace = 14 AND j1.lt_title = t.category_title
WHERE (p.page_namespace = ?)
AND (p.page_title = ?)
AND (t.cl_from = p.page_id)
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
