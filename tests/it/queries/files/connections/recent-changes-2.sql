-- 2 statements

-- 5 values
SELECT #, t.rc_id, t.rc_timestamp
FROM (
  SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_namespace END AS rc_namespace, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_title END AS rc_title, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_cur_id END AS rc_cur_id, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_logid END AS rc_logid, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_this_oldid END AS rc_this_oldid, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_last_oldid END AS rc_last_oldid, CASE WHEN rc_deleted & 4 THEN NULL ELSE rc_actor END AS rc_actor, CASE WHEN rc_deleted & 2 THEN NULL ELSE rc_comment_id END AS rc_comment_id
  FROM recentchanges
) AS t
WHERE (t.rc_timestamp <= ? AND (t.rc_timestamp < ? OR (t.rc_timestamp = ? AND t.rc_id < ?)))
ORDER BY t.rc_timestamp DESC, t.rc_id DESC
LIMIT ?

-- 5 values
SELECT #, t.rc_id, t.rc_timestamp
FROM (
  SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_namespace END AS rc_namespace, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_title END AS rc_title, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_cur_id END AS rc_cur_id, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_logid END AS rc_logid, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_this_oldid END AS rc_this_oldid, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_last_oldid END AS rc_last_oldid, CASE WHEN rc_deleted & 4 THEN NULL ELSE rc_actor END AS rc_actor, CASE WHEN rc_deleted & 2 THEN NULL ELSE rc_comment_id END AS rc_comment_id
  FROM recentchanges
) AS t
WHERE (t.rc_timestamp >= ? AND (t.rc_timestamp > ? OR (t.rc_timestamp = ? AND t.rc_id > ?)))
ORDER BY t.rc_timestamp ASC, t.rc_id ASC
LIMIT ?
