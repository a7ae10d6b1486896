-- What would be wrong, and a query that finds it. An empty line ends a query.

-- a page's newest revision is another page's
SELECT 1
FROM page
JOIN revision ON rev_id = page_latest
WHERE rev_page <> page_id

-- a page's newest revision is not its newest
SELECT 1
FROM page
WHERE page_latest <> (
    SELECT rev_id
    FROM revision
    WHERE rev_page = page_id ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 1
)

-- a revision's parent is not the one before it
SELECT 1
FROM (
    SELECT rev_parent_id AS parent, lag(rev_id, 1, 0) OVER (PARTITION BY rev_page ORDER BY rev_timestamp, rev_id) AS before
    FROM revision
)
WHERE parent NOT IN (before, 0)

-- a revision is longer than its contents
SELECT 1
FROM revision
WHERE rev_len <> (
    SELECT sum(content_size)
    FROM slots
    JOIN content ON content_id = slot_content_id
    WHERE slot_revision_id = rev_id
)

-- an archived revision is longer than its contents
SELECT 1
FROM archive
WHERE ar_len <> (
    SELECT sum(content_size)
    FROM slots
    JOIN content ON content_id = slot_content_id
    WHERE slot_revision_id = ar_rev_id
)

-- a page is longer than its text
SELECT 1
FROM page
JOIN slots ON slot_revision_id = page_latest AND slot_role_id = 1
JOIN content ON content_id = slot_content_id
WHERE page_len <> content_size

-- a page's model is not that of its text
SELECT 1
FROM page
JOIN slots ON slot_revision_id = page_latest AND slot_role_id = 1
JOIN content ON content_id = slot_content_id
JOIN content_models ON model_id = content_model
WHERE page_content_model <> model_name

-- a page is wrongly taken for a redirect
SELECT 1
FROM page
JOIN slots ON slot_revision_id = page_latest AND slot_role_id = 1
JOIN text ON old_id = slot_content_id
WHERE page_is_redirect <> (old_text LIKE '#REDIRECT%')

-- a redirect has no target, or a target no redirect
SELECT 1
FROM page
LEFT JOIN redirect ON rd_from = page_id
WHERE page_is_redirect <> (rd_from IS NOT NULL)

-- a page is wrongly taken for new
SELECT 1
FROM page
WHERE page_is_new <> (SELECT count(*) = 1 FROM revision WHERE rev_page = page_id)

-- a page was touched before it was edited
SELECT 1
FROM page
JOIN revision ON rev_id = page_latest
WHERE page_touched < rev_timestamp

-- an inherited content has no origin
SELECT 1
FROM slots AS heir
WHERE slot_origin <> slot_revision_id
  AND NOT EXISTS (
    SELECT 1
    FROM slots AS origin
    WHERE origin.slot_revision_id = heir.slot_origin
      AND origin.slot_content_id = heir.slot_content_id
)

-- an account and its actor have different names
SELECT 1
FROM user
LEFT JOIN actor ON actor_user = user_id
WHERE actor_name IS NOT user_name

-- an edit count is wrong
SELECT 1
FROM user
JOIN actor ON actor_user = user_id
WHERE user_editcount <> (SELECT count(*) FROM revision WHERE rev_actor = actor_id) + (SELECT count(*) FROM archive WHERE ar_actor = actor_id)

-- somebody edited before having an account
SELECT 1
FROM revision
JOIN actor ON actor_id = rev_actor
JOIN user ON user_id = actor_user
WHERE rev_timestamp < user_registration

-- a category's counts are wrong
SELECT 1
FROM category
LEFT JOIN linktarget ON lt_namespace = 14 AND lt_title = cat_title
WHERE cat_pages <> (SELECT count(*) FROM categorylinks WHERE cl_target_id = lt_id)
  OR cat_subcats <> (SELECT count(*) FROM categorylinks WHERE cl_target_id = lt_id AND cl_type = 'subcat')
  OR cat_files <> (SELECT count(*) FROM categorylinks WHERE cl_target_id = lt_id AND cl_type = 'file')

-- a category with members or a page is not counted
SELECT lt_title
FROM categorylinks
JOIN linktarget ON lt_id = cl_target_id
WHERE lt_title NOT IN (SELECT cat_title FROM category)
UNION SELECT page_title
FROM page
WHERE page_namespace = 14
  AND page_title NOT IN (SELECT cat_title FROM category)

-- a category member is of the wrong kind
SELECT 1
FROM categorylinks
JOIN page ON page_id = cl_from
WHERE cl_type <> CASE page_namespace WHEN 14 THEN 'subcat' WHEN 6 THEN 'file' ELSE 'page' END

-- a link comes from another namespace
SELECT 1
FROM pagelinks
JOIN page ON page_id = pl_from
WHERE pl_from_namespace <> page_namespace

-- a tag is counted wrongly
SELECT 1
FROM change_tag_def
WHERE ctd_count <> (SELECT count(*) FROM change_tag WHERE ct_tag_id = ctd_id)

-- a block's target is counted wrongly
SELECT 1
FROM block_target
WHERE bt_count <> (SELECT count(*) FROM block WHERE bl_target = bt_id)

-- a partial block covers nothing, or another one something
SELECT 1
FROM block
WHERE bl_sitewide = EXISTS (SELECT 1 FROM ipblocks_restrictions WHERE ir_ipb_id = bl_id)

-- an address has no entry among the addresses, or somebody else has
SELECT 1
FROM revision
JOIN actor ON actor_id = rev_actor
WHERE (actor_user IS NULL AND instr(actor_name, '>') = 0) <> EXISTS (
    SELECT 1 FROM ip_changes WHERE ipc_rev_id = rev_id AND ipc_rev_timestamp = rev_timestamp
)

-- a hidden name is to be seen
SELECT 1
FROM block
JOIN block_target ON bt_id = bl_target
JOIN actor ON actor_user = bt_user
JOIN revision ON rev_actor = actor_id
WHERE bl_deleted = 1
  AND rev_deleted & 12 <> 12

-- somebody edited in spite of a block
SELECT 1
FROM block
JOIN block_target ON bt_id = bl_target
JOIN actor ON actor_user = bt_user
  OR actor_name = bt_address
JOIN revision ON rev_actor = actor_id
WHERE bl_sitewide = 1
  AND rev_timestamp > bl_timestamp
  AND rev_timestamp < bl_expiry

-- somebody edited from a blocked range
SELECT 1
FROM block
JOIN block_target ON bt_id = bl_target
JOIN ip_changes ON ipc_hex BETWEEN bt_range_start AND bt_range_end
WHERE bl_sitewide = 1
  AND ipc_rev_timestamp > bl_timestamp

-- somebody edited what a partial block covers
SELECT 1
FROM block
JOIN block_target ON bt_id = bl_target
JOIN ipblocks_restrictions ON ir_ipb_id = bl_id
JOIN actor ON actor_user = bt_user
JOIN revision ON rev_actor = actor_id
JOIN page ON page_id = rev_page
WHERE rev_timestamp > bl_timestamp
  AND CASE ir_type WHEN 1 THEN ir_value = page_id ELSE ir_value = page_namespace END

-- a stranger edited a protected page
SELECT 1
FROM page_restrictions
JOIN revision ON rev_page = pr_page
JOIN actor ON actor_id = rev_actor
LEFT JOIN user ON user_id = actor_user
WHERE pr_type = 'edit'
  AND ifnull(user_is_temp, 1) = 1
  AND rev_timestamp < pr_expiry
  AND rev_timestamp > (
    SELECT max(log_timestamp) FROM logging WHERE log_page = pr_page AND log_type = 'protect'
)

-- somebody edited a page for administrators
SELECT 1
FROM page_restrictions
JOIN revision ON rev_page = pr_page
JOIN actor ON actor_id = rev_actor
WHERE pr_type = 'edit'
  AND pr_level = 'sysop'
  AND actor_user NOT IN (
    SELECT ug_user
    FROM user_groups
    WHERE ug_group = 'sysop'
    UNION SELECT ufg_user
    FROM user_former_groups
    WHERE ufg_group = 'sysop'
)
  AND rev_timestamp > (
    SELECT max(log_timestamp) FROM logging WHERE log_page = pr_page AND log_type = 'protect'
)

-- a change is too old or lies in the future
SELECT 1
FROM recentchanges
WHERE rc_timestamp < '20261002000000'
  OR rc_timestamp >= '20261101000000'

-- a change says something else than its revision
SELECT 1
FROM recentchanges
JOIN revision ON rev_id = rc_this_oldid
WHERE rc_source IN ('mw.edit', 'mw.new')
  AND (
    rc_actor <> rev_actor
      OR rc_comment_id <> rev_comment_id
      OR rc_timestamp <> rev_timestamp
      OR rc_minor <> rev_minor_edit
      OR rc_deleted <> rev_deleted
      OR rc_new_len <> rev_len
      OR rc_last_oldid <> rev_parent_id
      OR rc_cur_id <> rev_page
)

-- a change has the wrong old length
SELECT 1
FROM recentchanges
LEFT JOIN revision ON rev_id = rc_last_oldid
WHERE rc_source IN ('mw.edit', 'mw.new')
  AND rc_old_len <> ifnull(rev_len, 0)

-- a change that makes a page has a revision before it
SELECT 1
FROM recentchanges
WHERE (rc_source = 'mw.new') <> (rc_last_oldid = 0)
  AND rc_source IN ('mw.edit', 'mw.new')

-- a change says something else than its log entry
SELECT 1
FROM recentchanges
JOIN logging ON log_id = rc_logid
WHERE rc_source <> 'mw.log'
  OR rc_actor <> log_actor
  OR rc_comment_id <> log_comment_id
  OR rc_timestamp <> log_timestamp
  OR rc_deleted <> log_deleted
  OR rc_namespace <> log_namespace
  OR rc_title <> log_title
  OR rc_log_type <> log_type
  OR rc_log_action <> log_action
  OR rc_params <> log_params
  OR log_type = 'suppress'

-- a bot is not marked as one
SELECT 1
FROM recentchanges
JOIN actor ON actor_id = rc_actor
JOIN user_groups ON ug_user = actor_user AND ug_group = 'bot'
WHERE rc_bot = 0

-- a title is not in MediaWiki's form
SELECT 1
FROM page
WHERE page_title LIKE '% %'
  OR page_title = ''
  OR page_title GLOB '[a-z]*'
  OR length(CAST(page_title AS BLOB)) > 255

-- a title is both protected and used
SELECT 1
FROM protected_titles
JOIN page ON page_namespace = pt_namespace AND page_title = pt_title

-- a file has no page or a page no file
SELECT img_name
FROM image
WHERE img_name NOT IN (SELECT page_title FROM page WHERE page_namespace = 6)
UNION SELECT page_title
FROM page
WHERE page_namespace = 6
  AND page_title NOT IN (SELECT img_name FROM image)

-- old and new file tables differ
SELECT img_name
FROM image
EXCEPT SELECT file_name
FROM file
JOIN filerevision ON fr_id = file_latest
JOIN image ON img_name = file_name AND img_sha1 = fr_sha1 AND img_size = fr_size
WHERE file_deleted = 0

-- a log entry's identifier and its time disagree
SELECT 1
FROM (
    SELECT log_timestamp AS at, lag(log_timestamp, 1, '') OVER (ORDER BY log_id) AS before
    FROM logging
)
WHERE at < before
