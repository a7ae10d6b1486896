-- What MariaDB sends for each table, a line each: the table, a bar, and the statement. Zeros that stand for nothing are NULL.
user|SELECT user_id, user_name, user_editcount, user_registration, user_is_temp FROM user
actor|SELECT actor_id, actor_user, actor_name FROM actor
comment|SELECT comment_id, comment_text FROM comment
page|SELECT page_id, page_namespace, page_title, page_is_redirect, page_latest, page_len FROM page
revision|SELECT rev_id, rev_page, rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, rev_len, rev_parent_id, rev_sha1 FROM revision
logging|SELECT log_id, log_type, log_action, log_timestamp, log_actor, log_namespace, log_title, log_page, log_comment_id, log_params, log_deleted FROM logging
recentchanges|SELECT rc_id, rc_timestamp, rc_actor, rc_namespace, rc_title, rc_comment_id, rc_minor, rc_bot, NULLIF(rc_cur_id, 0), NULLIF(rc_this_oldid, 0), NULLIF(rc_last_oldid, 0), rc_source, rc_old_len, rc_new_len, rc_deleted, NULLIF(rc_logid, 0) FROM recentchanges
change_tag_def|SELECT ctd_id, ctd_name FROM change_tag_def
change_tag|SELECT ct_id, ct_rc_id, ct_log_id, ct_rev_id, ct_tag_id FROM change_tag
