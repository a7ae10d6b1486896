//! Documents that clients have registered, so that they need to send only their ids. Nobody trusts them more for it.

use std::fmt;
use std::sync::Arc;

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::DocumentId;

/// Bytes of text that are kept; the documents that were asked for least recently are forgotten first, and registered anew
/// by whoever asks for them.
const KEPT_BYTES: u64 = 4 * 1024 * 1024;

/// Documents are about so long, which decides how many places there are.
const USUAL_BYTES: u64 = 1_024;

/// Documents by their ids.
pub struct Registered {
    texts: Cache<DocumentId, Arc<str>, Bytes>,
}

#[derive(Clone)]
struct Bytes;

impl Weighter<DocumentId, Arc<str>> for Bytes {
    fn weight(&self, _id: &DocumentId, text: &Arc<str>) -> u64 {
        // An id and its place take some room as well, or the shortest documents would take most.
        text.len() as u64 + 128
    }
}

impl Registered {
    /// The text of this id.
    pub fn find(&self, id: DocumentId) -> Option<Arc<str>> {
        self.texts.get(&id)
    }

    /// Keeps a text, whose id this is.
    pub fn register(&self, id: DocumentId, text: &str) {
        if self.texts.get(&id).is_none() {
            self.texts.insert(id, text.into());
        }
    }
}

impl Default for Registered {
    fn default() -> Self {
        let places = usize::try_from(KEPT_BYTES / USUAL_BYTES).unwrap_or_default();
        Self { texts: Cache::with_weighter(places, KEPT_BYTES, Bytes) }
    }
}

impl fmt::Debug for Registered {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Registered").field("documents", &self.texts.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_without_end_take_no_memory_without_end() {
        let registered = Registered::default();
        for number in 0..2_000 {
            let text = format!("{{ wiki {{ name }} }} #{number}{}", "x".repeat(10_000));
            registered.register(DocumentId::of(&text), &text);
        }
        let kept = registered.texts.len();
        assert!(kept > 50 && kept as u64 * 10_000 <= KEPT_BYTES, "{kept} are kept");
    }
}
