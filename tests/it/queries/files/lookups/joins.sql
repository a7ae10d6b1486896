-- 1 statement

-- 2 values
SELECT t.page_namespace, t.page_title, j1.rev_id, j1.rev_timestamp, j2.comment_text, j3.rev_id, j3.rev_len, j4.actor_id, j4.actor_name, j5.user_id, j5.user_editcount, j5.user_registration, j6.page_id, j7.rev_id, j8.actor_id, j8.actor_name
FROM page AS t
LEFT JOIN Revision AS j1 ON j1.rev_id = t.page_latest
LEFT JOIN comment AS j2 ON j2.comment_id = j1.rev_comment_id
LEFT JOIN Revision AS j3 ON j3.rev_id = j1.rev_parent_id
LEFT JOIN actor AS j4 ON j4.actor_id = j1.rev_actor
LEFT JOIN User AS j5 ON j5.user_id = j4.actor_user
LEFT JOIN page AS j6 ON j6.page_namespace = t.page_namespace + 1 AND j6.page_title = t.page_title
LEFT JOIN Revision AS j7 ON j7.rev_id = j6.page_latest
LEFT JOIN actor AS j8 ON j8.actor_id = j7.rev_actor
WHERE ((t.page_namespace = ? AND t.page_title IN (?)))
