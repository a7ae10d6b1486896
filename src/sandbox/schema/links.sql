-- What each page's newest text refers to. All but the external kinds name their target by linktarget.

CREATE TABLE linktarget (
  lt_id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  lt_namespace INTEGER NOT NULL,
  lt_title     BLOB NOT NULL
);
CREATE UNIQUE INDEX lt_namespace_title ON linktarget (lt_namespace, lt_title);

CREATE TABLE pagelinks (
  pl_from           INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  pl_target_id      BIGINT UNSIGNED NOT NULL,
  pl_from_namespace INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (pl_from, pl_target_id)
);
CREATE INDEX pl_target_id ON pagelinks (pl_target_id, pl_from);
CREATE INDEX pl_backlinks_namespace_target_id ON pagelinks (pl_from_namespace, pl_target_id, pl_from);

CREATE TABLE templatelinks (
  tl_from           INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  tl_target_id      BIGINT UNSIGNED NOT NULL,
  tl_from_namespace INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (tl_from, tl_target_id)
);
CREATE INDEX tl_target_id ON templatelinks (tl_target_id, tl_from);
CREATE INDEX tl_backlinks_namespace_target_id ON templatelinks (tl_from_namespace, tl_target_id, tl_from);

CREATE TABLE imagelinks (
  il_from           INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  il_target_id      BIGINT UNSIGNED NOT NULL,
  il_from_namespace INTEGER DEFAULT 0 NOT NULL,
  PRIMARY KEY (il_from, il_target_id)
);
CREATE INDEX il_target_id ON imagelinks (il_target_id, il_from);
CREATE INDEX il_backlinks_namespace_target_id ON imagelinks (il_from_namespace, il_target_id, il_from);

CREATE TABLE existencelinks (
  exl_from      INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  exl_target_id BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (exl_from, exl_target_id)
);
CREATE INDEX exl_target_id ON existencelinks (exl_target_id, exl_from);

CREATE TABLE categorylinks (
  cl_from           INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  cl_target_id      BIGINT UNSIGNED NOT NULL,
  cl_sortkey        BLOB DEFAULT '' NOT NULL,
  cl_sortkey_prefix BLOB DEFAULT '' NOT NULL,
  cl_timestamp      DATETIME NOT NULL,
  cl_type           TEXT DEFAULT 'page' NOT NULL,
  cl_collation_id   SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  PRIMARY KEY (cl_from, cl_target_id)
);
CREATE INDEX cl_sortkey_id ON categorylinks (cl_target_id, cl_type, cl_sortkey, cl_from);
CREATE INDEX cl_timestamp_id ON categorylinks (cl_target_id, cl_timestamp);

CREATE TABLE collation (
  collation_id   INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  collation_name BLOB NOT NULL
);
CREATE UNIQUE INDEX collation_name ON collation (collation_name);

CREATE TABLE category (
  cat_id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  cat_title   BLOB NOT NULL,
  cat_pages   INTEGER DEFAULT 0 NOT NULL,
  cat_subcats INTEGER DEFAULT 0 NOT NULL,
  cat_files   INTEGER DEFAULT 0 NOT NULL
);
CREATE UNIQUE INDEX cat_title ON category (cat_title);
CREATE INDEX cat_pages ON category (cat_pages);

CREATE TABLE externallinks (
  el_id              INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  el_from            INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  el_to_domain_index BLOB DEFAULT '' NOT NULL,
  el_to_path         BLOB DEFAULT NULL
);
CREATE INDEX el_from ON externallinks (el_from);
CREATE INDEX el_to_domain_index_to_path ON externallinks (el_to_domain_index, el_to_path);

CREATE TABLE iwlinks (
  iwl_from   INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  iwl_prefix BLOB DEFAULT '' NOT NULL,
  iwl_title  BLOB DEFAULT '' NOT NULL,
  PRIMARY KEY (iwl_from, iwl_prefix, iwl_title)
);
CREATE INDEX iwl_prefix_title_from ON iwlinks (iwl_prefix, iwl_title, iwl_from);

CREATE TABLE langlinks (
  ll_from  INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  ll_lang  BLOB DEFAULT '' NOT NULL,
  ll_title BLOB DEFAULT '' NOT NULL,
  PRIMARY KEY (ll_from, ll_lang)
);
CREATE INDEX ll_lang ON langlinks (ll_lang, ll_title);

CREATE TABLE interwiki (
  iw_prefix VARCHAR(32) NOT NULL,
  iw_url    BLOB NOT NULL,
  iw_api    BLOB NOT NULL,
  iw_wikiid VARCHAR(64) NOT NULL,
  iw_local  SMALLINT NOT NULL,
  iw_trans  SMALLINT DEFAULT 0 NOT NULL,
  PRIMARY KEY (iw_prefix)
);
