-- 3 statements

-- 2 values
SELECT t.page_namespace, t.page_title
FROM page AS t
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))

-- 7 values
SELECT #, t.rc_id, t.rc_timestamp
FROM (
  SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, rc_namespace, rc_title, rc_cur_id, rc_logid, rc_this_oldid, rc_last_oldid, CASE WHEN rc_deleted & 4 THEN NULL ELSE rc_actor END AS rc_actor, CASE WHEN rc_deleted & 2 THEN NULL ELSE rc_comment_id END AS rc_comment_id
  FROM recentchanges
  WHERE NOT (rc_source = 'mw.log' AND rc_deleted & 1)
) AS t
WHERE (t.rc_namespace = ? AND t.rc_title = ?)
AND (t.rc_timestamp <= ? AND (t.rc_timestamp < ? OR (t.rc_timestamp = ? AND t.rc_id < ?)))
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 7 values
SELECT #, t.rc_id, t.rc_timestamp
FROM (
  SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, rc_namespace, rc_title, rc_cur_id, rc_logid, rc_this_oldid, rc_last_oldid, CASE WHEN rc_deleted & 4 THEN NULL ELSE rc_actor END AS rc_actor, CASE WHEN rc_deleted & 2 THEN NULL ELSE rc_comment_id END AS rc_comment_id
  FROM recentchanges
  WHERE NOT (rc_source = 'mw.log' AND rc_deleted & 1)
) AS t
WHERE (t.rc_namespace = ? AND t.rc_title = ?)
AND (t.rc_timestamp >= ? AND (t.rc_timestamp > ? OR (t.rc_timestamp = ? AND t.rc_id > ?)))
ORDER BY t.rc_timestamp ASC, t.rc_id ASC
LIMIT ?
