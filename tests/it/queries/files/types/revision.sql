-- 4 statements

-- 2 values
SELECT t.page_id, t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 2 values
SELECT t.rev_id, t.rev_timestamp, t.rev_minor_edit, t.rev_len, t.rev_parent_id, NULL, (
  SELECT model_name
  FROM slots AS slot
  JOIN content AS content ON content_id = slot_content_id
  JOIN content_models AS model ON model_id = content_model
  WHERE slot_revision_id = t.rev_id
  AND slot_role_id = 1
  AND t.rev_deleted & 1 = 0
), (
  SELECT GROUP_CONCAT(ctd_name, '|')
  FROM change_tag
  JOIN change_tag_def ON ctd_id = ct_tag_id
  WHERE ct_rev_id = t.rev_id
  AND ctd_name NOT LIKE 'mw-private-%'
), t.rev_deleted, j1.page_id, j1.page_namespace, j1.page_title, j2.rev_id, j2.rev_len, j2.rev_timestamp, j3.actor_id, j3.actor_name, j4.comment_text
FROM Revision AS t
LEFT JOIN page AS j1 ON j1.page_id = t.rev_page
LEFT JOIN Revision AS j2 ON j2.rev_id = t.rev_parent_id
LEFT JOIN actor AS j3 ON j3.actor_id = t.rev_actor
LEFT JOIN comment AS j4 ON j4.comment_id = t.rev_comment_id
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 2 values
SELECT t.rev_id, t.rev_len, t.rev_parent_id, j1.rev_id, j1.rev_len, j2.comment_text
FROM Revision AS t
LEFT JOIN Revision AS j1 ON j1.rev_id = t.rev_parent_id
LEFT JOIN comment AS j2 ON j2.comment_id = t.rev_comment_id
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?

-- 4 values
SELECT t.rc_id, t.rc_source, t.rc_this_oldid
FROM RecentChangesTitleindex AS t
WHERE t.rc_this_oldid IN (4 × ?)
AND t.rc_source IN ('mw.edit', 'mw.new')
