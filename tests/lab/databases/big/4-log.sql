-- 65 000 log entries: many patrols, few of most types, some hidden, some about titles that have many.

INSERT INTO logging (log_id, log_type, log_action, log_timestamp, log_actor, log_namespace, log_title, log_page,
    log_comment_id, log_params, log_deleted)
  SELECT seq, type, action, DATE_FORMAT('2025-01-01' + INTERVAL seq * 13 MINUTE, '%Y%m%d%H%i%s'),
    IF(seq % 3 = 0, 1 + seq % 12, 1 + FLOOR(23000 * POW(MOD(seq * 6151, 100003) / 100003, 3))),
    page_namespace, page_title, page_id, 1 + MOD(seq * 4099, 60000),
    CONCAT('a:2:{s:9:"4::target";s:6:"Target";s:10:"5::noredir";s:1:"', seq % 2, '";}'),
    IF(seq % 100 = 3, seq DIV 100 % 16, 0)
  FROM (
    SELECT seq,
      IF(seq % 2, 'patrol', ELT(1 + seq DIV 2 % 12, 'create', 'create', 'create', 'delete', 'move', 'block', 'protect',
        'rights', 'newusers', 'tag', 'upload', 'suppress')) AS type,
      IF(seq % 2, 'patrol', ELT(1 + seq DIV 2 % 12, 'create', 'create', 'create', 'delete', 'move', 'block', 'protect',
        'rights', 'create', 'update', 'upload', 'delete')) AS action,
      IF(seq % 40 = 0, 1, 1 + MOD(seq * 7919, 50000)) AS target
    FROM seq_1_to_65000
  ) AS drawn JOIN page ON page_id = target
  ORDER BY seq;
