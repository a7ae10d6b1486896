-- 6 statements

-- 0 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

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

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM Revision AS t
  WHERE (t.rev_page = ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM PageLinks AS t
  WHERE (t.link_from = ?)
  AND (t.target_namespace + 0 = ?)
  LIMIT 10001
) AS counted

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
