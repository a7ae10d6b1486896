-- 3 statements

-- 3 values
SELECT t.log_action, t.log_namespace, t.log_title, t.log_id, t.log_params, t.log_deleted, j1.comment_text, j2.actor_id, j2.actor_name
FROM Logging AS t
LEFT JOIN comment AS j1 ON j1.comment_id = t.log_comment_id
LEFT JOIN actor AS j2 ON j2.actor_id = t.log_actor
WHERE (t.log_type = ?)
AND (t.log_timestamp >= ?)
ORDER BY t.log_type DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 4 values
SELECT t.rev_id, t.rev_len, t.rev_parent_id, (
  SELECT model_name
  FROM slots AS slot
  JOIN content AS content ON content_id = slot_content_id
  JOIN content_models AS model ON model_id = content_model
  WHERE slot_revision_id = t.rev_id
  AND slot_role_id = 1
  AND t.rev_deleted & 1 = 0
), NULL, t.rev_deleted, j1.actor_id, j1.actor_name, j2.comment_text, j3.rev_id, j3.rev_len
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
LEFT JOIN comment AS j2 ON j2.comment_id = t.rev_comment_id
LEFT JOIN Revision AS j3 ON j3.rev_id = t.rev_parent_id
WHERE (t.rev_page = ?)
AND (t.rev_timestamp >= ?)
AND (t.rev_timestamp < ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
