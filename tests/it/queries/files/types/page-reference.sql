-- 4 statements

-- 2 values
SELECT t.page_namespace, t.page_title, j1.rd_from, j1.target_namespace, j1.target_title, j2.page_id, j2.page_namespace, j2.page_title
FROM page AS t
LEFT JOIN Redirect AS j1 ON j1.rd_from = t.page_id
LEFT JOIN page AS j2 ON j2.page_namespace = j1.target_namespace AND j2.page_title = j1.target_title
WHERE (t.page_is_redirect + 0 = ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 2 values
SELECT t.page_namespace, t.page_title, j1.page_id, j1.page_namespace, j1.page_title
FROM page AS t
LEFT JOIN page AS j1 ON j1.page_namespace = t.page_namespace - t.page_namespace % 2 AND j1.page_title = t.page_title
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.page_namespace, t.page_title, t.page_id, j1.page_id, j1.page_len, j2.page_id
FROM page AS t
LEFT JOIN page AS j1 ON j1.page_namespace = t.page_namespace + 1 AND j1.page_title = t.page_title
LEFT JOIN page AS j2 ON j2.page_namespace = t.page_namespace - t.page_namespace % 2 AND j2.page_title = t.page_title
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 3 values
SELECT t.target_namespace, t.target_title, j1.page_id
FROM PageLinks AS t
LEFT JOIN page AS j1 ON j1.page_namespace = t.target_namespace AND j1.page_title = t.target_title
WHERE (t.link_from = ?)
AND (t.target_namespace + 0 = ?)
ORDER BY t.link_target ASC
LIMIT ?
