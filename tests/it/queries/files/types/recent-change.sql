-- 5 statements

-- 4 times, 2 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_namespace, t.rc_title, t.rc_minor, t.rc_bot, t.rc_patrolled, t.rc_old_len, t.rc_new_len, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_deleted, j1.page_id, j1.page_namespace, j1.page_title, j2.actor_id, j2.actor_name, j3.comment_text, j4.rev_id, j5.rev_id, j6.log_id, j6.log_type
FROM RecentChanges AS t
LEFT JOIN page AS j1 ON j1.page_id = t.rc_cur_id
LEFT JOIN actor AS j2 ON j2.actor_id = t.rc_actor
LEFT JOIN comment AS j3 ON j3.comment_id = t.rc_comment_id
LEFT JOIN Revision AS j4 ON j4.rev_id = t.rc_this_oldid
LEFT JOIN Revision AS j5 ON j5.rev_id = t.rc_last_oldid
LEFT JOIN Logging AS j6 ON j6.log_id = t.rc_logid
WHERE (t.rc_source IN (?))
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 6 values
SELECT t.rc_id, t.rc_source, t.rc_timestamp, t.rc_namespace, t.rc_title, t.rc_minor, t.rc_bot, t.rc_patrolled, t.rc_old_len, t.rc_new_len, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rc_id = t.rc_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rc_deleted, j1.page_id, j1.page_namespace, j1.page_title, j2.actor_id, j2.actor_name, j3.comment_text, j4.rev_id, j5.rev_id, j6.log_id, j6.log_type
FROM RecentChanges AS t
LEFT JOIN page AS j1 ON j1.page_id = t.rc_cur_id
LEFT JOIN actor AS j2 ON j2.actor_id = t.rc_actor
LEFT JOIN comment AS j3 ON j3.comment_id = t.rc_comment_id
LEFT JOIN Revision AS j4 ON j4.rev_id = t.rc_this_oldid
LEFT JOIN Revision AS j5 ON j5.rev_id = t.rc_last_oldid
LEFT JOIN Logging AS j6 ON j6.log_id = t.rc_logid
WHERE (t.rc_source IN (?) OR t.rc_source NOT IN (4 × ?))
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?
