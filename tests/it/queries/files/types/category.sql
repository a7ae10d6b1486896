-- 7 statements

-- 4 values
SELECT t.category_title
FROM CategoryNames AS t
WHERE t.category_title IN (2 × ?)
UNION ALL
SELECT t.category_title
FROM CategoryPages AS t
WHERE t.category_title IN (2 × ?)

-- 2 values
SELECT t.category_title, j1.page_id, j1.page_namespace, j1.page_title, j1.page_len, j2.cat_title, j2.cat_pages, j2.cat_subcats, j2.cat_files, j3.lt_id
FROM CategoryNames AS t
LEFT JOIN page AS j1 ON j1.page_namespace = 14 AND j1.page_title = t.category_title
LEFT JOIN category AS j2 ON j2.cat_title = t.category_title
LEFT JOIN linktarget AS j3 ON j3.lt_namespace = 14 AND j3.lt_title = t.category_title
WHERE t.category_title IN (?)
UNION ALL
SELECT t.category_title, j1.page_id, j1.page_namespace, j1.page_title, j1.page_len, j2.cat_title, j2.cat_pages, j2.cat_subcats, j2.cat_files, j3.lt_id
FROM CategoryPages AS t
LEFT JOIN page AS j1 ON j1.page_namespace = 14 AND j1.page_title = t.category_title
LEFT JOIN category AS j2 ON j2.cat_title = t.category_title
LEFT JOIN linktarget AS j3 ON j3.lt_namespace = 14 AND j3.lt_title = t.category_title
WHERE t.category_title IN (?)

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 9 values
-- 3 of:
SELECT #, e.page_id, e.page_namespace, e.page_title
FROM CategoryLinks AS t
JOIN page AS e ON e.page_id = t.cl_from
WHERE (t.category_key = ?)
AND (t.cl_type = ?)
ORDER BY t.cl_sortkey ASC, t.cl_from ASC
LIMIT ?

-- 6 values
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

-- 2 values
SELECT t.cl_sortkey_prefix, t.category_title, t.category_key, j1.cat_title, j1.cat_pages
FROM CategoryLinks AS t
LEFT JOIN category AS j1 ON j1.cat_title = t.category_title
WHERE (t.cl_from = ?)
ORDER BY t.category_key ASC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM CategoryLinks AS t
  WHERE (t.cl_from = ?)
  LIMIT 10001
) AS counted
