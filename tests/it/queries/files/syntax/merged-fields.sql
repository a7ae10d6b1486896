-- 5 statements

-- 2 values
SELECT t.page_len, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title, j1.rev_id, j1.rev_timestamp, j2.actor_id, j2.actor_name
FROM page AS t
LEFT JOIN Revision AS j1 ON j1.rev_id = t.page_latest
LEFT JOIN actor AS j2 ON j2.actor_id = j1.rev_actor
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.rev_timestamp
FROM Revision AS t
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 2 values
SELECT j1.comment_text
FROM Revision AS t
LEFT JOIN comment AS j1 ON j1.comment_id = t.rev_comment_id
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
