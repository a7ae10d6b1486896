//! Titles: a title that was parsed is written and parsed again as the same title.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use wikigraph::types::SiteTitles;

static TITLES: LazyLock<SiteTitles> = LazyLock::new(SiteTitles::canonical);

/// Marks of direction, which MediaWiki takes out of titles.
const DIRECTIONS: [char; 7] = ['\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}'];

fuzz_target!(|text: &str| {
    let _ = TITLES.parse_prefix(text, 0);
    // They go once the text is in normal form, as in MediaWiki, and what was on both sides may then combine when it is read again.
    let text = &text.replace(DIRECTIONS, "");
    let name = TITLES.user_name(text);
    // What has a namespace before it is no name: nobody is called User:User:Ada.
    if !name.contains(':') {
        assert_eq!(TITLES.user_name(&name), name, "a name that is spelled right is left as it is");
    }
    let Ok(title) = TITLES.parse(text, 0) else { return };
    assert!(!title.database_key.is_empty() && title.database_key.len() <= 255, "{title:?}");
    assert!(!title.database_key.contains([' ', '\n', '\0', '<', '[', '|', '{']), "{title:?}");
    let written = TITLES.prefixed(title.namespace, &title.database_key);
    assert_eq!(TITLES.parse(&written, 0).as_ref(), Ok(&title), "{written:?}");
});
