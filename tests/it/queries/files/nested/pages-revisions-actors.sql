-- 2 statements

-- 3 values
SELECT t.page_namespace, t.page_title, t.page_id
FROM page AS t
WHERE (t.page_namespace = ?)
AND (t.page_is_redirect + 0 = ?)
ORDER BY t.page_namespace ASC, t.page_title ASC
LIMIT ?

-- 3 runs, 9 values
SELECT #, t.rev_timestamp, j1.actor_id, j1.actor_name, j1.actor_user, j2.user_is_temp, j3.user_id, j3.user_editcount, j4.rev_id, j4.rev_len
FROM Revision AS t
LEFT JOIN actor AS j1 ON j1.actor_id = t.rev_actor
LEFT JOIN UserKind AS j2 ON j2.user_id = j1.actor_user
LEFT JOIN User AS j3 ON j3.user_id = j1.actor_user
LEFT JOIN Revision AS j4 ON j4.rev_id = t.rev_parent_id
WHERE (t.rev_page = ?)
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
