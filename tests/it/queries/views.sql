-- Redirect
SELECT rd_from, rd_namespace AS target_namespace, rd_title AS target_title
FROM redirect
WHERE rd_interwiki IS NULL OR rd_interwiki = ''

-- Revision
SELECT rev_id, rev_page, IF(rev_deleted & 2, NULL, rev_comment_id) AS rev_comment_id, IF(rev_deleted & 4, NULL, rev_actor) AS rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, IF(rev_deleted & 1, NULL, rev_len) AS rev_len, rev_parent_id
FROM revision

-- RevisionUserindex
SELECT rev_id, rev_page, IF(rev_deleted & 2, NULL, rev_comment_id) AS rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, IF(rev_deleted & 1, NULL, rev_len) AS rev_len, rev_parent_id
FROM revision
WHERE rev_deleted & 4 = 0

-- RecentChanges
SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_namespace) AS rc_namespace, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_title) AS rc_title, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_cur_id) AS rc_cur_id, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_logid) AS rc_logid, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_this_oldid) AS rc_this_oldid, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_last_oldid) AS rc_last_oldid, IF(rc_deleted & 4, NULL, rc_actor) AS rc_actor, IF(rc_deleted & 2, NULL, rc_comment_id) AS rc_comment_id
FROM recentchanges

-- RecentChangesUserindex
SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_namespace) AS rc_namespace, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_title) AS rc_title, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_cur_id) AS rc_cur_id, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_logid) AS rc_logid, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_this_oldid) AS rc_this_oldid, IF(rc_deleted & 1 AND rc_source = 'mw.log', NULL, rc_last_oldid) AS rc_last_oldid, rc_actor, IF(rc_deleted & 2, NULL, rc_comment_id) AS rc_comment_id
FROM recentchanges
WHERE rc_deleted & 4 = 0

-- RecentChangesTitleindex
SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, rc_namespace, rc_title, rc_cur_id, rc_logid, rc_this_oldid, rc_last_oldid, IF(rc_deleted & 4, NULL, rc_actor) AS rc_actor, IF(rc_deleted & 2, NULL, rc_comment_id) AS rc_comment_id
FROM recentchanges
WHERE NOT (rc_deleted & 1 AND rc_source = 'mw.log')

-- Logging
SELECT log_id, log_type, log_timestamp, IF(log_deleted & 1, NULL, log_action) AS log_action, IF(log_deleted & 1, NULL, log_namespace) AS log_namespace, IF(log_deleted & 1, NULL, log_title) AS log_title, IF(log_deleted & 1, NULL, log_page) AS log_page, IF(log_deleted & 4, NULL, log_actor) AS log_actor, IF(log_deleted & 2, NULL, log_comment_id) AS log_comment_id, IF(log_deleted <> 0, NULL, log_params) AS log_params, log_deleted
FROM logging
WHERE instr(',patrol,newusers,create,delete,upload,move,block,thanks,review,protect,rights,abusefilter,articlefeedbackv5,campus,close,contentmodel,course,eparticle,gather,gblblock,gblrename,gblrights,globalauth,growthexperiments,gwtoolset,import,institution,instructor,interwiki,liquidthreads,lock,managetags,massmessage,merge,moodbar,mwoauthconsumer,newsletter,notifytranslators,online,pagelang,pagetranslation,pagetriage-copyvio,pagetriage-curation,pagetriage-deletion,renameuser,spamblacklist,stable,student,tag,timedmediahandler,translationreview,usermerge,', ',' || log_type || ',')

-- LoggingUserindex
SELECT log_id, log_type, log_timestamp, IF(log_deleted & 1, NULL, log_action) AS log_action, IF(log_deleted & 1, NULL, log_namespace) AS log_namespace, IF(log_deleted & 1, NULL, log_title) AS log_title, IF(log_deleted & 1, NULL, log_page) AS log_page, log_actor, IF(log_deleted & 2, NULL, log_comment_id) AS log_comment_id, IF(log_deleted <> 0, NULL, log_params) AS log_params, log_deleted
FROM logging
WHERE instr(',patrol,newusers,create,delete,upload,move,block,thanks,review,protect,rights,abusefilter,articlefeedbackv5,campus,close,contentmodel,course,eparticle,gather,gblblock,gblrename,gblrights,globalauth,growthexperiments,gwtoolset,import,institution,instructor,interwiki,liquidthreads,lock,managetags,massmessage,merge,moodbar,mwoauthconsumer,newsletter,notifytranslators,online,pagelang,pagetranslation,pagetriage-copyvio,pagetriage-curation,pagetriage-deletion,renameuser,spamblacklist,stable,student,tag,timedmediahandler,translationreview,usermerge,', ',' || log_type || ',')
AND log_deleted & 4 = 0

-- LoggingLogindex
SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, IF(log_deleted & 4, NULL, log_actor) AS log_actor, IF(log_deleted & 2, NULL, log_comment_id) AS log_comment_id, IF(log_deleted <> 0, NULL, log_params) AS log_params, log_deleted
FROM logging
WHERE instr(',patrol,newusers,create,delete,upload,move,block,thanks,review,protect,rights,abusefilter,articlefeedbackv5,campus,close,contentmodel,course,eparticle,gather,gblblock,gblrename,gblrights,globalauth,growthexperiments,gwtoolset,import,institution,instructor,interwiki,liquidthreads,lock,managetags,massmessage,merge,moodbar,mwoauthconsumer,newsletter,notifytranslators,online,pagelang,pagetranslation,pagetriage-copyvio,pagetriage-curation,pagetriage-deletion,renameuser,spamblacklist,stable,student,tag,timedmediahandler,translationreview,usermerge,', ',' || log_type || ',')
AND log_deleted & 1 = 0

-- Actor
SELECT actor_id, actor_user, actor_name
FROM actor
WHERE ((EXISTS (
  SELECT 1
  FROM `user`
  WHERE user_id = actor_user
) AND NOT EXISTS (
  SELECT 1
  FROM block
  JOIN block_target ON bt_id = bl_target
  WHERE bl_deleted = 1
  AND bt_user = actor_user
)) OR EXISTS (
  SELECT 1
  FROM revision
  WHERE rev_actor = actor_id
  AND rev_deleted & 4 = 0
) OR EXISTS (
  SELECT 1
  FROM logging
  WHERE log_actor = actor_id
  AND log_deleted & 4 = 0
  AND instr(',patrol,newusers,create,delete,upload,move,block,thanks,review,protect,rights,abusefilter,articlefeedbackv5,campus,close,contentmodel,course,eparticle,gather,gblblock,gblrename,gblrights,globalauth,growthexperiments,gwtoolset,import,institution,instructor,interwiki,liquidthreads,lock,managetags,massmessage,merge,moodbar,mwoauthconsumer,newsletter,notifytranslators,online,pagelang,pagetranslation,pagetriage-copyvio,pagetriage-curation,pagetriage-deletion,renameuser,spamblacklist,stable,student,tag,timedmediahandler,translationreview,usermerge,', ',' || log_type || ',')
) OR EXISTS (
  SELECT 1
  FROM recentchanges
  WHERE rc_actor = actor_id
  AND rc_deleted & 4 = 0
) OR EXISTS (
  SELECT 1
  FROM archive
  WHERE ar_actor = actor_id
  AND ar_deleted & 4 = 0
) OR EXISTS (
  SELECT 1
  FROM block
  WHERE bl_by_actor = actor_id
  AND bl_deleted = 0
))

-- User
SELECT user_id, user_name, user_registration, user_editcount, user_is_temp
FROM `user`
WHERE NOT EXISTS (
  SELECT 1
  FROM block
  JOIN block_target ON bt_id = bl_target
  WHERE bl_deleted = 1
  AND bt_user = user_id
)

-- UserKind
SELECT user_id, user_is_temp
FROM `user`

-- UserBlock
SELECT bt_user, bl_id, bl_by_actor, bl_reason_id, bl_timestamp, bl_expiry, bl_sitewide
FROM block
JOIN block_target ON bt_id = bl_target
WHERE bl_deleted = 0
AND bt_auto = 0

-- CategoryNames
SELECT cat_title AS category_title
FROM category

-- CategoryPages
SELECT page_title AS category_title
FROM page
WHERE page_namespace = 14

-- CategoryLinks
SELECT cl_from, cl_target_id AS category_key, lt_title AS category_title, cl_sortkey, cl_sortkey_prefix, cl_type
FROM categorylinks
JOIN linktarget ON lt_id = cl_target_id

-- PageLinks
SELECT pl_from AS link_from, pl_from_namespace AS link_from_namespace, pl_target_id AS link_target, lt_namespace AS target_namespace, lt_title AS target_title
FROM pagelinks
JOIN linktarget ON lt_id = pl_target_id

-- TemplateLinks
SELECT tl_from AS link_from, tl_from_namespace AS link_from_namespace, tl_target_id AS link_target, lt_namespace AS target_namespace, lt_title AS target_title
FROM templatelinks
JOIN linktarget ON lt_id = tl_target_id
