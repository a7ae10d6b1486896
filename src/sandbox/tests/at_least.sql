-- How much of something there must be at least, and a query that finds it. An empty line ends a query.

-- 400 pages
SELECT 1
FROM page

-- 13 namespaces with pages
SELECT DISTINCT page_namespace
FROM page

-- 5000 revisions
SELECT 1
FROM revision

-- 80 accounts
SELECT 1
FROM user
WHERE user_is_temp = 0

-- 20 temporary accounts
SELECT 1
FROM user
WHERE user_is_temp = 1
  AND user_name LIKE '~202_-_____-__'

-- 3 accounts older than the record
SELECT 1
FROM user
WHERE user_registration IS NULL

-- 4 bots
SELECT 1
FROM user_groups
WHERE ug_group = 'bot'

-- 20 IPv4 actors
SELECT 1
FROM actor
WHERE actor_user IS NULL
  AND actor_name LIKE '%.%.%.%'

-- 10 IPv6 actors
SELECT 1
FROM actor
WHERE actor_user IS NULL
  AND actor_name LIKE '2001:DB8:%'

-- 3 imported actors
SELECT 1
FROM actor
WHERE actor_user IS NULL
  AND actor_name LIKE '%>%'

-- 150 revisions of the Danube
SELECT 1
FROM revision
JOIN page ON page_id = rev_page
WHERE page_namespace = 0
  AND page_title = 'Danube'

-- 40 editors of the Danube
SELECT DISTINCT rev_actor
FROM revision
JOIN page ON page_id = rev_page
WHERE page_namespace = 0
  AND page_title = 'Danube'

-- 10 minor edits of the Danube
SELECT 1
FROM revision
JOIN page ON page_id = rev_page
WHERE page_namespace = 0
  AND page_title = 'Danube'
  AND rev_minor_edit = 1

-- 300 contributions of Ada
SELECT 1
FROM revision
JOIN actor ON actor_id = rev_actor
WHERE actor_name = 'Ada'

-- 5 subcategories of the rivers
SELECT 1
FROM categorylinks
JOIN linktarget ON lt_id = cl_target_id
WHERE lt_title = 'Rivers'
  AND cl_type = 'subcat'

-- 5 pages among the rivers
SELECT 1
FROM categorylinks
JOIN linktarget ON lt_id = cl_target_id
WHERE lt_title = 'Rivers'
  AND cl_type = 'page'

-- 1 files among the rivers
SELECT 1
FROM categorylinks
JOIN linktarget ON lt_id = cl_target_id
WHERE lt_title = 'Rivers'
  AND cl_type = 'file'

-- 5 red categories
SELECT 1
FROM category
WHERE cat_pages > 0
  AND cat_title NOT IN (SELECT page_title FROM page WHERE page_namespace = 14)

-- 1 empty categories
SELECT 1
FROM category
WHERE cat_pages = 0

-- 100 red links
SELECT DISTINCT pl_target_id
FROM pagelinks
JOIN linktarget ON lt_id = pl_target_id
LEFT JOIN page ON page_namespace = lt_namespace AND page_title = lt_title
WHERE page_id IS NULL

-- 3 missing templates
SELECT DISTINCT tl_target_id
FROM templatelinks
JOIN linktarget ON lt_id = tl_target_id
LEFT JOIN page ON page_namespace = lt_namespace AND page_title = lt_title
WHERE page_id IS NULL

-- 2 redirects to sections
SELECT 1
FROM redirect
WHERE rd_fragment <> ''

-- 2 redirects to other wikis
SELECT 1
FROM redirect
WHERE rd_interwiki <> ''

-- 2 broken redirects
SELECT 1
FROM redirect
LEFT JOIN page ON page_namespace = rd_namespace AND page_title = rd_title
WHERE ifnull(rd_interwiki, '') = ''
  AND page_id IS NULL

-- 1 double redirects
SELECT 1
FROM redirect
JOIN page ON page_namespace = rd_namespace AND page_title = rd_title
WHERE page_is_redirect = 1

-- 1 redirects of the old form
SELECT 1
FROM redirect
WHERE rd_interwiki IS NULL
  AND rd_fragment IS NULL

-- 5 revisions with a second slot
SELECT 1
FROM slots
WHERE slot_role_id = 2

-- 1 cascading protections
SELECT 1
FROM page_restrictions
WHERE pr_cascade = 1

-- 2 protections that end
SELECT 1
FROM page_restrictions
WHERE pr_expiry <> 'infinity'

-- 3 protected titles
SELECT 1
FROM protected_titles

-- 3 partial blocks
SELECT 1
FROM block
WHERE bl_sitewide = 0

-- 2 range blocks
SELECT 1
FROM block_target
WHERE bt_range_start <> bt_range_end

-- 1 autoblocks
SELECT 1
FROM block_target
WHERE bt_auto = 1

-- 1 ended blocks
SELECT 1
FROM block
WHERE bl_expiry < '20261101000000'

-- 2 hidden users
SELECT 1
FROM block
WHERE bl_deleted = 1

-- 2 groups that end
SELECT 1
FROM user_groups
WHERE ug_expiry IS NOT NULL

-- 2 former groups
SELECT 1
FROM user_former_groups

-- 30 archived revisions
SELECT 1
FROM archive

-- 15 types of log entries
SELECT DISTINCT log_type
FROM logging

-- 5 sources of changes
SELECT DISTINCT rc_source
FROM recentchanges

-- 3 states of patrolling
SELECT DISTINCT rc_patrolled
FROM recentchanges
WHERE rc_source = 'mw.edit'

-- 10 changes by bots
SELECT 1
FROM recentchanges
WHERE rc_bot = 1

-- 5 changes by addresses
SELECT 1
FROM recentchanges
JOIN actor ON actor_id = rc_actor
WHERE actor_user IS NULL
  AND rc_source = 'mw.edit'

-- 5 changes by temporary accounts
SELECT 1
FROM recentchanges
JOIN actor ON actor_id = rc_actor
WHERE actor_name LIKE '~%'

-- 1 missing files
SELECT DISTINCT il_target_id
FROM imagelinks
JOIN linktarget ON lt_id = il_target_id
LEFT JOIN page ON page_namespace = lt_namespace AND page_title = lt_title
WHERE page_id IS NULL

-- 10 new pages among the changes
SELECT 1
FROM recentchanges
WHERE rc_source = 'mw.new'

-- 30 links that come from a template's own text
SELECT DISTINCT pl_from
FROM pagelinks
JOIN linktarget ON lt_id = pl_target_id
WHERE lt_namespace = 12 AND lt_title = 'Stub'
