-- 26 statements

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_namespace = ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (t.page_namespace = ?)
  LIMIT 10001
) AS counted

-- 2 times, 4 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_namespace = ? AND t.page_title >= ? AND t.page_title < ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 2 times, 3 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (t.page_namespace = ? AND t.page_title >= ? AND t.page_title < ?)
  LIMIT 10001
) AS counted

-- 5 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_namespace = ? AND t.page_title >= ? AND t.page_title < ?)
AND (t.page_namespace = ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 4 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (t.page_namespace = ? AND t.page_title >= ? AND t.page_title < ?)
  AND (t.page_namespace = ?)
  LIMIT 10001
) AS counted

-- 8 values
SELECT t.page_namespace, t.page_title
FROM (VALUES (2 × ?), (2 × ?), (2 × ?), (2 × ?)) AS named CROSS
JOIN page AS t
WHERE (t.page_namespace = named.column1 AND t.page_title = named.column2)

-- 7 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (((t.page_namespace = ? AND t.page_title IN (4 × ?)) OR (t.page_namespace = ? AND t.page_title = ?)))
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.page_namespace, t.page_title
FROM (VALUES (2 × ?)) AS named CROSS
JOIN page AS t
WHERE (t.page_namespace = named.column1 AND t.page_title = named.column2)

-- 0 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (1 = 0)
  LIMIT 10001
) AS counted

-- 5 values
SELECT t.page_id
FROM page AS t
WHERE (t.page_id IN (4 × ?))
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 4 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (t.page_id IN (4 × ?))
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_id IN (?))
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (t.page_id IN (?))
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_is_redirect + 0 = ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (t.page_is_redirect + 0 = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_namespace = ?)
AND (t.page_is_redirect + 0 = ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (t.page_namespace = ?)
  AND (t.page_is_redirect + 0 = ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.page_namespace, t.page_title, t.page_len
FROM page AS t
WHERE (t.page_len >= ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (t.page_len >= ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.page_namespace, t.page_title, t.page_len
FROM page AS t
WHERE (t.page_len <= ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (t.page_len <= ?)
  LIMIT 10001
) AS counted

-- 8 values
SELECT t.page_namespace, t.page_title, t.page_len
FROM page AS t
WHERE (t.page_namespace = ? AND t.page_title >= ? AND t.page_title < ?)
AND (t.page_namespace = ?)
AND (t.page_is_redirect + 0 = ?)
AND (t.page_len >= ?)
AND (t.page_len <= ?)
ORDER BY t.page_len DESC, t.page_id DESC
LIMIT ?

-- 7 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  WHERE (t.page_namespace = ? AND t.page_title >= ? AND t.page_title < ?)
  AND (t.page_namespace = ?)
  AND (t.page_is_redirect + 0 = ?)
  AND (t.page_len >= ?)
  AND (t.page_len <= ?)
  LIMIT 10001
) AS counted
