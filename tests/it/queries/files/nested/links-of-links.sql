-- 3 statements

-- 4 values
SELECT p.page_id, p.page_namespace, p.page_title, t.target_namespace, t.target_title, j1.page_id, j1.page_len, j2.lt_id
FROM page AS p CROSS
JOIN PageLinks AS t
LEFT JOIN page AS j1 ON j1.page_namespace = t.target_namespace AND j1.page_title = t.target_title
LEFT JOIN linktarget AS j2 ON j2.lt_namespace = j1.page_namespace AND j2.lt_title = j1.page_title
WHERE (p.page_namespace = ?)
AND (p.page_title = ?)
AND (t.link_from = p.page_id)
AND (t.target_namespace + 0 = ?)
ORDER BY t.link_target ASC
LIMIT ?

-- 2 runs, 6 values
SELECT #, e.page_id, e.page_namespace, e.page_title
FROM PageLinks AS t
JOIN page AS e ON e.page_id = t.link_from
WHERE (t.link_target = ?)
ORDER BY t.link_from ASC
LIMIT ?

-- 2 runs, 8 values
SELECT #, e.page_id, e.page_namespace, e.page_title
FROM Redirect AS t
JOIN page AS e ON e.page_id = t.rd_from
WHERE (t.target_namespace = ? AND t.target_title = ?)
ORDER BY t.rd_from ASC
LIMIT ?
