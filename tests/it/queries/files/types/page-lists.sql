-- 19 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title, j1.lt_id
FROM page AS t
LEFT JOIN linktarget AS j1 ON j1.lt_namespace = t.page_namespace AND j1.lt_title = t.page_title
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.rev_id
FROM Revision AS t
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM Revision AS t
  WHERE (t.rev_page = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.rc_id
FROM RecentChangesTitleindex AS t
WHERE (t.rc_namespace = ? AND t.rc_title = ?)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChangesTitleindex AS t
  WHERE (t.rc_namespace = ? AND t.rc_title = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT t.log_id
FROM LoggingLogindex AS t
WHERE (t.log_namespace = ? AND t.log_title = ?)
ORDER BY t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM LoggingLogindex AS t
  WHERE (t.log_namespace = ? AND t.log_title = ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.cl_sortkey_prefix, t.category_title
FROM CategoryLinks AS t
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

-- 2 values
SELECT t.target_namespace, t.target_title
FROM PageLinks AS t
WHERE (t.link_from = ?)
ORDER BY t.link_target ASC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM PageLinks AS t
  WHERE (t.link_from = ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT e.page_id, e.page_namespace, e.page_title
FROM PageLinks AS t
JOIN page AS e ON e.page_id = t.link_from
WHERE (t.link_target = ?)
ORDER BY t.link_from ASC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM PageLinks AS t CROSS
  JOIN page AS e ON e.page_id = t.link_from
  WHERE (t.link_target = ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT t.target_namespace, t.target_title
FROM TemplateLinks AS t
WHERE (t.link_from = ?)
ORDER BY t.link_target ASC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM TemplateLinks AS t
  WHERE (t.link_from = ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT e.page_id, e.page_namespace, e.page_title
FROM TemplateLinks AS t
JOIN page AS e ON e.page_id = t.link_from
WHERE (t.link_target = ?)
ORDER BY t.link_from ASC
LIMIT ?

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM TemplateLinks AS t CROSS
  JOIN page AS e ON e.page_id = t.link_from
  WHERE (t.link_target = ?)
  LIMIT 10001
) AS counted

-- 3 values
SELECT e.page_id, e.page_namespace, e.page_title
FROM Redirect AS t
JOIN page AS e ON e.page_id = t.rd_from
WHERE (t.target_namespace = ? AND t.target_title = ?)
ORDER BY t.rd_from ASC
LIMIT ?

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM Redirect AS t CROSS
  JOIN page AS e ON e.page_id = t.rd_from
  WHERE (t.target_namespace = ? AND t.target_title = ?)
  LIMIT 10001
) AS counted
