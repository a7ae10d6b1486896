//! Language codes: MediaWiki's own, and what they are called in BCP 47.

/// What MediaWiki calls otherwise than BCP 47 does, beside upper and lower case.
/// See <https://www.mediawiki.org/wiki/Manual:Language#Language_code>.
const OTHERWISE_CALLED: [(&str, &str); 31] = [
    ("als", "gsw"),
    ("bat-smg", "sgs"),
    ("be-x-old", "be-tarask"),
    ("cbk-zam", "cbk"),
    ("crh-ro", "crh-Latn-RO"),
    ("de-formal", "de-x-formal"),
    ("eml", "egl"),
    ("en-rtl", "en-x-rtl"),
    ("es-formal", "es-x-formal"),
    ("fiu-vro", "vro"),
    ("hu-formal", "hu-x-formal"),
    ("kk-cn", "kk-Arab-CN"),
    ("kk-tr", "kk-Latn-TR"),
    ("map-bms", "jv-x-bms"),
    ("mo", "ro-Cyrl-MD"),
    ("nl-informal", "nl-x-informal"),
    ("nrm", "nrf"),
    ("roa-rup", "rup"),
    ("roa-tara", "nap-x-tara"),
    ("simple", "en-simple"),
    ("sr-ec", "sr-Cyrl"),
    ("sr-el", "sr-Latn"),
    ("zh-classical", "lzh"),
    ("zh-cn", "zh-Hans-CN"),
    ("zh-hk", "zh-Hant-HK"),
    ("zh-min-nan", "nan"),
    ("zh-mo", "zh-Hant-MO"),
    ("zh-my", "zh-Hans-MY"),
    ("zh-sg", "zh-Hans-SG"),
    ("zh-tw", "zh-Hant-TW"),
    ("zh-yue", "yue"),
];

/// The tag of BCP 47 for a code of MediaWiki's: `zh-Hant` for `zh-hant`, `yue` for `zh-yue`.
pub fn language_tag(code: &str) -> String {
    let code = code.to_ascii_lowercase();
    if let Ok(place) = OTHERWISE_CALLED.binary_search_by_key(&code.as_str(), |(own, _)| own) {
        return OTHERWISE_CALLED[place].1.to_owned();
    }
    let mut parts = code.split('-');
    let mut tag = parts.next().unwrap_or_default().to_owned();
    let mut is_private = tag == "x";
    for part in parts {
        tag.push('-');
        match part.len() {
            2 if !is_private => tag.push_str(&part.to_ascii_uppercase()),
            4 if !is_private => tag.push_str(&capitalized(part)),
            _ => tag.push_str(part),
        }
        is_private |= part == "x";
    }
    tag
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_codes() {
        for (code, tag) in [
            ("en", "en"),
            ("pt-br", "pt-BR"),
            ("zh-hant", "zh-Hant"),
            ("zh-tw", "zh-Hant-TW"),
            ("be-x-old", "be-tarask"),
            ("simple", "en-simple"),
            ("tt-cyrl", "tt-Cyrl"),
            ("de-formal", "de-x-formal"),
            ("x-a-bc", "x-a-bc"),
            ("", ""),
        ] {
            assert_eq!(language_tag(code), tag);
        }
        assert!(OTHERWISE_CALLED.is_sorted());
    }
}
