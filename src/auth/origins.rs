//! Where browsers may be sent on to: to ourselves, and to the frontends that are allowed.

use url::Url;

/// The sites that a login may end at.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    /// How browsers reach the gateway, where that is known.
    pub own: Option<Url>,
    /// The origins of frontends, such as `https://tool.example`.
    pub allowed: Vec<String>,
}

/// Longer addresses are of no use to anybody.
const LONGEST: usize = 2000;

impl Origins {
    /// The address to send a browser on to: a path of ours, or a page of an allowed frontend. `None` for all others.
    ///
    /// It is given back as a URL parser reads it, so that a browser cannot read it otherwise.
    pub fn checked(&self, return_to: Option<&str>) -> Option<String> {
        let text = return_to.unwrap_or("/");
        let base = self.own.clone().or_else(|| Url::parse("http://own.invalid/").ok())?;
        let url = base.join(text).ok().filter(|_| text.len() <= LONGEST)?;
        if !matches!(url.scheme(), "http" | "https") || !url.username().is_empty() || url.password().is_some() {
            return None;
        }
        if url.origin() == base.origin() {
            // A path that begins with two strokes would be another host's name.
            let path = url[url::Position::BeforePath..].to_owned();
            return (!path.starts_with("//")).then_some(path);
        }
        self.allowed.contains(&url.origin().ascii_serialization()).then(|| url.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(own: Option<&str>) -> Origins {
        let own = own.map(|own| Url::parse(own).expect("a URL"));
        Origins { own, allowed: vec!["https://tool.example".to_owned(), "http://localhost:5173".to_owned()] }
    }

    #[test]
    fn our_own_paths_and_allowed_frontends_are_fine() {
        let origins = origins(Some("https://gateway.example/graph/"));
        for (asked, expected) in [
            (None, "/"),
            (Some("/profile?tab=1#x"), "/profile?tab=1#x"),
            (Some("https://gateway.example/profile"), "/profile"),
            (Some("https://tool.example/a b"), "https://tool.example/a%20b"),
            (Some("https://TOOL.example:443/"), "https://tool.example/"),
            (Some("http://localhost:5173/#/here"), "http://localhost:5173/#/here"),
        ] {
            assert_eq!(origins.checked(asked).as_deref(), Some(expected), "{asked:?}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for own in [None, Some("https://gateway.example/")] {
            let origins = origins(own);
            for asked in [
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example/",
                "/\t/evil.example/",
                "https://tool.example.evil.example/",
                "https://tool.example@evil.example/",
                "https://evil@tool.example/",
                "http://tool.example/",
                "https://tool.example:8443/",
                "javascript:alert(1)",
                "data:text/html,x",
                "/..//evil.example/",
                "https://gateway.example//evil.example/",
                &format!("/{}", "x".repeat(3000)),
            ] {
                assert_eq!(origins.checked(Some(asked)), None, "{asked:?} with {own:?}");
            }
        }
    }
}
