-- The tables that the workloads read, as plain types. Keys and indexes follow when the rows are there.

CREATE TABLE "user" (user_id bigint NOT NULL, user_name text NOT NULL, user_editcount bigint, user_registration text,
  user_is_temp smallint NOT NULL);
CREATE TABLE actor (actor_id bigint NOT NULL, actor_user bigint, actor_name text NOT NULL);
CREATE TABLE comment (comment_id bigint NOT NULL, comment_text text NOT NULL);
CREATE TABLE page (page_id bigint NOT NULL, page_namespace integer NOT NULL, page_title text NOT NULL,
  page_is_redirect smallint NOT NULL, page_latest bigint NOT NULL, page_len bigint NOT NULL);
CREATE TABLE revision (rev_id bigint NOT NULL, rev_page bigint NOT NULL, rev_comment_id bigint NOT NULL,
  rev_actor bigint NOT NULL, rev_timestamp text NOT NULL, rev_minor_edit smallint NOT NULL, rev_deleted smallint NOT NULL,
  rev_len bigint, rev_parent_id bigint, rev_sha1 text NOT NULL);
CREATE TABLE logging (log_id bigint NOT NULL, log_type text NOT NULL, log_action text NOT NULL, log_timestamp text NOT NULL,
  log_actor bigint NOT NULL, log_namespace integer NOT NULL, log_title text NOT NULL, log_page bigint,
  log_comment_id bigint NOT NULL, log_params text NOT NULL, log_deleted smallint NOT NULL);
CREATE TABLE recentchanges (rc_id bigint NOT NULL, rc_timestamp text NOT NULL, rc_actor bigint NOT NULL,
  rc_namespace integer NOT NULL, rc_title text NOT NULL, rc_comment_id bigint NOT NULL, rc_minor smallint NOT NULL,
  rc_bot smallint NOT NULL, rc_cur_id bigint, rc_this_oldid bigint, rc_last_oldid bigint, rc_source text NOT NULL,
  rc_old_len bigint, rc_new_len bigint, rc_deleted smallint NOT NULL, rc_logid bigint);
CREATE TABLE change_tag_def (ctd_id bigint NOT NULL, ctd_name text NOT NULL);
CREATE TABLE change_tag (ct_id bigint NOT NULL, ct_rc_id bigint, ct_log_id bigint, ct_rev_id bigint,
  ct_tag_id bigint NOT NULL);
