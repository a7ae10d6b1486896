//! Blocks that the Action API told of when it refused something.

use serde_json::Value;

use crate::store::Record;
use crate::tables::View;
use crate::tables::wiki::{actor, block, comment};
use crate::types::Timestamp;

/// A block by what a refusal says of it; `None` where that is no block.
/// See <https://www.mediawiki.org/wiki/API:Userinfo>, `blockinfo`.
pub(in super::super) fn block_record(told: &Value) -> Option<Record> {
    let text = |name: &str| told.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let timestamp = text("blockedtimestamp").and_then(Timestamp::from_rfc_3339)?;
    let expiry = text("blockexpiry").and_then(Timestamp::from_rfc_3339);
    let is_partial = told.get("blockpartial").is_some_and(|partial| partial.as_bool().unwrap_or(true));
    let by = text("blockedby").map(|name| Record::possible(View::ActorBlock, actor::NAME, name));
    let reason = text("blockreason").map(|text| Record::complete(View::CommentBlock).with(comment::TEXT, text));
    let record = Record::complete(View::UserBlock)
        .with(block::TIMESTAMP, timestamp)
        .with(block::EXPIRY, expiry)
        .with(block::IS_SITEWIDE, !is_partial);
    Some(record.joined(&block::BY, by).joined(&block::REASON, reason))
}
