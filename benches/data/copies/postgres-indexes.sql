-- The keys and indexes that MediaWiki's tables have on MariaDB, and foreign keys, from which servers read what belongs together.

ALTER TABLE "user" ADD PRIMARY KEY (user_id), ADD UNIQUE (user_name);
ALTER TABLE actor ADD PRIMARY KEY (actor_id), ADD UNIQUE (actor_user), ADD UNIQUE (actor_name);
ALTER TABLE comment ADD PRIMARY KEY (comment_id);
ALTER TABLE page ADD PRIMARY KEY (page_id), ADD UNIQUE (page_namespace, page_title);
ALTER TABLE revision ADD PRIMARY KEY (rev_id);
ALTER TABLE logging ADD PRIMARY KEY (log_id);
ALTER TABLE recentchanges ADD PRIMARY KEY (rc_id);
ALTER TABLE change_tag_def ADD PRIMARY KEY (ctd_id), ADD UNIQUE (ctd_name);
ALTER TABLE change_tag ADD PRIMARY KEY (ct_id), ADD UNIQUE (ct_rc_id, ct_tag_id), ADD UNIQUE (ct_log_id, ct_tag_id),
  ADD UNIQUE (ct_rev_id, ct_tag_id);

-- InnoDB's indexes end with the primary key; here it has to be named.
CREATE INDEX ON page (page_latest);
CREATE INDEX ON revision (rev_timestamp, rev_id);
CREATE INDEX ON revision (rev_page, rev_timestamp, rev_id);
CREATE INDEX ON revision (rev_actor, rev_timestamp, rev_id);
CREATE INDEX ON revision (rev_comment_id);
CREATE INDEX ON logging (log_timestamp, log_id);
CREATE INDEX ON logging (log_type, log_timestamp, log_id);
CREATE INDEX ON logging (log_actor, log_timestamp, log_id);
CREATE INDEX ON logging (log_page, log_timestamp, log_id);
CREATE INDEX ON logging (log_comment_id);
CREATE INDEX ON recentchanges (rc_timestamp, rc_id);
CREATE INDEX ON recentchanges (rc_actor, rc_timestamp, rc_id);
CREATE INDEX ON recentchanges (rc_cur_id);
CREATE INDEX ON recentchanges (rc_this_oldid);
CREATE INDEX ON recentchanges (rc_comment_id);
CREATE INDEX ON change_tag (ct_tag_id);

ALTER TABLE actor ADD FOREIGN KEY (actor_user) REFERENCES "user";
ALTER TABLE page ADD FOREIGN KEY (page_latest) REFERENCES revision;
ALTER TABLE revision ADD FOREIGN KEY (rev_page) REFERENCES page, ADD FOREIGN KEY (rev_comment_id) REFERENCES comment,
  ADD FOREIGN KEY (rev_actor) REFERENCES actor;
ALTER TABLE logging ADD FOREIGN KEY (log_actor) REFERENCES actor, ADD FOREIGN KEY (log_page) REFERENCES page,
  ADD FOREIGN KEY (log_comment_id) REFERENCES comment;
ALTER TABLE recentchanges ADD FOREIGN KEY (rc_actor) REFERENCES actor, ADD FOREIGN KEY (rc_comment_id) REFERENCES comment,
  ADD FOREIGN KEY (rc_cur_id) REFERENCES page, ADD FOREIGN KEY (rc_this_oldid) REFERENCES revision,
  ADD FOREIGN KEY (rc_logid) REFERENCES logging;
ALTER TABLE change_tag ADD FOREIGN KEY (ct_rc_id) REFERENCES recentchanges, ADD FOREIGN KEY (ct_log_id) REFERENCES logging,
  ADD FOREIGN KEY (ct_rev_id) REFERENCES revision, ADD FOREIGN KEY (ct_tag_id) REFERENCES change_tag_def;

VACUUM (FREEZE, ANALYZE);
CREATE EXTENSION pg_stat_statements;
