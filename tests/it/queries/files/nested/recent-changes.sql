-- 4 statements

-- 3 values
SELECT t.rc_namespace, t.rc_title, j1.comment_text, j2.rev_id, j2.rev_len, j2.rev_parent_id, (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rev_id = j2.rev_id
  AND ctd_name NOT LIKE 'mw-private-%'
), j3.rev_id, j3.rev_len, j4.actor_id, j4.actor_name, j5.user_id, j5.user_registration, j5.user_editcount
FROM RecentChanges AS t
LEFT JOIN comment AS j1 ON j1.comment_id = t.rc_comment_id
LEFT JOIN Revision AS j2 ON j2.rev_id = t.rc_this_oldid
LEFT JOIN Revision AS j3 ON j3.rev_id = j2.rev_parent_id
LEFT JOIN actor AS j4 ON j4.actor_id = t.rc_actor
LEFT JOIN User AS j5 ON j5.user_id = j4.actor_user
WHERE (t.rc_source IN (2 × ?))
AND (t.rc_patrolled = 0)
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 4 values
SELECT t.bl_sitewide, t.bl_id, t.bt_user, j1.comment_text
FROM UserBlock AS t
LEFT JOIN comment AS j1 ON j1.comment_id = t.bl_reason_id
WHERE t.bt_user IN (4 × ?)
AND (t.bl_expiry IS NULL OR t.bl_expiry > STRFTIME('%Y%m%d%H%M%S', 'now'))

-- 3 runs, 9 values
SELECT #, t.rc_namespace, t.rc_title, t.rc_source
FROM RecentChangesUserindex AS t
WHERE (t.rc_actor = ?)
ORDER BY t.rc_actor DESC, t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 3 runs, 6 values
SELECT #, COUNT(*)
FROM (
  SELECT 1
  FROM RecentChangesUserindex AS t
  WHERE (t.rc_actor = ?)
  LIMIT 10001
) AS counted
