-- Turns a copy of the 1.43 wiki into what MediaWiki 1.45 would have made of it. Run in the copy.

-- Categories are linked to by number, like pages.
CREATE TABLE collation (
  collation_id smallint(5) unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  collation_name varbinary(64) NOT NULL,
  UNIQUE KEY collation_name (collation_name)
) DEFAULT CHARSET=binary;
INSERT INTO collation (collation_name) SELECT DISTINCT cl_collation FROM categorylinks;
INSERT IGNORE INTO linktarget (lt_namespace, lt_title) SELECT DISTINCT 14, cl_to FROM categorylinks;

ALTER TABLE categorylinks
  ADD COLUMN cl_collation_id smallint(5) unsigned NOT NULL DEFAULT 0,
  ADD COLUMN cl_target_id bigint(20) unsigned NOT NULL DEFAULT 0;
UPDATE categorylinks
  JOIN linktarget ON lt_namespace = 14 AND lt_title = cl_to
  JOIN collation ON collation_name = cl_collation
  SET cl_target_id = lt_id, cl_collation_id = collation_id;
ALTER TABLE categorylinks
  DROP PRIMARY KEY,
  DROP KEY cl_sortkey,
  DROP KEY cl_timestamp,
  DROP COLUMN cl_to,
  DROP COLUMN cl_collation,
  ALTER COLUMN cl_target_id DROP DEFAULT,
  ADD PRIMARY KEY (cl_from, cl_target_id),
  ADD KEY cl_sortkey_id (cl_target_id, cl_type, cl_sortkey, cl_from),
  ADD KEY cl_timestamp_id (cl_target_id, cl_timestamp);

-- Recent changes say where they come from, and no longer whether they are new.
ALTER TABLE recentchanges
  DROP KEY rc_new_name_timestamp,
  DROP COLUMN rc_new,
  ADD KEY rc_source_name_timestamp (rc_source, rc_namespace, rc_timestamp),
  ADD KEY rc_name_source_patrolled_timestamp (rc_namespace, rc_source, rc_patrolled, rc_timestamp);
