-- 2 statements

-- 1 value
SELECT #, t.rev_id, t.rev_timestamp
FROM (
  SELECT rev_id, rev_page, CASE WHEN rev_deleted & 2 THEN NULL ELSE rev_comment_id END AS rev_comment_id, CASE WHEN rev_deleted & 4 THEN NULL ELSE rev_actor END AS rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, CASE WHEN rev_deleted & 1 THEN NULL ELSE rev_len END AS rev_len, rev_parent_id
  FROM revision
) AS t
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 1 value
SELECT #, t.rev_id, t.rev_timestamp
FROM (
  SELECT rev_id, rev_page, CASE WHEN rev_deleted & 2 THEN NULL ELSE rev_comment_id END AS rev_comment_id, CASE WHEN rev_deleted & 4 THEN NULL ELSE rev_actor END AS rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, CASE WHEN rev_deleted & 1 THEN NULL ELSE rev_len END AS rev_len, rev_parent_id
  FROM revision
) AS t
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?
