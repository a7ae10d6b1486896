-- One log entry to five revisions: many patrols, few of most types, some about titles that have many.

INSERT INTO logging (log_id, log_type, log_action, log_timestamp, log_actor, log_namespace, log_title, log_page,
    log_comment_id, log_params, log_deleted)
  SELECT seq, type, action, DATE_FORMAT('2023-07-01' + INTERVAL seq * 450 SECOND, '%Y%m%d%H%i%s'),
    IF(seq % 3 = 0, 1 + seq % 12, 1 + FLOOR(@actors * POW(MOD(seq * 6151, 1000003) / 1000003, 3))),
    page_namespace, page_title, page_id, 1 + MOD(seq * 4099, @comments),
    CONCAT('a:2:{s:9:"4::target";s:6:"Target";s:10:"5::noredir";s:1:"', seq % 2, '";}'), 0
  FROM (
    SELECT seq,
      IF(seq % 2, 'patrol', ELT(1 + seq DIV 2 % 10, 'create', 'create', 'create', 'delete', 'move', 'block', 'protect',
        'rights', 'newusers', 'upload')) AS type,
      IF(seq % 2, 'patrol', ELT(1 + seq DIV 2 % 10, 'create', 'create', 'create', 'delete', 'move', 'block', 'protect',
        'rights', 'create', 'upload')) AS action,
      IF(seq % 40 = 0, 1, 1 + MOD(seq * 7919, @pages)) AS target
    FROM seq_1_to_200000 WHERE seq <= @revisions DIV 5
  ) AS drawn JOIN page ON page_id = target
  ORDER BY seq;
