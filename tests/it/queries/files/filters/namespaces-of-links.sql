-- 17 statements

-- 4 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)) OR (t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 1 value
SELECT t.category_title
FROM CategoryNames AS t
WHERE t.category_title IN (?)

-- 3 values
SELECT #, t.target_namespace, t.target_title
FROM PageLinks AS t
WHERE (t.link_from = ?)
AND (t.target_namespace = ?)
ORDER BY t.link_target ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM PageLinks AS t
  WHERE (t.link_from = ?)
  AND (t.target_namespace = ?)
  LIMIT 10001
) AS counted

-- 8 values
-- 2 of:
SELECT #, e.page_id, e.page_namespace, e.page_title
FROM PageLinks AS t
JOIN page AS e ON e.page_id = t.link_from
WHERE (t.link_target = (
  SELECT lt_id
  FROM linktarget
  WHERE lt_namespace = ?
  AND lt_title = ?
))
AND (t.link_from_namespace = ?)
ORDER BY t.link_from ASC
LIMIT ?

-- 6 values
-- 2 of:
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM PageLinks AS t
  JOIN page AS e ON e.page_id = t.link_from
  WHERE (t.link_target = (
    SELECT lt_id
    FROM linktarget
    WHERE lt_namespace = ?
    AND lt_title = ?
  ))
  AND (t.link_from_namespace = ?)
  LIMIT 10001
) AS counted

-- 8 values
-- 2 of:
SELECT #, e.page_id, e.page_namespace, e.page_title
FROM TemplateLinks AS t
JOIN page AS e ON e.page_id = t.link_from
WHERE (t.link_target = (
  SELECT lt_id
  FROM linktarget
  WHERE lt_namespace = ?
  AND lt_title = ?
))
AND (t.link_from_namespace = ?)
ORDER BY t.link_from ASC
LIMIT ?

-- 6 values
-- 2 of:
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM TemplateLinks AS t
  JOIN page AS e ON e.page_id = t.link_from
  WHERE (t.link_target = (
    SELECT lt_id
    FROM linktarget
    WHERE lt_namespace = ?
    AND lt_title = ?
  ))
  AND (t.link_from_namespace = ?)
  LIMIT 10001
) AS counted

-- 4 times, 4 values
SELECT #, e.page_id, e.page_namespace, e.page_title
FROM CategoryLinks AS t
JOIN page AS e ON e.page_id = t.cl_from
WHERE (t.category_key = (
  SELECT lt_id
  FROM linktarget
  WHERE lt_namespace = 14
  AND lt_title = ?
))
AND (t.cl_type = ?)
AND (e.page_namespace = ?)
ORDER BY t.cl_sortkey ASC, t.cl_from ASC
LIMIT ?

-- 4 times, 3 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM CategoryLinks AS t
  JOIN page AS e ON e.page_id = t.cl_from
  WHERE (t.category_key = (
    SELECT lt_id
    FROM linktarget
    WHERE lt_namespace = 14
    AND lt_title = ?
  ))
  AND (t.cl_type = ?)
  AND (e.page_namespace = ?)
  LIMIT 10001
) AS counted
