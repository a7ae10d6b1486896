//! Titles: a title that was parsed is written and parsed again as the same title.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use wikigraph::types::SiteTitles;

static TITLES: LazyLock<SiteTitles> = LazyLock::new(SiteTitles::canonical);

fuzz_target!(|text: &str| {
    let _ = TITLES.parse_prefix(text, 0);
    let name = TITLES.user_name(text);
    assert_eq!(TITLES.user_name(&name), name, "a name that is spelled right is left as it is");
    let Ok(title) = TITLES.parse(text, 0) else { return };
    assert!(!title.database_key.is_empty() && title.database_key.len() <= 255, "{title:?}");
    assert!(!title.database_key.contains([' ', '\n', '\0', '<', '[', '|', '{']), "{title:?}");
    let written = TITLES.prefixed(title.namespace, &title.database_key);
    assert_eq!(TITLES.parse(&written, 0).as_ref(), Ok(&title), "{written:?}");
});
