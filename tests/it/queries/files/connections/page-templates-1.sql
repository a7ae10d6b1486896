-- 2 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT #, t.target_namespace, t.target_title, t.link_target
FROM (
  SELECT tl_from AS link_from, tl_from_namespace AS link_from_namespace, tl_target_id AS link_target, lt_namespace AS target_namespace, lt_title AS target_title
  FROM templatelinks
  JOIN linktarget ON lt_id = tl_target_id
) AS t
WHERE (t.link_from = ?)
ORDER BY t.link_target ASC
LIMIT ?
