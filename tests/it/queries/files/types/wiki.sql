-- 2 statements

-- 0 values
SELECT ss_total_pages, ss_good_articles, ss_total_edits, ss_users, ss_active_users, ss_images
FROM site_stats
WHERE ss_row_id = 1

-- 0 values
SELECT COUNT(*)
FROM page
WHERE page_is_redirect = 1
