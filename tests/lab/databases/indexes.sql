-- Indexes that the replicas have beyond MediaWiki's own, so that the views' conditions are cheap. Run in a wiki's database.

CREATE INDEX log_comment_type ON logging (log_comment_id, log_type, log_deleted);
CREATE INDEX log_actor_deleted ON logging (log_actor, log_deleted);
CREATE INDEX rc_comment_deleted ON recentchanges (rc_comment_id, rc_deleted);
CREATE INDEX rc_actor_deleted ON recentchanges (rc_actor, rc_deleted);
CREATE INDEX rev_comment_id ON revision (rev_comment_id);
CREATE INDEX ar_actor_deleted ON archive (ar_actor, ar_deleted);
CREATE INDEX img_description_id ON image (img_description_id);
CREATE INDEX oi_description_deleted ON oldimage (oi_description_id, oi_deleted);
CREATE INDEX oi_actor_deleted ON oldimage (oi_actor, oi_deleted);
CREATE INDEX fa_reason ON filearchive (fa_deleted_reason_id);
CREATE INDEX fa_description_deleted ON filearchive (fa_description_id, fa_deleted);
CREATE INDEX fa_actor_deleted ON filearchive (fa_actor, fa_deleted);
CREATE INDEX pt_reason_id ON protected_titles (pt_reason_id);
CREATE INDEX slot_content_id ON slots (slot_content_id);
CREATE INDEX pp_value_prefix ON page_props (pp_value(767));
CREATE INDEX block_reason_deleted ON block (bl_reason_id, bl_deleted);
CREATE INDEX block_actor_deleted ON block (bl_by_actor, bl_deleted);
