-- Recent changes in the order of their times: the last revisions (one in fifteen of all), the log entries of that time, and
-- a categorisation to three of the revisions. And tags, on a fifth of all revisions.

SET @old = @revisions - @revisions DIV 15;

INSERT INTO recentchanges (rc_timestamp, rc_actor, rc_namespace, rc_title, rc_comment_id, rc_minor, rc_bot, rc_new, rc_cur_id,
    rc_this_oldid, rc_last_oldid, rc_type, rc_source, rc_patrolled, rc_ip, rc_old_len, rc_new_len, rc_deleted, rc_logid,
    rc_log_type, rc_log_action, rc_params)
  SELECT * FROM (
    SELECT edit.rev_timestamp AS moment, edit.rev_actor AS actor, page_namespace AS namespace, page_title AS title,
      edit.rev_comment_id AS comment, edit.rev_minor_edit AS minor, edit.rev_actor % 9 = 1 AS bot,
      edit.rev_parent_id = 0 AS new, page_id AS page, edit.rev_id AS revision, edit.rev_parent_id AS parent,
      IF(edit.rev_parent_id = 0, 1, 0) AS type, IF(edit.rev_parent_id = 0, 'mw.new', 'mw.edit') AS source,
      edit.rev_id % 3 AS patrolled, '10.0.0.1' AS ip, COALESCE(earlier.rev_len, 0) AS old_length, edit.rev_len AS new_length,
      0 AS deleted, 0 AS log, NULL AS log_type, '' AS log_action, '' AS params
    FROM revision AS edit JOIN page ON page_id = edit.rev_page
    LEFT JOIN revision AS earlier ON earlier.rev_id = edit.rev_parent_id
    WHERE edit.rev_id > @old
    UNION ALL
    SELECT log_timestamp, log_actor, log_namespace, log_title, log_comment_id, 0, 0, 0, log_page,
      0, 0, 3, 'mw.log', 2, '10.0.0.2', NULL, NULL, 0, log_id, log_type, log_action, log_params
    FROM logging WHERE log_id > @old DIV 5
    UNION ALL
    SELECT rev_timestamp, rev_actor, 14, CONCAT('Category_', rev_id % 300), rev_comment_id, 0, 0, 0, rev_page,
      rev_id, rev_parent_id, 6, 'mw.categorize', 2, '10.0.0.3', NULL, NULL, 0, 0, NULL, '', 'a:0:{}'
    FROM revision WHERE rev_id > @old AND rev_id % 3 = 0
  ) AS together
  ORDER BY moment, type;

INSERT INTO change_tag_def (ctd_id, ctd_name, ctd_user_defined, ctd_count)
  SELECT seq, ELT(seq, 'mobile edit', 'visualeditor', 'mw-reverted', 'bench one', 'very rare'), seq IN (4, 5), 0
  FROM seq_1_to_5;
INSERT INTO change_tag (ct_rc_id, ct_rev_id, ct_tag_id)
  SELECT rc_id, rev_id, tag FROM (
    SELECT rev_id, CASE WHEN rev_id % 4000 = 0 THEN 5 WHEN rev_id % 80 = 0 THEN 4 WHEN rev_id % 20 = 0 THEN 3 ELSE 1 END AS tag
    FROM revision WHERE rev_id % 5 = 0
    UNION ALL
    SELECT rev_id, 2 FROM revision WHERE rev_id % 10 = 0
  ) AS tagged
  LEFT JOIN recentchanges ON rc_this_oldid = rev_id AND rc_source IN ('mw.edit', 'mw.new')
  ORDER BY rev_id, tag;
INSERT INTO change_tag (ct_log_id, ct_tag_id)
  SELECT log_id, 4 FROM logging WHERE log_id % 50 = 0;
UPDATE change_tag_def SET ctd_count = (SELECT COUNT(*) FROM change_tag WHERE ct_tag_id = ctd_id);
