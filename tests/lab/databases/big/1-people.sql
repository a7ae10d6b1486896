-- 23 000 actors of the big wiki: 20 000 accounts (some temporary) and 3 000 addresses; groups, blocks, comments.
-- MOD(n * prime, m) scatters, always in the same way; the power of a fraction makes a few numbers come up far more often.

INSERT INTO user (user_id, user_name, user_password, user_newpassword, user_email, user_touched,
    user_registration, user_editcount, user_is_temp)
  SELECT seq,
    IF(seq % 40 = 39, CONCAT('~2026-', seq),
      CONCAT(ELT(1 + seq % 6, 'Anna', 'Björn', 'Chloé', 'Дарья', 'Emre', 'Frida'), ' ', seq)),
    '', '', '', '20260101000000',
    IF(seq < 50, NULL, DATE_FORMAT('2020-01-01' + INTERVAL seq * 2 HOUR, '%Y%m%d%H%i%s')), 0, seq % 40 = 39
  FROM seq_1_to_20000;

INSERT INTO actor (actor_id, actor_user, actor_name)
  SELECT user_id, user_id, user_name FROM user ORDER BY user_id;
INSERT INTO actor (actor_id, actor_user, actor_name)
  SELECT 20000 + seq, NULL,
    IF(seq % 3, CONCAT('10.', seq DIV 250, '.', seq % 250, '.7'), CONCAT('2001:DB8:0:0:0:0:0:', HEX(seq)))
  FROM seq_1_to_3000;

INSERT INTO user_groups (ug_user, ug_group, ug_expiry)
  SELECT seq * 13, ELT(1 + seq % 5, 'patroller', 'patroller', 'rollbacker', 'sysop', 'bot'), IF(seq % 9, NULL, '20300101000000')
  FROM seq_1_to_1500;
INSERT INTO user_former_groups (ufg_user, ufg_group)
  SELECT seq * 17, ELT(1 + seq % 3, 'patroller', 'sysop', 'bot') FROM seq_1_to_1000;

INSERT INTO comment (comment_id, comment_hash, comment_text)
  SELECT seq, CAST(CRC32(CONCAT('comment ', seq)) AS SIGNED) - 2147483648,
    CONCAT('/* Section ', seq % 50, ' */ comment ', seq, ' about [[Page ', seq % 999, ']]')
  FROM seq_1_to_60000;

INSERT INTO block_target (bt_id, bt_user, bt_user_text, bt_count)
  SELECT seq, seq * 11, (SELECT user_name FROM user WHERE user_id = seq * 11), 1 FROM seq_1_to_1200;
INSERT INTO block (bl_id, bl_target, bl_by_actor, bl_reason_id, bl_timestamp, bl_expiry, bl_deleted, bl_sitewide)
  SELECT seq, seq, 1 + seq % 40, 1 + seq % 500, DATE_FORMAT('2024-01-01' + INTERVAL seq * 11 HOUR, '%Y%m%d%H%i%s'),
    IF(seq % 3, 'infinity', '20300101000000'), seq % 60 = 0, seq % 7 <> 0
  FROM seq_1_to_1200;
