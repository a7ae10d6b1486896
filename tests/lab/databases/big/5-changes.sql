-- 66 000 recent changes in the order of their times: the last 45 000 revisions, 13 000 log entries, 7 000 categorisations,
-- a few from elsewhere; and tags on some of them.

INSERT INTO recentchanges (rc_timestamp, rc_actor, rc_namespace, rc_title, rc_comment_id, rc_minor, rc_bot, rc_new, rc_cur_id,
    rc_this_oldid, rc_last_oldid, rc_type, rc_source, rc_patrolled, rc_ip, rc_old_len, rc_new_len, rc_deleted, rc_logid,
    rc_log_type, rc_log_action, rc_params)
  SELECT * FROM (
    SELECT rev_timestamp AS moment, rev_actor AS actor, page_namespace AS namespace, page_title AS title, rev_comment_id AS comment,
      rev_minor_edit AS minor, rev_actor % 9 = 1 AS bot, rev_parent_id = 0 AS new, page_id AS page, rev_id AS revision,
      rev_parent_id AS parent, IF(rev_parent_id = 0, 1, 0) AS type, IF(rev_parent_id = 0, 'mw.new', 'mw.edit') AS source,
      rev_id % 3 AS patrolled, '10.0.0.1' AS ip, 0 AS old_length, rev_len AS new_length, rev_deleted AS deleted, 0 AS log,
      NULL AS log_type, '' AS log_action, '' AS params
    FROM revision JOIN page ON page_id = rev_page WHERE rev_id > 175000
    UNION ALL
    SELECT rev_timestamp, log_actor, log_namespace, log_title, log_comment_id, 0, 0, 0, log_page,
      0, 0, 3, 'mw.log', 2, '10.0.0.2', NULL, NULL, log_deleted, log_id, log_type, log_action, log_params
    FROM logging JOIN revision ON rev_id = 175000 + (log_id - 52000) * 3 WHERE log_id > 52000
    UNION ALL
    SELECT rev_timestamp, rev_actor, 14, CONCAT('Category_', rev_id % 300), rev_comment_id, 0, 0, 0, rev_page,
      rev_id, rev_parent_id, 6, 'mw.categorize', 2, '10.0.0.3', NULL, NULL, rev_deleted, 0, NULL, '', 'a:0:{}'
    FROM revision WHERE rev_id > 175000 AND rev_id % 6 = 0
    UNION ALL
    SELECT rev_timestamp, rev_actor, 0, page_title, rev_comment_id, 1, 1, 0, page_id,
      rev_id, rev_id, 5, 'wb', 2, '', page_len, page_len, 0, 0, NULL, '', ''
    FROM revision JOIN page ON page_id = rev_page WHERE rev_id > 175000 AND rev_id % 45 = 0
  ) AS together
  ORDER BY moment;

INSERT INTO change_tag_def (ctd_id, ctd_name, ctd_user_defined, ctd_count)
  SELECT seq, ELT(seq, 'mobile edit', 'visualeditor', 'mw-reverted', 'lab one', 'very rare', 'mw-private-lab'),
    seq IN (4, 5), 0
  FROM seq_1_to_6;
INSERT INTO change_tag (ct_rc_id, ct_rev_id, ct_tag_id)
  SELECT rc_id, rev_id, CASE WHEN rev_id % 4000 = 0 THEN 5 WHEN rev_id % 1500 = 0 THEN 6 WHEN rev_id % 80 = 0 THEN 4
      WHEN rev_id % 20 = 0 THEN 3 ELSE 1 END
  FROM revision LEFT JOIN recentchanges ON rc_this_oldid = rev_id AND rc_source IN ('mw.edit', 'mw.new')
  WHERE rev_id % 5 = 0 ORDER BY rev_id;
INSERT INTO change_tag (ct_rc_id, ct_rev_id, ct_tag_id)
  SELECT rc_id, rev_id, 2
  FROM revision LEFT JOIN recentchanges ON rc_this_oldid = rev_id AND rc_source IN ('mw.edit', 'mw.new')
  WHERE rev_id % 10 = 0 ORDER BY rev_id;
INSERT INTO change_tag (ct_log_id, ct_tag_id)
  SELECT log_id, 4 FROM logging WHERE log_id % 50 = 0;
UPDATE change_tag_def SET ctd_count = (SELECT COUNT(*) FROM change_tag WHERE ct_tag_id = ctd_id);
