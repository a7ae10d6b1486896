-- 2 statements

-- 1 value
SELECT t.category_title
FROM (
  SELECT cat_title AS category_title
  FROM category
  UNION SELECT page_title
  FROM page
  WHERE page_namespace = 14
) AS t
WHERE t.category_title IN (?)

-- 9 values
-- 3 of:
SELECT #, t.cl_sortkey, t.cl_from, e.page_id, e.page_namespace, e.page_title
FROM (
  SELECT cl_from, cl_target_id AS category_key, lt_title AS category_title, cl_sortkey, cl_sortkey_prefix, cl_type
  FROM categorylinks
  JOIN linktarget ON lt_id = cl_target_id
) AS t
JOIN page AS e ON e.page_id = t.cl_from
WHERE (t.category_key = (
  SELECT lt_id
  FROM linktarget
  WHERE lt_namespace = 14
  AND lt_title = ?
)) AND (t.cl_type = ?)
ORDER BY t.cl_sortkey ASC, t.cl_from ASC
LIMIT ?
