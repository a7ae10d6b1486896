-- 2 statements

-- 1 value
SELECT t.category_title
FROM CategoryNames AS t
WHERE t.category_title IN (?)

-- 12 values
SELECT #, t.cl_sortkey, t.cl_from, e.page_id, e.page_namespace, e.page_title
FROM CategoryLinks AS t
JOIN page AS e ON e.page_id = t.cl_from
WHERE (t.category_key = (
  SELECT lt_id
  FROM linktarget
  WHERE lt_namespace = 14
  AND lt_title = ?
))
AND (t.cl_type = ?)
AND (t.cl_sortkey >= ? AND (t.cl_sortkey > ? OR t.cl_from > ?))
ORDER BY t.cl_sortkey ASC, t.cl_from ASC
LIMIT ?
UNION ALL
-- 2 of:
SELECT #, t.cl_sortkey, t.cl_from, e.page_id, e.page_namespace, e.page_title
FROM CategoryLinks AS t
JOIN page AS e ON e.page_id = t.cl_from
WHERE (t.category_key = (
  SELECT lt_id
  FROM linktarget
  WHERE lt_namespace = 14
  AND lt_title = ?
))
AND (t.cl_type = ?)
ORDER BY t.cl_sortkey ASC, t.cl_from ASC
LIMIT ?
