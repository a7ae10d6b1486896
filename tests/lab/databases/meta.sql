-- The databases that the replicas keep beside the wikis: the list of wikis, and how far behind a replica is.
-- The lab's port is known only when it is started; WIKI_URL stands in until then.

CREATE DATABASE meta_p DEFAULT CHARACTER SET utf8mb4;
CREATE TABLE meta_p.wiki (
  dbname varchar(32) NOT NULL PRIMARY KEY,
  lang varchar(12) NOT NULL DEFAULT 'en',
  name text,
  family text,
  url text,
  size decimal(1,0) NOT NULL DEFAULT 1,
  slice text NOT NULL,
  is_closed decimal(1,0) NOT NULL DEFAULT 0,
  has_echo decimal(1,0) NOT NULL DEFAULT 0,
  has_flaggedrevs decimal(1,0) NOT NULL DEFAULT 0,
  has_visualeditor decimal(1,0) NOT NULL DEFAULT 0,
  has_wikidata decimal(1,0) NOT NULL DEFAULT 0,
  is_sensitive decimal(1,0) NOT NULL DEFAULT 0
);
INSERT INTO meta_p.wiki (dbname, lang, name, family, url, slice) VALUES
  ('lab143', 'en', 'Wikigraph Lab', 'lab', 'WIKI_URL', 's1.labsdb'),
  ('lab145', 'en', 'Wikigraph Lab as of 1.45', 'lab', 'WIKI_URL', 's1.labsdb'),
  ('lab146', 'en', 'Wikigraph Lab as of 1.46', 'lab', 'WIKI_URL', 's2.labsdb');

CREATE DATABASE heartbeat_p;
CREATE DEFINER = views_definer@localhost SQL SECURITY DEFINER VIEW heartbeat_p.heartbeat AS
  SELECT 's1' AS shard, DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%dT%H:%i:%s.%f') AS last_updated, 0.0 AS lag
  UNION ALL
  SELECT 's2', DATE_FORMAT(UTC_TIMESTAMP(6) - INTERVAL 90 SECOND, '%Y-%m-%dT%H:%i:%s.%f'), 90.5;
