-- Redirect
SELECT rd_from, rd_namespace AS target_namespace, rd_title AS target_title
FROM redirect
WHERE rd_interwiki IS NULL OR rd_interwiki = ''

-- Revision
SELECT rev_id, rev_page, CASE WHEN rev_deleted & 2 THEN NULL ELSE rev_comment_id END AS rev_comment_id, CASE WHEN rev_deleted & 4 THEN NULL ELSE rev_actor END AS rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, CASE WHEN rev_deleted & 1 THEN NULL ELSE rev_len END AS rev_len, rev_parent_id
FROM revision

-- RevisionUserindex
SELECT rev_id, rev_page, CASE WHEN rev_deleted & 2 THEN NULL ELSE rev_comment_id END AS rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, CASE WHEN rev_deleted & 1 THEN NULL ELSE rev_len END AS rev_len, rev_parent_id
FROM revision
WHERE rev_deleted & 4 = 0

-- RecentChanges
SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_namespace END AS rc_namespace, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_title END AS rc_title, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_cur_id END AS rc_cur_id, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_logid END AS rc_logid, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_this_oldid END AS rc_this_oldid, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_last_oldid END AS rc_last_oldid, CASE WHEN rc_deleted & 4 THEN NULL ELSE rc_actor END AS rc_actor, CASE WHEN rc_deleted & 2 THEN NULL ELSE rc_comment_id END AS rc_comment_id
FROM recentchanges

-- RecentChangesUserindex
SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_namespace END AS rc_namespace, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_title END AS rc_title, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_cur_id END AS rc_cur_id, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_logid END AS rc_logid, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_this_oldid END AS rc_this_oldid, CASE WHEN rc_source = 'mw.log' AND rc_deleted & 1 THEN NULL ELSE rc_last_oldid END AS rc_last_oldid, rc_actor, CASE WHEN rc_deleted & 2 THEN NULL ELSE rc_comment_id END AS rc_comment_id
FROM recentchanges
WHERE rc_deleted & 4 = 0

-- RecentChangesTitleindex
SELECT rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted, rc_namespace, rc_title, rc_cur_id, rc_logid, rc_this_oldid, rc_last_oldid, CASE WHEN rc_deleted & 4 THEN NULL ELSE rc_actor END AS rc_actor, CASE WHEN rc_deleted & 2 THEN NULL ELSE rc_comment_id END AS rc_comment_id
FROM recentchanges
WHERE NOT (rc_source = 'mw.log' AND rc_deleted & 1)

-- Logging
SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
FROM logging
WHERE instr(',patrol,newusers,create,delete,upload,move,block,thanks,review,protect,rights,abusefilter,articlefeedbackv5,campus,close,contentmodel,course,eparticle,gather,gblblock,gblrename,gblrights,globalauth,growthexperiments,gwtoolset,import,institution,instructor,interwiki,liquidthreads,lock,managetags,massmessage,merge,moodbar,mwoauthconsumer,newsletter,notifytranslators,online,pagelang,pagetranslation,pagetriage-copyvio,pagetriage-curation,pagetriage-deletion,renameuser,spamblacklist,stable,student,tag,timedmediahandler,translationreview,usermerge,', ',' || log_type || ',')

-- LoggingUserindex
SELECT log_id, log_type, log_timestamp, CASE WHEN log_deleted & 1 THEN NULL ELSE log_action END AS log_action, CASE WHEN log_deleted & 1 THEN NULL ELSE log_namespace END AS log_namespace, CASE WHEN log_deleted & 1 THEN NULL ELSE log_title END AS log_title, CASE WHEN log_deleted & 1 THEN NULL ELSE log_page END AS log_page, log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
FROM logging
WHERE instr(',patrol,newusers,create,delete,upload,move,block,thanks,review,protect,rights,abusefilter,articlefeedbackv5,campus,close,contentmodel,course,eparticle,gather,gblblock,gblrename,gblrights,globalauth,growthexperiments,gwtoolset,import,institution,instructor,interwiki,liquidthreads,lock,managetags,massmessage,merge,moodbar,mwoauthconsumer,newsletter,notifytranslators,online,pagelang,pagetranslation,pagetriage-copyvio,pagetriage-curation,pagetriage-deletion,renameuser,spamblacklist,stable,student,tag,timedmediahandler,translationreview,usermerge,', ',' || log_type || ',')
AND log_deleted & 4 = 0

-- LoggingLogindex
SELECT log_id, log_type, log_timestamp, log_action, log_namespace, log_title, log_page, CASE WHEN log_deleted & 4 THEN NULL ELSE log_actor END AS log_actor, CASE WHEN log_deleted & 2 THEN NULL ELSE log_comment_id END AS log_comment_id, CASE WHEN log_deleted <> 0 THEN NULL ELSE log_params END AS log_params, log_deleted
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

-- ActorUser
SELECT actor_id, actor_user, actor_name
FROM actor
WHERE (EXISTS (
  SELECT 1
  FROM `user`
  WHERE user_id = actor_user
) AND NOT EXISTS (
  SELECT 1
  FROM block
  JOIN block_target ON bt_id = bl_target
  WHERE bl_deleted = 1
  AND bt_user = actor_user
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
