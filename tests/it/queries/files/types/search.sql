-- 6 statements

-- 3 times, 4 values
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

-- 8 values
-- 2 of:
SELECT #, t.page_namespace, t.page_title
FROM page AS t
WHERE (t.page_namespace = ? AND t.page_title >= ? AND t.page_title < ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?
