-- 2 statements

-- 2 values
SELECT t.page_namespace, t.page_title, t.page_id
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT #, t.rev_timestamp
FROM (
  SELECT rev_id, rev_page, CASE WHEN rev_deleted & 2 THEN NULL ELSE rev_comment_id END AS rev_comment_id, CASE WHEN rev_deleted & 4 THEN NULL ELSE rev_actor END AS rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, CASE WHEN rev_deleted & 1 THEN NULL ELSE rev_len END AS rev_len, rev_parent_id
  FROM revision
) AS t
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
