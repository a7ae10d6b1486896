-- The wiki as a whole: its counters, the sites it knows, and the updates that were applied to it.

CREATE TABLE site_stats (
  ss_row_id            INTEGER UNSIGNED NOT NULL,
  ss_total_edits       BIGINT UNSIGNED DEFAULT NULL,
  ss_good_articles     BIGINT UNSIGNED DEFAULT NULL,
  ss_total_pages       BIGINT UNSIGNED DEFAULT NULL,
  ss_users             BIGINT UNSIGNED DEFAULT NULL,
  ss_active_users      BIGINT UNSIGNED DEFAULT NULL,
  ss_images            BIGINT UNSIGNED DEFAULT NULL,
  ss_temp_users        BIGINT UNSIGNED DEFAULT NULL,
  ss_active_temp_users BIGINT UNSIGNED DEFAULT NULL,
  PRIMARY KEY (ss_row_id)
);

CREATE TABLE sites (
  site_id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  site_global_key BLOB NOT NULL,
  site_type       BLOB NOT NULL,
  site_group      BLOB NOT NULL,
  site_source     BLOB NOT NULL,
  site_language   BLOB NOT NULL,
  site_protocol   BLOB NOT NULL,
  site_domain     VARCHAR(255) NOT NULL,
  site_data       BLOB NOT NULL,
  site_forward    SMALLINT NOT NULL,
  site_config     BLOB NOT NULL
);
CREATE UNIQUE INDEX site_global_key ON sites (site_global_key);

CREATE TABLE updatelog (
  ul_key   VARCHAR(255) NOT NULL,
  ul_value BLOB DEFAULT NULL,
  PRIMARY KEY (ul_key)
);
