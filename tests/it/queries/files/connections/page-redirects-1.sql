-- 2 statements

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 3 values
SELECT #, t.rd_from, e.page_id, e.page_namespace, e.page_title
FROM (
  SELECT rd_from, rd_namespace AS target_namespace, rd_title AS target_title
  FROM redirect
  WHERE rd_interwiki IS NULL OR rd_interwiki = ''
) AS t
JOIN page AS e ON e.page_id = t.rd_from
WHERE (t.target_namespace = ? AND t.target_title = ?)
ORDER BY t.rd_from ASC
LIMIT ?
