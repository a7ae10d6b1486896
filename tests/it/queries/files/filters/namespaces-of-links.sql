-- 17 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 4 values
SELECT t.page_namespace, t.page_title, j1.lt_id
FROM page AS t
LEFT JOIN linktarget AS j1 ON j1.lt_namespace = t.page_namespace AND j1.lt_title = t.page_title
WHERE ((t.page_namespace = ? AND t.page_title IN (?)) OR (t.page_namespace = ? AND t.page_title = ?))

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

-- 3 values
SELECT t.target_namespace, t.target_title
FROM PageLinks AS t
WHERE (t.link_from = ?)
AND (t.target_namespace + 0 = ?)
ORDER BY t.link_target ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM PageLinks AS t
  WHERE (t.link_from = ?)
  AND (t.target_namespace + 0 = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT e.page_id, e.page_namespace, e.page_title
FROM PageLinks AS t
JOIN page AS e ON e.page_id = t.link_from
WHERE (t.link_target = ?)
AND (t.link_from_namespace = ?)
ORDER BY t.link_from ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM PageLinks AS t CROSS
  JOIN page AS e ON e.page_id = t.link_from
  WHERE (t.link_target = ?)
  AND (t.link_from_namespace = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT e.page_id, e.page_namespace, e.page_title
FROM TemplateLinks AS t
JOIN page AS e ON e.page_id = t.link_from
WHERE (t.link_target = ?)
AND (t.link_from_namespace = ?)
ORDER BY t.link_from ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM TemplateLinks AS t CROSS
  JOIN page AS e ON e.page_id = t.link_from
  WHERE (t.link_target = ?)
  AND (t.link_from_namespace = ?)
  LIMIT 10001
) AS counted

-- 4 times, 4 values
SELECT e.page_id, e.page_namespace, e.page_title
FROM CategoryLinks AS t
JOIN page AS e ON e.page_id = t.cl_from
WHERE (t.category_key = ?)
AND (t.cl_type = ?)
AND (e.page_namespace + 0 = ?)
ORDER BY t.cl_sortkey ASC, t.cl_from ASC
LIMIT ?

-- 4 times, 3 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM CategoryLinks AS t CROSS
  JOIN page AS e ON e.page_id = t.cl_from
  WHERE (t.category_key = ?)
  AND (t.cl_type = ?)
  AND (e.page_namespace + 0 = ?)
  LIMIT 10001
) AS counted
