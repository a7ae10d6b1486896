-- 5 statements

-- 1 value
SELECT 1
FROM page AS t
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 1 value
SELECT 1
FROM page AS t
ORDER BY t.page_namespace DESC, t.page_title DESC
LIMIT ?

-- 2 times, 1 value
SELECT t.page_namespace, t.page_title
FROM page AS t
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 0 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM page AS t
  LIMIT 10001
) AS counted
