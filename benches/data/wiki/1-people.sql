-- Actors: nine of ten have an account (one in forty of those a temporary one), the last tenth are addresses. And comments.
-- MOD(n * prime, m) scatters, always in the same way; the power of a fraction makes a few numbers come up far more often.
-- How much there is of everything follows from @revisions, which `up` sets.

SET @pages = @revisions DIV 5, @comments = @revisions DIV 5, @actors = @revisions DIV 20;
SET @accounts = @actors * 9 DIV 10;

INSERT INTO user (user_id, user_name, user_password, user_newpassword, user_email, user_touched,
    user_registration, user_editcount, user_is_temp)
  SELECT seq,
    IF(seq % 40 = 39, CONCAT('~2026-', seq),
      CONCAT(ELT(1 + seq % 6, 'Anna', 'Björn', 'Chloé', 'Дарья', 'Emre', 'Frida'), ' ', seq)),
    '', '', '', '20260101000000',
    IF(seq < 50, NULL, DATE_FORMAT('2016-01-01' + INTERVAL seq * 80 MINUTE, '%Y%m%d%H%i%s')), 0, seq % 40 = 39
  FROM seq_1_to_45000 WHERE seq <= @accounts;

INSERT INTO actor (actor_id, actor_user, actor_name)
  SELECT user_id, user_id, user_name FROM user
  UNION ALL
  SELECT @accounts + seq, NULL,
    IF(seq % 3, CONCAT('10.', seq DIV 250, '.', seq % 250, '.7'), CONCAT('2001:DB8:0:0:0:0:0:', HEX(seq)))
  FROM seq_1_to_5000 WHERE seq <= @actors - @accounts;

INSERT INTO user_groups (ug_user, ug_group, ug_expiry)
  SELECT seq * 13, ELT(1 + seq % 5, 'patroller', 'patroller', 'rollbacker', 'sysop', 'bot'), NULL
  FROM seq_1_to_3000 WHERE seq <= @accounts DIV 15;

INSERT INTO comment (comment_id, comment_hash, comment_text)
  SELECT seq, CAST(CRC32(CONCAT('comment ', seq)) AS SIGNED) - 2147483648,
    CONCAT('/* Section ', seq % 50, ' */ comment ', seq, ' about [[Page ', seq % 999, ']]')
  FROM seq_1_to_200000 WHERE seq <= @comments;
