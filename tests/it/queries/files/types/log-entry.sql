-- 6 statements

-- 5 times, 2 values
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, t.log_params, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_log_id = t.log_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.log_deleted, j1.actor_id, j1.actor_name, j2.page_id, j2.page_namespace, j2.page_title, j3.comment_text
FROM Logging AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
LEFT JOIN page AS j2 ON j2.page_id = t.log_page
LEFT JOIN comment AS j3 ON j3.comment_id = t.log_comment_id
WHERE (t.log_type = ?)
ORDER BY t.log_type DESC, t.log_timestamp DESC, t.log_id DESC
LIMIT ?

-- 1 value
SELECT t.log_id, t.log_type, t.log_action, t.log_timestamp, t.log_namespace, t.log_title, t.log_params, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_log_id = t.log_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.log_deleted, j1.actor_id, j1.actor_name, j2.page_id, j2.page_namespace, j2.page_title, j3.comment_text
FROM Logging AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.log_actor
LEFT JOIN page AS j2 ON j2.page_id = t.log_page
LEFT JOIN comment AS j3 ON j3.comment_id = t.log_comment_id
ORDER BY t.log_timestamp ASC, t.log_id ASC
LIMIT ?
