-- 1 statement

-- 1 value
SELECT t.rev_minor_edit
FROM Revision AS t
ORDER BY t.rev_timestamp DESC, t.rev_id DESC
LIMIT ?
