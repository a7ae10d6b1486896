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

-- 1 value
SELECT t.category_title
FROM CategoryNames AS t
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
  AND (t.target_namespace = ?)
  LIMIT 10001
) AS counted

-- 6 values
-- 3 of:
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
  LIMIT 10001
) AS counted
