-- 3 statements

-- 1 value
SELECT t.actor_id, t.actor_name
FROM Actor AS t
WHERE t.actor_name IN (?)

-- 2 values
SELECT t.rev_id, t.rev_timestamp
FROM RevisionUserindex AS t
WHERE (t.rev_actor = ?)
ORDER BY t.rev_actor DESC, t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?

-- 2 values
SELECT t.rev_id, t.rev_timestamp
FROM RevisionUserindex AS t
WHERE (t.rev_actor = ?)
ORDER BY t.rev_actor ASC, t.rev_timestamp ASC, t.rev_id ASC
LIMIT ?
