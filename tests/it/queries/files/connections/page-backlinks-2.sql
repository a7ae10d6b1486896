-- 2 statements

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 4 values
SELECT #, t.link_from, e.page_id, e.page_namespace, e.page_title
FROM PageLinks AS t
JOIN page AS e ON e.page_id = t.link_from
WHERE (t.link_target = (
  SELECT lt_id
  FROM linktarget
  WHERE lt_namespace = ?
  AND lt_title = ?
))
AND (t.link_from > ?)
ORDER BY t.link_from ASC
LIMIT ?
