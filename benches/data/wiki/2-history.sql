-- Every fifth revision begins a page, the others go on with one of those that are there by then. Pages 1, 2 and 3 have one
-- revision in fifty each, ten more pages share another fiftieth, most pages have a few. Actor 1 made one in eleven.
-- Nothing is hidden: servers that do not know how to hide give the same answers.

INSERT INTO revision (rev_id, rev_page, rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted,
    rev_len, rev_parent_id, rev_sha1)
  SELECT id, page, 1 + FLOOR(@comments * POW(MOD(id * 4099, 1000003) / 1000003, 2)),
    IF(id % 11 = 0, 1, 2 + FLOOR((@actors - 1) * POW(MOD(id * 6151, 1000003) / 1000003, 3))),
    DATE_FORMAT('2023-07-01' + INTERVAL id * 90 SECOND, '%Y%m%d%H%i%s'), id % 4 = 0, 0, 200 + MOD(id * 31, 9000),
    COALESCE(LAG(id) OVER (PARTITION BY page ORDER BY id), 0), LPAD(LOWER(CONCAT(CONV(LEFT(SHA1(id), 15), 16, 36), CONV(RIGHT(SHA1(id), 15), 16, 36))), 31, '0')
  FROM (
    SELECT seq AS id, CASE
      WHEN seq % 5 = 1 THEN 1 + seq DIV 5
      WHEN seq > 100 AND seq % 50 IN (2, 3, 4) THEN seq % 50 - 1
      WHEN seq > 100 AND seq % 50 = 5 THEN 4 + seq DIV 50 % 10
      ELSE 1 + FLOOR((1 + (seq - 1) DIV 5) * POW(MOD(seq * 7919, 1000003) / 1000003, 3))
    END AS page
    FROM seq_1_to_1000000 WHERE seq <= @revisions
  ) AS drawn
  ORDER BY id;

-- Of twenty pages fifteen are articles, and one each lies in the namespaces 1, 2, 3, 10 and 14.
INSERT INTO page (page_id, page_namespace, page_title, page_is_redirect, page_is_new, page_random, page_touched,
    page_links_updated, page_latest, page_len, page_content_model)
  SELECT page_id, CASE page_id % 20 WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 3 WHEN 12 THEN 10 WHEN 13 THEN 14 ELSE 0 END,
    CASE page_id % 20 WHEN 12 THEN CONCAT('Template_', page_id DIV 20) WHEN 13 THEN CONCAT('Category_', page_id DIV 20)
      ELSE CONCAT(CHAR(65 + MOD(page_id * 7, 26)), CHAR(97 + MOD(page_id * 11, 26)), CHAR(97 + MOD(page_id DIV 26, 26)),
        '_', page_id)
    END,
    page_id % 10 = 5, edits = 1, MOD(page_id * 7919, 1000003) / 1000003, rev_timestamp, rev_timestamp, rev_id, rev_len,
    'wikitext'
  FROM (SELECT rev_page AS page_id, MAX(rev_id) AS latest, COUNT(*) AS edits FROM revision GROUP BY rev_page) AS history
  JOIN revision ON rev_id = latest
  ORDER BY page_id;

INSERT INTO content (content_id, content_size, content_sha1, content_model, content_address)
  SELECT rev_id, rev_len, rev_sha1, model_id, CONCAT('tt:', rev_id)
  FROM revision JOIN content_models ON model_name = 'wikitext' ORDER BY rev_id;
INSERT INTO slots (slot_revision_id, slot_role_id, slot_content_id, slot_origin)
  SELECT rev_id, role_id, rev_id, rev_id FROM revision JOIN slot_roles ON role_name = 'main' ORDER BY rev_id;

UPDATE user JOIN (SELECT rev_actor, COUNT(*) AS edits FROM revision GROUP BY rev_actor) AS made ON rev_actor = user_id
  SET user_editcount = edits;
INSERT INTO site_stats (ss_row_id, ss_total_edits, ss_good_articles, ss_total_pages, ss_users, ss_active_users, ss_images)
  VALUES (1, @revisions, @pages * 3 DIV 4, @pages, @accounts, @accounts DIV 20, 0);
