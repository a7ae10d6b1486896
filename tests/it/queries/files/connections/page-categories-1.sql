-- 2 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT #, t.category_title, t.category_key
FROM (
  SELECT cl_from, cl_target_id AS category_key, lt_title AS category_title, cl_sortkey, cl_sortkey_prefix, cl_type
  FROM categorylinks
  JOIN linktarget ON lt_id = cl_target_id
) AS t
WHERE (t.cl_from = ?)
ORDER BY t.category_key ASC
LIMIT ?
