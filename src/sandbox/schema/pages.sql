-- Pages, their revisions, and the stored text of each revision (slots → content → text).

CREATE TABLE page (
  page_id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  page_namespace     INTEGER NOT NULL,
  page_title         BLOB NOT NULL,
  page_is_redirect   SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  page_is_new        SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  page_random        DOUBLE PRECISION NOT NULL,
  page_touched       BLOB NOT NULL,
  page_links_updated BLOB DEFAULT NULL,
  page_latest        INTEGER UNSIGNED NOT NULL,
  page_len           INTEGER UNSIGNED NOT NULL,
  page_content_model BLOB DEFAULT NULL,
  page_lang          BLOB DEFAULT NULL
);
CREATE UNIQUE INDEX page_name_title ON page (page_namespace, page_title);
CREATE INDEX page_random ON page (page_random);
CREATE INDEX page_len ON page (page_len);
CREATE INDEX page_redirect_namespace_len ON page (page_is_redirect, page_namespace, page_len);

CREATE TABLE revision (
  rev_id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  rev_page       INTEGER UNSIGNED NOT NULL,
  rev_comment_id BIGINT UNSIGNED NOT NULL,
  rev_actor      BIGINT UNSIGNED NOT NULL,
  rev_timestamp  BLOB NOT NULL,
  rev_minor_edit SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  rev_deleted    SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  rev_len        INTEGER UNSIGNED DEFAULT NULL,
  rev_parent_id  BIGINT UNSIGNED DEFAULT NULL
);
CREATE INDEX rev_timestamp ON revision (rev_timestamp);
CREATE INDEX rev_page_timestamp ON revision (rev_page, rev_timestamp);
CREATE INDEX rev_actor_timestamp ON revision (rev_actor, rev_timestamp, rev_id);
CREATE INDEX rev_page_actor_timestamp ON revision (rev_page, rev_actor, rev_timestamp);

CREATE TABLE archive (
  ar_id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  ar_namespace  INTEGER DEFAULT 0 NOT NULL,
  ar_title      BLOB DEFAULT '' NOT NULL,
  ar_comment_id BIGINT UNSIGNED NOT NULL,
  ar_actor      BIGINT UNSIGNED NOT NULL,
  ar_timestamp  BLOB NOT NULL,
  ar_minor_edit SMALLINT DEFAULT 0 NOT NULL,
  ar_rev_id     INTEGER UNSIGNED NOT NULL,
  ar_deleted    SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  ar_len        INTEGER UNSIGNED DEFAULT NULL,
  ar_page_id    INTEGER UNSIGNED DEFAULT NULL,
  ar_parent_id  INTEGER UNSIGNED DEFAULT NULL
);
CREATE INDEX ar_name_title_timestamp ON archive (ar_namespace, ar_title, ar_timestamp);
CREATE INDEX ar_actor_timestamp ON archive (ar_actor, ar_timestamp);
CREATE UNIQUE INDEX ar_revid_uniq ON archive (ar_rev_id);

CREATE TABLE slots (
  slot_revision_id BIGINT UNSIGNED NOT NULL,
  slot_role_id     SMALLINT UNSIGNED NOT NULL,
  slot_content_id  BIGINT UNSIGNED NOT NULL,
  slot_origin      BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (slot_revision_id, slot_role_id)
);
CREATE INDEX slot_revision_origin_role ON slots (slot_revision_id, slot_origin, slot_role_id);

CREATE TABLE slot_roles (
  role_id   INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  role_name BLOB NOT NULL
);
CREATE UNIQUE INDEX role_name ON slot_roles (role_name);

CREATE TABLE content (
  content_id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  content_size    INTEGER UNSIGNED NOT NULL,
  content_sha1    BLOB NOT NULL,
  content_model   SMALLINT UNSIGNED NOT NULL,
  content_address BLOB NOT NULL
);

CREATE TABLE content_models (
  model_id   INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  model_name BLOB NOT NULL
);
CREATE UNIQUE INDEX model_name ON content_models (model_name);

CREATE TABLE text (
  old_id    INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  old_text  BLOB NOT NULL,
  old_flags BLOB NOT NULL
);

CREATE TABLE comment (
  comment_id   INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  comment_hash INTEGER NOT NULL,
  comment_text BLOB NOT NULL,
  comment_data BLOB DEFAULT NULL
);
CREATE INDEX comment_hash ON comment (comment_hash);

CREATE TABLE redirect (
  rd_from      INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  rd_namespace INTEGER DEFAULT 0 NOT NULL,
  rd_title     BLOB DEFAULT '' NOT NULL,
  rd_interwiki VARCHAR(32) DEFAULT NULL,
  rd_fragment  BLOB DEFAULT NULL,
  PRIMARY KEY (rd_from)
);
CREATE INDEX rd_ns_title ON redirect (rd_namespace, rd_title, rd_from);

CREATE TABLE page_props (
  pp_page     INTEGER UNSIGNED NOT NULL,
  pp_propname BLOB NOT NULL,
  pp_value    BLOB NOT NULL,
  pp_sortkey  DOUBLE PRECISION DEFAULT NULL,
  PRIMARY KEY (pp_page, pp_propname)
);
CREATE UNIQUE INDEX pp_propname_page ON page_props (pp_propname, pp_page);
CREATE UNIQUE INDEX pp_propname_sortkey_page ON page_props (pp_propname, pp_sortkey, pp_page);
