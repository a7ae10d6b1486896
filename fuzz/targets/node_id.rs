//! Node ids: what is read is what was meant, and whatever a client sends is looked up or refused.
#![no_main]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use serde_json::json;
use wikigraph::types::NodeId;

fuzz_target!(|text: &str| {
    // As a client sends it, and what an id holds.
    for id in [text.to_owned(), URL_SAFE_NO_PAD.encode(text)] {
        if let Some(node) = NodeId::decode(&id) {
            let again = NodeId::encode(&node.wiki, node.kind, &node.key);
            assert_eq!(NodeId::decode(&again), Some(node));
        }
        wikigraph_fuzz::query("query ($id: ID!) { node(id: $id) { id __typename } }", &json!({ "id": id }));
    }
});
