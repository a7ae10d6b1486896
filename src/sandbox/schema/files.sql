-- Uploaded files: the new tables (file, filerevision, filetypes), and the old ones that are written beside them.

CREATE TABLE file (
  file_id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  file_name    BLOB NOT NULL,
  file_latest  BIGINT UNSIGNED NOT NULL,
  file_type    SMALLINT UNSIGNED NOT NULL,
  file_deleted SMALLINT UNSIGNED NOT NULL
);
CREATE UNIQUE INDEX file_name ON file (file_name);
CREATE INDEX file_latest ON file (file_latest);

CREATE TABLE filerevision (
  fr_id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  fr_file           BIGINT NOT NULL,
  fr_size           BIGINT UNSIGNED DEFAULT 0 NOT NULL,
  fr_width          INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  fr_height         INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  fr_metadata       BLOB NOT NULL,
  fr_bits           INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  fr_description_id BIGINT UNSIGNED NOT NULL,
  fr_actor          BIGINT UNSIGNED NOT NULL,
  fr_timestamp      BLOB NOT NULL,
  fr_sha1           BLOB DEFAULT '' NOT NULL,
  fr_archive_name   BLOB DEFAULT '' NOT NULL,
  fr_deleted        SMALLINT UNSIGNED NOT NULL
);
CREATE INDEX fr_actor_timestamp ON filerevision (fr_actor, fr_timestamp);
CREATE INDEX fr_size ON filerevision (fr_size);
CREATE INDEX fr_timestamp ON filerevision (fr_timestamp);
CREATE INDEX fr_sha1 ON filerevision (fr_sha1);
CREATE INDEX fr_file ON filerevision (fr_file);

CREATE TABLE filetypes (
  ft_id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  ft_media_type BLOB NOT NULL,
  ft_major_mime BLOB NOT NULL,
  ft_minor_mime BLOB NOT NULL
);
CREATE UNIQUE INDEX ft_media_mime ON filetypes (ft_media_type, ft_major_mime, ft_minor_mime);

CREATE TABLE image (
  img_name           BLOB DEFAULT '' NOT NULL,
  img_size           BIGINT UNSIGNED DEFAULT 0 NOT NULL,
  img_width          INTEGER DEFAULT 0 NOT NULL,
  img_height         INTEGER DEFAULT 0 NOT NULL,
  img_metadata       BLOB NOT NULL,
  img_bits           INTEGER DEFAULT 0 NOT NULL,
  img_media_type     TEXT DEFAULT NULL,
  img_major_mime     TEXT DEFAULT 'unknown' NOT NULL,
  img_minor_mime     BLOB DEFAULT 'unknown' NOT NULL,
  img_description_id BIGINT UNSIGNED NOT NULL,
  img_actor          BIGINT UNSIGNED NOT NULL,
  img_timestamp      BLOB NOT NULL,
  img_sha1           BLOB DEFAULT '' NOT NULL,
  PRIMARY KEY (img_name)
);
CREATE INDEX img_actor_timestamp ON image (img_actor, img_timestamp);
CREATE INDEX img_size ON image (img_size);
CREATE INDEX img_timestamp ON image (img_timestamp);
CREATE INDEX img_sha1 ON image (img_sha1);
CREATE INDEX img_media_mime ON image (img_media_type, img_major_mime, img_minor_mime);

CREATE TABLE oldimage (
  oi_name           BLOB DEFAULT '' NOT NULL,
  oi_archive_name   BLOB DEFAULT '' NOT NULL,
  oi_size           BIGINT UNSIGNED DEFAULT 0 NOT NULL,
  oi_width          INTEGER DEFAULT 0 NOT NULL,
  oi_height         INTEGER DEFAULT 0 NOT NULL,
  oi_bits           INTEGER DEFAULT 0 NOT NULL,
  oi_description_id BIGINT UNSIGNED NOT NULL,
  oi_actor          BIGINT UNSIGNED NOT NULL,
  oi_timestamp      BLOB NOT NULL,
  oi_metadata       BLOB NOT NULL,
  oi_media_type     TEXT DEFAULT NULL,
  oi_major_mime     TEXT DEFAULT 'unknown' NOT NULL,
  oi_minor_mime     BLOB DEFAULT 'unknown' NOT NULL,
  oi_deleted        SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  oi_sha1           BLOB DEFAULT '' NOT NULL
);
CREATE INDEX oi_actor_timestamp ON oldimage (oi_actor, oi_timestamp);
CREATE INDEX oi_name_timestamp ON oldimage (oi_name, oi_timestamp);
CREATE INDEX oi_name_archive_name ON oldimage (oi_name, oi_archive_name);
CREATE INDEX oi_sha1 ON oldimage (oi_sha1);
CREATE INDEX oi_timestamp ON oldimage (oi_timestamp);

CREATE TABLE filearchive (
  fa_id                INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  fa_name              BLOB DEFAULT '' NOT NULL,
  fa_archive_name      BLOB DEFAULT '',
  fa_storage_group     BLOB DEFAULT NULL,
  fa_storage_key       BLOB DEFAULT '',
  fa_deleted_user      INTEGER DEFAULT NULL,
  fa_deleted_timestamp BLOB DEFAULT NULL,
  fa_deleted_reason_id BIGINT UNSIGNED NOT NULL,
  fa_size              BIGINT UNSIGNED DEFAULT 0,
  fa_width             INTEGER DEFAULT 0,
  fa_height            INTEGER DEFAULT 0,
  fa_metadata          BLOB DEFAULT NULL,
  fa_bits              INTEGER DEFAULT 0,
  fa_media_type        TEXT DEFAULT NULL,
  fa_major_mime        TEXT DEFAULT 'unknown',
  fa_minor_mime        BLOB DEFAULT 'unknown',
  fa_description_id    BIGINT UNSIGNED NOT NULL,
  fa_actor             BIGINT UNSIGNED NOT NULL,
  fa_timestamp         BLOB DEFAULT NULL,
  fa_deleted           SMALLINT UNSIGNED DEFAULT 0 NOT NULL,
  fa_sha1              BLOB DEFAULT '' NOT NULL
);
CREATE INDEX fa_name ON filearchive (fa_name, fa_timestamp);
CREATE INDEX fa_storage_group ON filearchive (fa_storage_group, fa_storage_key);
CREATE INDEX fa_deleted_timestamp ON filearchive (fa_deleted_timestamp);
CREATE INDEX fa_actor_timestamp ON filearchive (fa_actor, fa_timestamp);
CREATE INDEX fa_sha1 ON filearchive (fa_sha1);
