-- Accounts, actors (who did something, with or without an account), groups, preferences, blocks.

CREATE TABLE actor (
  actor_id   INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  actor_user INTEGER UNSIGNED DEFAULT NULL,
  actor_name BLOB NOT NULL
);
CREATE UNIQUE INDEX actor_user ON actor (actor_user);
CREATE UNIQUE INDEX actor_name ON actor (actor_name);

CREATE TABLE user (
  user_id                  INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  user_name                BLOB DEFAULT '' NOT NULL,
  user_real_name           BLOB DEFAULT '' NOT NULL,
  user_password            BLOB NOT NULL,
  user_newpassword         BLOB NOT NULL,
  user_newpass_time        BLOB DEFAULT NULL,
  user_email               CLOB NOT NULL,
  user_touched             BLOB NOT NULL,
  user_token               BLOB DEFAULT '' NOT NULL,
  user_email_authenticated BLOB DEFAULT NULL,
  user_email_token         BLOB DEFAULT NULL,
  user_email_token_expires BLOB DEFAULT NULL,
  user_registration        BLOB DEFAULT NULL,
  user_editcount           INTEGER UNSIGNED DEFAULT NULL,
  user_password_expires    BLOB DEFAULT NULL,
  user_is_temp             SMALLINT DEFAULT 0 NOT NULL
);
CREATE UNIQUE INDEX user_name ON user (user_name);
CREATE INDEX user_email_token ON user (user_email_token);
CREATE INDEX user_email ON user (user_email);

CREATE TABLE user_autocreate_serial (
  uas_shard INTEGER UNSIGNED NOT NULL,
  uas_year  SMALLINT UNSIGNED NOT NULL,
  uas_value INTEGER UNSIGNED NOT NULL,
  PRIMARY KEY (uas_shard, uas_year)
);

CREATE TABLE user_groups (
  ug_user   INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  ug_group  BLOB DEFAULT '' NOT NULL,
  ug_expiry BLOB DEFAULT NULL,
  PRIMARY KEY (ug_user, ug_group)
);
CREATE INDEX ug_group ON user_groups (ug_group);
CREATE INDEX ug_expiry ON user_groups (ug_expiry);

CREATE TABLE user_former_groups (
  ufg_user  INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  ufg_group BLOB DEFAULT '' NOT NULL,
  PRIMARY KEY (ufg_user, ufg_group)
);

CREATE TABLE user_properties (
  up_user     INTEGER UNSIGNED NOT NULL,
  up_property BLOB NOT NULL,
  up_value    BLOB DEFAULT NULL,
  PRIMARY KEY (up_user, up_property)
);
CREATE INDEX up_property ON user_properties (up_property);

CREATE TABLE watchlist (
  wl_id                    INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  wl_user                  INTEGER UNSIGNED NOT NULL,
  wl_namespace             INTEGER DEFAULT 0 NOT NULL,
  wl_title                 BLOB DEFAULT '' NOT NULL,
  wl_notificationtimestamp BLOB DEFAULT NULL
);
CREATE UNIQUE INDEX wl_user ON watchlist (wl_user, wl_namespace, wl_title);
CREATE INDEX wl_namespace_title ON watchlist (wl_namespace, wl_title);
CREATE INDEX wl_user_notificationtimestamp ON watchlist (wl_user, wl_notificationtimestamp);

CREATE TABLE block (
  bl_id               INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  bl_target           INTEGER UNSIGNED NOT NULL,
  bl_by_actor         BIGINT UNSIGNED NOT NULL,
  bl_reason_id        BIGINT UNSIGNED NOT NULL,
  bl_timestamp        BLOB NOT NULL,
  bl_anon_only        SMALLINT DEFAULT 0 NOT NULL,
  bl_create_account   SMALLINT DEFAULT 1 NOT NULL,
  bl_enable_autoblock SMALLINT DEFAULT 1 NOT NULL,
  bl_expiry           BLOB NOT NULL,
  bl_deleted          SMALLINT DEFAULT 0 NOT NULL,
  bl_block_email      SMALLINT DEFAULT 0 NOT NULL,
  bl_allow_usertalk   SMALLINT DEFAULT 0 NOT NULL,
  bl_parent_block_id  INTEGER UNSIGNED DEFAULT NULL,
  bl_sitewide         SMALLINT DEFAULT 1 NOT NULL
);
CREATE INDEX bl_timestamp ON block (bl_timestamp);
CREATE INDEX bl_target ON block (bl_target);
CREATE INDEX bl_expiry ON block (bl_expiry);
CREATE INDEX bl_parent_block_id ON block (bl_parent_block_id);

CREATE TABLE block_target (
  bt_id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  bt_address     BLOB DEFAULT NULL,
  bt_user        INTEGER UNSIGNED DEFAULT NULL,
  bt_user_text   BLOB DEFAULT NULL,
  bt_auto        SMALLINT DEFAULT 0 NOT NULL,
  bt_range_start BLOB DEFAULT NULL,
  bt_range_end   BLOB DEFAULT NULL,
  bt_ip_hex      BLOB DEFAULT NULL,
  bt_count       INTEGER DEFAULT 0 NOT NULL
);
CREATE INDEX bt_address ON block_target (bt_address);
CREATE INDEX bt_ip_user_text ON block_target (bt_ip_hex, bt_user_text);
CREATE INDEX bt_range ON block_target (bt_range_start, bt_range_end);
CREATE INDEX bt_user ON block_target (bt_user);

CREATE TABLE ipblocks_restrictions (
  ir_ipb_id INTEGER UNSIGNED NOT NULL,
  ir_type   SMALLINT NOT NULL,
  ir_value  INTEGER UNSIGNED NOT NULL,
  PRIMARY KEY (ir_ipb_id, ir_type, ir_value)
);
CREATE INDEX ir_type_value ON ipblocks_restrictions (ir_type, ir_value);

CREATE TABLE ip_changes (
  ipc_rev_id        INTEGER UNSIGNED DEFAULT 0 NOT NULL,
  ipc_rev_timestamp BLOB NOT NULL,
  ipc_hex           BLOB DEFAULT '' NOT NULL,
  PRIMARY KEY (ipc_rev_id)
);
CREATE INDEX ipc_rev_timestamp ON ip_changes (ipc_rev_timestamp);
CREATE INDEX ipc_hex_time ON ip_changes (ipc_hex, ipc_rev_timestamp);
