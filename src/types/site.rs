//! What a wiki is called, where it is on the web, and how its titles are written.

use url::Url;

use super::{NamespaceNumber, SiteTitles};

/// A wiki as people know it.
#[derive(Debug)]
pub struct Site {
    /// What it calls itself.
    pub name: String,
    /// Its server, without a path: `https://en.wikipedia.org`.
    pub server: Url,
    /// The path of a page, with `$1` for its title.
    pub article_path: String,
    /// Its content's language (BCP 47), where known.
    pub language: Option<String>,
    /// What kind of project it is, such as `wikipedia`, where known.
    pub family: Option<String>,
    /// Whether nobody can edit it any more.
    pub is_closed: bool,
    /// Its namespaces, and its rules for titles.
    pub titles: SiteTitles,
}

impl Site {
    /// Where a page is on the web.
    pub fn page_url(&self, namespace: NamespaceNumber, database_key: &str) -> String {
        let prefixed = self.titles.prefixed(namespace, database_key).replace(' ', "_");
        let server = self.server.as_str().trim_end_matches('/');
        format!("{server}{}", self.article_path.replace("$1", &encode_title(&prefixed)))
    }
}

/// Percent-encodes a title as MediaWiki does in its own links: what reads well in a URL stays.
fn encode_title(title: &str) -> String {
    let mut encoded = String::with_capacity(title.len());
    for byte in title.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.;@$!*(),/~:".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_those_of_the_wikis_own_links() {
        let site = Site {
            name: "Test".to_owned(),
            server: Url::parse("https://wiki.example").expect("a URL"),
            article_path: "/wiki/$1".to_owned(),
            language: None,
            family: None,
            is_closed: false,
            titles: SiteTitles::canonical(),
        };
        assert_eq!(site.page_url(3, "Foo_bar?"), "https://wiki.example/wiki/User_talk:Foo_bar%3F");
        assert_eq!(site.page_url(0, "Łódź/A&B"), "https://wiki.example/wiki/%C5%81%C3%B3d%C5%BA/A%26B");
    }
}
