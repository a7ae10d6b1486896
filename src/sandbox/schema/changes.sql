-- What happened: recent changes, logs, change tags, and the protections that some logs announce.

CREATE TABLE recentchanges (
  rc_id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  rc_timestamp  BLOB NOT NULL,
  rc_actor      BIGINT UNSIGNED NOT NULL,
  rc_namespace  INTEGER DEFAULT 0 NOT NULL,
  rc_title      BLOB DEFAULT '' NOT NULL,
  rc_comment_id BIGINT UNSIGNED NOT NULL,
  rc_minor      SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  rc_bot        SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  rc_cur_id     INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  rc_this_oldid INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  rc_last_oldid INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  rc_source     BLOB NOT NULL,
  rc_patrolled  SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  rc_ip         BLOB DEFAULT '' NOT NULL,
  rc_old_len    INTEGER DEFAULT NULL,
  rc_new_len    INTEGER DEFAULT NULL,
  rc_deleted    SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  rc_logid      INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  rc_log_type   BLOB DEFAULT NULL,
  rc_log_action BLOB DEFAULT NULL,
  rc_params     BLOB DEFAULT NULL
);
CREATE INDEX rc_timestamp ON recentchanges (rc_timestamp);
CREATE INDEX rc_namespace_title_timestamp ON recentchanges (rc_namespace, rc_title, rc_timestamp);
CREATE INDEX rc_cur_id ON recentchanges (rc_cur_id);
CREATE INDEX rc_source_name_timestamp ON recentchanges (rc_source, rc_namespace, rc_timestamp);
CREATE INDEX rc_ip ON recentchanges (rc_ip);
CREATE INDEX rc_ns_actor ON recentchanges (rc_namespace, rc_actor);
CREATE INDEX rc_actor ON recentchanges (rc_actor, rc_timestamp);
CREATE INDEX rc_name_source_patrolled_timestamp ON recentchanges (rc_namespace, rc_source, rc_patrolled, rc_timestamp);
CREATE INDEX rc_this_oldid ON recentchanges (rc_this_oldid);

CREATE TABLE logging (
  log_id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  log_type       BLOB DEFAULT '' NOT NULL,
  log_action     BLOB DEFAULT '' NOT NULL,
  log_timestamp  BLOB DEFAULT '19700101000000' NOT NULL,
  log_actor      BIGINT UNSIGNED NOT NULL,
  log_namespace  INTEGER DEFAULT 0 NOT NULL,
  log_title      BLOB DEFAULT '' NOT NULL,
  log_page       INTEGER UNSIGNED DEFAULT NULL,
  log_comment_id BIGINT UNSIGNED NOT NULL,
  log_params     BLOB NOT NULL,
  log_deleted    SMALLINT UNSIGNED DEFAULT 0 NOT NULL
);
CREATE INDEX log_type_time ON logging (log_type, log_timestamp);
CREATE INDEX log_actor_time ON logging (log_actor, log_timestamp);
CREATE INDEX log_page_time ON logging (log_namespace, log_title, log_timestamp);
CREATE INDEX log_times ON logging (log_timestamp);
CREATE INDEX log_actor_type_time ON logging (log_actor, log_type, log_timestamp);
CREATE INDEX log_page_id_time ON logging (log_page, log_timestamp);
CREATE INDEX log_type_action ON logging (log_type, log_action, log_timestamp);

CREATE TABLE log_search (
  ls_field  BLOB NOT NULL,
  ls_value  VARCHAR(255) NOT NULL,
  ls_log_id INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  PRIMARY KEY (ls_field, ls_value, ls_log_id)
);
CREATE INDEX ls_log_id ON log_search (ls_log_id);

CREATE TABLE change_tag (
  ct_id     INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  ct_rc_id  BIGINT UNSIGNED DEFAULT NULL,
  ct_log_id INTEGER UNSIGNED DEFAULT NULL,
  ct_rev_id INTEGER UNSIGNED DEFAULT NULL,
  ct_params BLOB DEFAULT NULL,
  ct_tag_id INTEGER UNSIGNED NOT NULL
);
CREATE UNIQUE INDEX ct_rc_tag_id ON change_tag (ct_rc_id, ct_tag_id);
CREATE UNIQUE INDEX ct_log_tag_id ON change_tag (ct_log_id, ct_tag_id);
CREATE UNIQUE INDEX ct_rev_tag_id ON change_tag (ct_rev_id, ct_tag_id);
CREATE INDEX ct_tag_id_id ON change_tag (ct_tag_id, ct_rc_id, ct_rev_id, ct_log_id);

CREATE TABLE change_tag_def (
  ctd_id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  ctd_name         BLOB NOT NULL,
  ctd_user_defined SMALLINT NOT NULL,
  ctd_count        BIGINT UNSIGNED DEFAULT 0 NOT NULL
);
CREATE UNIQUE INDEX ctd_name ON change_tag_def (ctd_name);
CREATE INDEX ctd_count ON change_tag_def (ctd_count);
CREATE INDEX ctd_user_defined ON change_tag_def (ctd_user_defined);

CREATE TABLE page_restrictions (
  pr_id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  pr_page    INTEGER UNSIGNED NOT NULL,
  pr_type    BLOB NOT NULL,
  pr_level   BLOB NOT NULL,
  pr_cascade SMALLINT NOT NULL,
  pr_expiry  BLOB DEFAULT NULL
);
CREATE UNIQUE INDEX pr_pagetype ON page_restrictions (pr_page, pr_type);
CREATE INDEX pr_typelevel ON page_restrictions (pr_type, pr_level);
CREATE INDEX pr_level ON page_restrictions (pr_level);
CREATE INDEX pr_cascade ON page_restrictions (pr_cascade);

CREATE TABLE protected_titles (
  pt_namespace   INTEGER NOT NULL,
  pt_title       BLOB NOT NULL,
  pt_user        INTEGER UNSIGNED NOT NULL,
  pt_reason_id   BIGINT UNSIGNED NOT NULL,
  pt_timestamp   BLOB NOT NULL,
  pt_expiry      BLOB NOT NULL,
  pt_create_perm BLOB NOT NULL,
  PRIMARY KEY (pt_namespace, pt_title)
);
CREATE INDEX pt_timestamp ON protected_titles (pt_timestamp);
