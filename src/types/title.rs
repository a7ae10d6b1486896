//! Titles: parsed and normalised as MediaWiki does it, with the namespaces of one wiki.

use std::borrow::Cow;
use std::collections::BTreeMap;

use html_escape::decode_html_entities;
use mwtitle::{Interwiki, NamespaceAlias, NamespaceInfo, TitleCodec};
use unicode_normalization::UnicodeNormalization;

use super::Json;
use super::namespace::{self, Namespace, NamespaceNumber};

/// A page's name in the two parts that the database keeps.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Title {
    /// Which namespace.
    pub namespace: NamespaceNumber,
    /// Without the namespace, with underscores for spaces.
    pub database_key: String,
}

/// Why a text is not the title of a page of this wiki.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{title:?} is not a title of this wiki: {reason}")]
pub struct InvalidTitle {
    title: String,
    reason: String,
}

impl InvalidTitle {
    fn new(text: &str, reason: String) -> Self {
        Self { title: text.chars().take(300).collect(), reason }
    }
}

/// What MediaWiki allows in titles where nothing else is configured (`$wgLegalTitleChars`).
const LEGAL_TITLE_CHARACTERS: &str = r##" %!"$&'()*,\-./0-9:;=?@A-Z\\\^_`a-z~+\x80-\xFF"##;

/// The namespaces of a wiki, and its rules for titles.
#[derive(Debug)]
pub struct SiteTitles {
    namespaces: BTreeMap<NamespaceNumber, Namespace>,
    /// What titles begin with.
    prefixes: BTreeMap<NamespaceNumber, String>,
    codec: TitleCodec,
    /// Whether the wiki allows all letters and digits of ASCII in titles, as all wikis do.
    allows_plain: bool,
}

impl SiteTitles {
    /// MediaWiki's own namespaces, for a wiki that nothing more is known about.
    pub fn canonical() -> Self {
        Self::new(namespace::canonical(), Vec::new(), "en", LEGAL_TITLE_CHARACTERS)
            .expect("MediaWiki's own namespaces make a valid set")
    }

    /// The rules of a wiki from what it says about itself.
    pub fn new(
        namespaces: Vec<Namespace>,
        interwikis: Vec<Interwiki>,
        language: &str,
        legal_title_characters: &str,
    ) -> Result<Self, mwtitle::Error> {
        let information = namespaces.iter().map(|namespace| NamespaceInfo {
            id: namespace.number,
            case: if namespace.is_case_sensitive { "case-sensitive" } else { "first-letter" }.to_owned(),
            name: namespace.name.clone(),
            canonical: namespace.canonical_name.clone(),
        });
        let aliases = namespaces.iter().flat_map(|namespace| {
            namespace.aliases.iter().map(|alias| NamespaceAlias { id: namespace.number, alias: alias.clone() })
        });
        let codec = TitleCodec::new_from_iters(
            information,
            aliases,
            interwikis,
            "Main Page".to_owned(),
            language.to_owned(),
            legal_title_characters.to_owned(),
        )?;
        let prefix = |name: &str| if name.is_empty() { String::new() } else { format!("{name}:") };
        let prefixes = namespaces.iter().map(|namespace| (namespace.number, prefix(&namespace.name))).collect();
        let namespaces = namespaces.into_iter().map(|namespace| (namespace.number, namespace)).collect();
        let allows_plain = codec.new_title(PLAIN).is_ok();
        Ok(Self { namespaces, prefixes, codec, allows_plain })
    }

    /// All namespaces, by number.
    pub fn namespaces(&self) -> impl Iterator<Item = &Namespace> {
        self.namespaces.values()
    }

    /// One namespace; `None` if the wiki has none of that number.
    pub fn namespace(&self, number: NamespaceNumber) -> Option<&Namespace> {
        self.namespaces.get(&number)
    }

    /// Parses what a person typed: `user talk:foo bar` is `Foo_bar` in namespace 3.
    ///
    /// `default` is the namespace of a text without a prefix. The name of a section behind `#` is left out.
    pub fn parse(&self, text: &str, default: NamespaceNumber) -> Result<Title, InvalidTitle> {
        self.with_section(text, default).map(|(title, _)| title)
    }

    /// Parses what is no link, in which nothing can be left out: no title holds `#`.
    fn parse_whole(&self, text: &str, default: NamespaceNumber) -> Result<Title, InvalidTitle> {
        match self.with_section(text, default)? {
            (title, false) => Ok(title),
            (_, true) => Err(InvalidTitle::new(text, "it holds #, which titles cannot have".to_owned())),
        }
    }

    /// The title that a text begins with, and whether the name of a section follows.
    fn with_section(&self, text: &str, default: NamespaceNumber) -> Result<(Title, bool), InvalidTitle> {
        if let Some(title) = self.plain(text, default) {
            return Ok((title, false));
        }
        let invalid = |reason: String| InvalidTitle::new(text, reason);
        let normalized = normalized(text);
        let parsed =
            self.codec.new_title_with_namespace(&normalized, default).map_err(|error| invalid(reason_of(&error)))?;
        if let Some(prefix) = parsed.interwiki() {
            return Err(invalid(format!("{prefix:?} is the prefix of another wiki")));
        }
        if parsed.dbkey().is_empty() {
            return Err(invalid("it has no name".to_owned()));
        }
        let database_key = keep_title_case(&normalized, parsed.dbkey());
        Ok((Title { namespace: parsed.namespace(), database_key }, parsed.fragment().is_some()))
    }

    /// The title that a text is if it is one already, but for its spaces: words of ASCII letters and digits, of which the first
    /// begins with a capital letter, perhaps behind a namespace. Most titles that programs send are, and no rule changes one.
    fn plain(&self, text: &str, default: NamespaceNumber) -> Option<Title> {
        let (namespace, name) = match text.split_once(':') {
            Some((prefix, name)) if are_words(prefix) => {
                (self.codec.namespace_map().get_id(&*prefix.replace(' ', "_"))?, name)
            }
            Some(_) => return None,
            None => (default, text),
        };
        let is_plain = self.allows_plain
            && name.len() <= 255
            && name.starts_with(|first: char| first.is_ascii_uppercase())
            && are_words(name);
        (is_plain && namespace >= 0 && self.namespaces.contains_key(&namespace))
            .then(|| Title { namespace, database_key: name.replace(' ', "_") })
    }

    /// The beginning of titles: like [`parse`](Self::parse), but the name may be empty (`Talk:`), and a space at its end stays.
    pub fn parse_prefix(&self, text: &str, default: NamespaceNumber) -> Result<Title, InvalidTitle> {
        // With a letter behind it, it is a title even if it ends in a colon, a space or a full stop.
        let parsed = self.parse_whole(&format!("{text}x"), default);
        let mut title = parsed.map_err(|invalid| InvalidTitle::new(text, invalid.reason))?;
        title.database_key.pop();
        Ok(title)
    }

    /// The name of an account or address as the database has it: spaces, first letter in upper case.
    ///
    /// Imported names such as `imported>Ada` are no valid titles; they are taken as written.
    pub fn user_name(&self, text: &str) -> String {
        match self.parse_whole(text, 2) {
            Ok(title) if title.namespace == 2 => title.database_key.replace('_', " "),
            _ => text.replace('_', " ").trim_matches(' ').to_owned(),
        }
    }

    /// The beginning of such names, of which a space at its end stays.
    pub fn user_name_prefix(&self, text: &str) -> String {
        match self.parse_prefix(text, 2) {
            Ok(title) if title.namespace == 2 => title.database_key.replace('_', " "),
            _ => text.replace('_', " ").trim_start_matches(' ').to_owned(),
        }
    }

    /// The title with its namespace and spaces: `User talk:Foo bar`.
    pub fn prefixed(&self, namespace: NamespaceNumber, database_key: &str) -> String {
        format!("{}{}", self.prefix(namespace), database_key.replace('_', " "))
    }

    /// Writes the title with its namespace and spaces; what of its name is no UTF-8 is replaced.
    pub fn write(&self, namespace: NamespaceNumber, database_key: &[u8], json: &mut Json) {
        json.title(&self.prefix(namespace), database_key);
    }

    /// A namespace's name as titles begin with it.
    fn prefix(&self, namespace: NamespaceNumber) -> Cow<'_, str> {
        match self.prefixes.get(&namespace) {
            Some(prefix) => Cow::Borrowed(prefix),
            // A row of a namespace that the wiki no longer has, as MediaWiki shows it.
            None => Cow::Owned(format!("Special:Badtitle/NS{namespace}:")),
        }
    }
}

/// All letters and digits of ASCII, as the words of a title.
const PLAIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789";

/// Whether a text is words of ASCII letters and digits, with a space between each two.
fn are_words(text: &str) -> bool {
    let mut before = b' ';
    let is_fitting = |byte: u8| {
        let last = std::mem::replace(&mut before, byte);
        byte.is_ascii_alphanumeric() || (byte == b' ' && last != b' ')
    };
    text.bytes().all(is_fitting) && before != b' '
}

/// With character references read, and in Unicode's normal form C.
fn normalized(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.contains('&') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(decode_html_entities(text).nfc().collect())
}

/// Letters that stand for two, in upper case and as a word in a title begins with them.
const TWOFOLD_LETTERS: [(char, char); 4] = [('Ǆ', 'ǅ'), ('Ǉ', 'ǈ'), ('Ǌ', 'ǋ'), ('Ǳ', 'ǲ')];

/// MediaWiki takes a leading `ǅ` as it is; the codec makes `Ǆ` of it.
fn keep_title_case(text: &str, database_key: &str) -> String {
    for (upper, title) in TWOFOLD_LETTERS {
        if let Some(rest) = database_key.strip_prefix(upper) {
            // No namespace's name has such letters, so that the first of them begins the name.
            let written = text.chars().find(|letter| letter.to_uppercase().eq([upper]));
            let first = if written == Some(title) { title } else { upper };
            return format!("{first}{rest}");
        }
    }
    database_key.to_owned()
}

fn reason_of(error: &mwtitle::Error) -> String {
    use mwtitle::Error;
    match error {
        Error::Empty(_) => "it has no name",
        Error::Characters(_) => "it holds a character that titles cannot have, such as [ ] { } | < > or a %XX sequence",
        Error::Relative(_) => "its name or a part of it is . or ..",
        Error::MagicTildes(_) => "it holds ~~~",
        Error::TooLong(_) => "its name is longer than 255 bytes",
        Error::LeadingColon(_) => "its name begins with a colon",
        Error::TalkNamespace(_) => "a namespace's prefix follows the prefix of the talk namespace",
        _ => "MediaWiki does not accept it",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> String {
        SiteTitles::canonical().parse(text, 0).expect("a title").database_key
    }

    #[test]
    fn plain_titles_are_what_the_codec_makes_of_them() {
        let titles = SiteTitles::canonical();
        let parts: Vec<&str> = "Ada,ada,1,7B,User,User talk,talk,Main,Special,Nowhere,Ä,, ,_,:,.".split(',').collect();
        let pairs = parts.iter().flat_map(|one| parts.iter().map(move |two| (one, two)));
        let all = pairs.flat_map(|(one, two)| parts.iter().map(move |three| [*one, *two, *three]));
        let mut plain = 0;
        for text in all.flat_map(|parts| [parts.concat(), parts.join(" "), parts.join(":")]) {
            for default in [0, 2, 10, 99, -1] {
                let Some(title) = titles.plain(&text, default) else { continue };
                plain += 1;
                let parsed = titles.codec.new_title_with_namespace(&text, default).expect("a title");
                let expected = Title { namespace: parsed.namespace(), database_key: parsed.dbkey().to_owned() };
                assert_eq!(title, expected, "{text:?} in {default}");
            }
        }
        assert!(plain > 100, "only {plain} are plain");
        assert_eq!(titles.plain(&"A".repeat(256), 0), None);
    }

    #[test]
    fn character_references_are_read() {
        assert_eq!(key("AT&amp;T"), "AT&T");
        assert_eq!(key("caf&#101;&#x301; &eacute;"), "Café_é");
        assert!(SiteTitles::canonical().parse("A&lt;B", 0).is_err());
        assert!(SiteTitles::canonical().parse("A&unheard;B", 0).is_err());
    }

    #[test]
    fn letters_in_title_case_stay() {
        assert_eq!(key("talk:ǅ letter"), "ǅ_letter");
        assert_eq!(key("ǆ letter"), "Ǆ_letter");
        assert_eq!(key("Ǆ ǅ"), "Ǆ_ǅ");
    }

    #[test]
    fn beginnings_of_titles_need_not_be_titles() {
        let titles = SiteTitles::canonical();
        for (text, namespace, name) in [
            ("", 1, ""),
            ("Talk:", 1, ""),
            ("user talk: ", 3, ""),
            ("foo ", 0, "Foo_"),
            ("..", 0, ".."),
            ("User:1.2.3", 2, "1.2.3"),
            ("caf&#xe9;_", 0, "Café_"),
        ] {
            let expected = Title { namespace, database_key: name.to_owned() };
            assert_eq!(titles.parse_prefix(text, if text.is_empty() { 1 } else { 0 }), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn nothing_is_left_out_of_beginnings_and_names() {
        let titles = SiteTitles::canonical();
        assert_eq!(key("foo#bar"), "Foo");
        assert!(titles.parse_prefix("Talk:#", 0).is_err());
        for text in ["foo#", "foo#bar", "foo&#101"] {
            let told = titles.parse_prefix(text, 0).map_err(|invalid| invalid.to_string()).expect_err(text);
            assert_eq!(told, format!("{text:?} is not a title of this wiki: it holds #, which titles cannot have"));
        }
        for text in ["ada#", "ada#bar", "ada&#101"] {
            assert_eq!(titles.user_name(text), text);
            assert_eq!(titles.user_name_prefix(text), text);
        }
    }

    #[test]
    fn a_space_ends_the_beginning_of_a_name_and_no_name() {
        let titles = SiteTitles::canonical();
        for (text, prefix, name) in [
            ("ada ", "Ada ", "Ada"),
            ("user:ada__", "Ada ", "Ada"),
            (" imported>Ada_", "imported>Ada ", "imported>Ada"),
            ("127.0.0.", "127.0.0.", "127.0.0."),
            ("", "", ""),
        ] {
            assert_eq!(titles.user_name_prefix(text), prefix, "{text:?}");
            assert_eq!(titles.user_name(text), name, "{text:?}");
        }
    }

    #[test]
    fn names_that_are_no_titles_are_taken_as_written() {
        let titles = SiteTitles::canonical();
        for (text, name) in [
            ("user:ada_lovelace", "Ada lovelace"),
            ("imported>Ada_L", "imported>Ada L"),
            ("  __ ", ""),
            ("\u{c}i ", "\u{c}i"),
        ] {
            assert_eq!(titles.user_name(text), name, "{text:?}");
        }
    }
}
