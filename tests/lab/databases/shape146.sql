-- Turns a copy of the wiki in the shape of 1.45 into what MediaWiki 1.46 and its migration of file links make of it.

ALTER TABLE recentchanges DROP KEY rc_name_type_patrolled_timestamp, DROP COLUMN rc_type;
ALTER TABLE revision DROP COLUMN rev_sha1;
ALTER TABLE archive DROP COLUMN ar_sha1;

INSERT IGNORE INTO linktarget (lt_namespace, lt_title) SELECT DISTINCT 6, il_to FROM imagelinks;
ALTER TABLE imagelinks ADD COLUMN il_target_id bigint(20) unsigned NOT NULL DEFAULT 0;
UPDATE imagelinks JOIN linktarget ON lt_namespace = 6 AND lt_title = il_to SET il_target_id = lt_id;
ALTER TABLE imagelinks
  DROP PRIMARY KEY,
  DROP KEY il_to,
  DROP KEY il_backlinks_namespace,
  DROP COLUMN il_to,
  ALTER COLUMN il_target_id DROP DEFAULT,
  ADD PRIMARY KEY (il_from, il_target_id),
  ADD KEY il_target_id (il_target_id, il_from),
  ADD KEY il_backlinks_namespace_target_id (il_from_namespace, il_target_id, il_from);
