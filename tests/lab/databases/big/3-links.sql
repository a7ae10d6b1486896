-- What links where: targets numbered as the pages they name, and 10 000 that name no page.

INSERT INTO linktarget (lt_id, lt_namespace, lt_title)
  SELECT page_id, page_namespace, page_title FROM page ORDER BY page_id;
INSERT INTO linktarget (lt_id, lt_namespace, lt_title)
  SELECT 50000 + seq, 0, CONCAT('Red_', seq) FROM seq_1_to_10000;

INSERT IGNORE INTO pagelinks (pl_from, pl_target_id, pl_from_namespace)
  SELECT page_id, 1 + FLOOR(60000 * POW(MOD(seq * 6151, 100003) / 100003, 2)), page_namespace
  FROM seq_1_to_250000 JOIN page ON page_id = 1 + MOD(seq * 7919, 50000)
  ORDER BY page_id;
INSERT IGNORE INTO templatelinks (tl_from, tl_target_id, tl_from_namespace)
  SELECT page_id, IF(seq % 4 = 0, 12, 12 + 20 * FLOOR(2500 * POW(MOD(seq * 6151, 100003) / 100003, 3))), page_namespace
  FROM seq_1_to_120000 JOIN page ON page_id = 1 + MOD(seq * 7919, 50000)
  ORDER BY page_id;
INSERT IGNORE INTO categorylinks (cl_from, cl_to, cl_sortkey, cl_sortkey_prefix, cl_timestamp, cl_collation, cl_type)
  SELECT page_id, CONCAT('Category_', IF(seq % 5 = 0, 1, FLOOR(2600 * POW(MOD(seq * 6151, 100003) / 100003, 3)))),
    UPPER(page_title), '', '2026-01-01 00:00:00' + INTERVAL seq SECOND, 'uppercase', IF(page_namespace = 14, 'subcat', 'page')
  FROM seq_1_to_110000 JOIN page ON page_id = 1 + MOD(seq * 7919, 50000)
  ORDER BY page_id;
INSERT IGNORE INTO imagelinks (il_from, il_to, il_from_namespace)
  SELECT page_id, CONCAT('Picture_', MOD(seq * 31, 900), '.png'), page_namespace
  FROM seq_1_to_8000 JOIN page ON page_id = 1 + MOD(seq * 7919, 50000)
  ORDER BY page_id;
INSERT INTO category (cat_id, cat_title, cat_pages, cat_subcats, cat_files)
  SELECT seq + 1, CONCAT('Category_', seq), COALESCE(members, 0), COALESCE(subcategories, 0), 0
  FROM seq_0_to_2700
  LEFT JOIN (
    SELECT cl_to, COUNT(*) AS members, SUM(cl_type = 'subcat') AS subcategories FROM categorylinks GROUP BY cl_to
  ) AS counted ON cl_to = CONCAT('Category_', seq);
INSERT INTO redirect (rd_from, rd_namespace, rd_title, rd_interwiki, rd_fragment)
  SELECT page.page_id, target.page_namespace, target.page_title, IF(page.page_id % 400 = 5, 'wikipedia', ''),
    IF(page.page_id % 70 = 5, 'Section', '')
  FROM page
  JOIN page AS target ON target.page_id = IF(page.page_id % 30 = 5, 6, 1 + MOD(page.page_id * 7919, 50000))
  WHERE page.page_is_redirect = 1;
INSERT INTO page_props (pp_page, pp_propname, pp_value, pp_sortkey)
  SELECT page_id, ELT(1 + page_id % 3, 'defaultsort', 'displaytitle', 'noindex'), IF(page_id % 3 = 2, '', page_title), NULL
  FROM page WHERE page_id % 2 = 0;
INSERT INTO page_restrictions (pr_page, pr_type, pr_level, pr_cascade, pr_expiry)
  SELECT seq * 19, ELT(1 + seq % 2, 'edit', 'move'), ELT(1 + seq % 3, 'sysop', 'autoconfirmed', 'autoconfirmed'),
    seq % 50 = 0, IF(seq % 4, 'infinity', '20300101000000')
  FROM seq_1_to_2000;
INSERT INTO protected_titles (pt_namespace, pt_title, pt_user, pt_reason_id, pt_timestamp, pt_expiry, pt_create_perm)
  SELECT 0, CONCAT('Never_', seq), 1, seq, '20250101000000', 'infinity', 'sysop' FROM seq_1_to_500;
