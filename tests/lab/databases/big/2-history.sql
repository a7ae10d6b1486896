-- 220 000 revisions of 50 000 pages: pages 1 and 10 have about 5 000 each, most have one or two; actor 1 made 20 000.
-- One revision in a hundred hides something. The last 5 000 pages are new.

INSERT INTO revision (rev_id, rev_page, rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted,
    rev_len, rev_parent_id, rev_sha1)
  SELECT id, page, 1 + FLOOR(60000 * POW(MOD(id * 4099, 100003) / 100003, 2)),
    IF(id % 11 = 0, 1, 2 + FLOOR(22999 * POW(MOD(id * 6151, 100003) / 100003, 3))),
    DATE_FORMAT('2025-01-01' + INTERVAL id * 4 MINUTE, '%Y%m%d%H%i%s'), id % 4 = 0,
    IF(id % 100 = 7, id DIV 100 % 16, 0), 200 + MOD(id * 31, 9000),
    COALESCE(LAG(id) OVER (PARTITION BY page ORDER BY id), 0), LPAD(CONV(id, 10, 36), 31, '0')
  FROM (
    SELECT seq AS id, CASE
      WHEN seq <= 45000 THEN seq
      WHEN seq > 175000 AND seq % 9 = 4 THEN 45000 + (seq - 174995) DIV 9
      WHEN seq % 34 = 0 THEN 1
      WHEN seq % 34 = 1 THEN 2 + seq % 5
      ELSE 10 + FLOOR(44991 * POW(MOD(seq * 7919, 100003) / 100003, 3))
    END AS page
    FROM seq_1_to_220000
  ) AS drawn
  ORDER BY id;

-- Of twenty pages fourteen are articles, and one each lies in the namespaces 1, 2, 3, 10, 14 and 100.
INSERT INTO page (page_id, page_namespace, page_title, page_is_redirect, page_is_new, page_random, page_touched,
    page_links_updated, page_latest, page_len, page_content_model)
  SELECT seq,
    CASE seq % 20 WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 3 WHEN 12 THEN 10 WHEN 13 THEN 14 WHEN 14 THEN 100 ELSE 0 END,
    CASE seq % 20 WHEN 12 THEN CONCAT('Template_', seq DIV 20) WHEN 13 THEN CONCAT('Category_', seq DIV 20)
      ELSE CONCAT(CHAR(65 + MOD(seq * 7, 26)), CHAR(97 + MOD(seq * 11, 26)), CHAR(97 + MOD(seq DIV 26, 26)), '_', seq)
    END,
    seq % 10 = 5, edits = 1, MOD(seq * 7919, 100003) / 100003, latest_timestamp, latest_timestamp, latest,
    200 + MOD(latest * 31, 9000), 'wikitext'
  FROM seq_1_to_50000
  JOIN (
    SELECT rev_page, MAX(rev_id) AS latest, MAX(rev_timestamp) AS latest_timestamp, COUNT(*) AS edits
    FROM revision GROUP BY rev_page
  ) AS history ON rev_page = seq
  ORDER BY seq;

INSERT INTO content_models SELECT * FROM WIKI.content_models;
INSERT INTO slot_roles SELECT * FROM WIKI.slot_roles;
INSERT INTO content (content_id, content_size, content_sha1, content_model, content_address)
  SELECT rev_id, rev_len, rev_sha1, (SELECT model_id FROM content_models WHERE model_name = 'wikitext'), CONCAT('tt:', rev_id)
  FROM revision ORDER BY rev_id;
INSERT INTO slots (slot_revision_id, slot_role_id, slot_content_id, slot_origin)
  SELECT rev_id, (SELECT role_id FROM slot_roles WHERE role_name = 'main'), rev_id, rev_id
  FROM revision ORDER BY rev_id;

INSERT INTO archive (ar_id, ar_namespace, ar_title, ar_comment_id, ar_actor, ar_timestamp, ar_rev_id, ar_deleted,
    ar_len, ar_page_id, ar_parent_id, ar_sha1)
  SELECT seq, seq % 3, CONCAT('Deleted_', seq DIV 8), 1 + seq % 60000, 1 + MOD(seq * 6151, 23000),
    DATE_FORMAT('2025-01-01' + INTERVAL seq * 37 MINUTE, '%Y%m%d%H%i%s'), 1000000 + seq,
    IF(seq % 50 = 0, seq DIV 50 % 16, 0), 100 + seq % 999, 2000000 + seq DIV 8, IF(seq % 8, 999999 + seq, 0), LPAD(CONV(seq, 10, 36), 31, '1')
  FROM seq_1_to_20000;

UPDATE user JOIN (SELECT rev_actor, COUNT(*) AS edits FROM revision GROUP BY rev_actor) AS made ON rev_actor = user_id
  SET user_editcount = edits;
INSERT INTO site_stats (ss_row_id, ss_total_edits, ss_good_articles, ss_total_pages, ss_users, ss_active_users, ss_images)
  VALUES (1, 220000, 31500, 50000, 20000, 900, 0);
