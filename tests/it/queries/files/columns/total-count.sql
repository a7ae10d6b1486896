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
FROM (
  SELECT cat_title AS category_title
  FROM category
  UNION SELECT page_title
  FROM page
  WHERE page_namespace = 14
) AS t
WHERE t.category_title IN (?)

-- 1 value
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT rev_id, rev_page, CASE WHEN rev_deleted & 2 THEN NULL ELSE rev_comment_id END AS rev_comment_id, CASE WHEN rev_deleted & 4 THEN NULL ELSE rev_actor END AS rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, CASE WHEN rev_deleted & 1 THEN NULL ELSE rev_len END AS rev_len, rev_parent_id
    FROM revision
  ) AS t
  WHERE (t.rev_page = ?)
  LIMIT 10001
) AS counted

-- 2 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT pl_from AS link_from, pl_from_namespace AS link_from_namespace, pl_target_id AS link_target, lt_namespace AS target_namespace, lt_title AS target_title
    FROM pagelinks
    JOIN linktarget ON lt_id = pl_target_id
  ) AS t
  WHERE (t.link_from = ?)
  AND (t.target_namespace = ?)
  LIMIT 10001
) AS counted

-- 6 values
-- 3 of:
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM (
    SELECT cl_from, cl_target_id AS category_key, lt_title AS category_title, cl_sortkey, cl_sortkey_prefix, cl_type
    FROM categorylinks
    JOIN linktarget ON lt_id = cl_target_id
  ) AS t
  JOIN page AS e ON e.page_id = t.cl_from
  WHERE (t.category_key = (
    SELECT lt_id
    FROM linktarget
    WHERE lt_namespace = 14
    AND lt_title = ?
  )) AND (t.cl_type = ?)
  LIMIT 10001
) AS counted
