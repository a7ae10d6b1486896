//! Which kind of refusal each of the wiki's codes is.
//!
//! The codes are those of MediaWiki's modules (`ApiMessageTrait.php`) and of the extensions that Wikimedia runs.

/// What kind of refusal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalClass {
    /// Somebody else changed the page since.
    EditConflict,
    /// The page, revision, section or user is not there.
    NotFound,
    /// There is one already.
    AlreadyExists,
    /// A right is missing, or a grant of the login.
    PermissionDenied,
    /// The account or its address is blocked.
    Blocked,
    /// The page is protected.
    Protected,
    /// Too many actions in too little time.
    RateLimited,
    /// An abuse filter, a spam or title list, a captcha or a hook did not let it pass.
    Rejected,
    /// The wiki takes no changes at present.
    ReadOnly,
    /// The input makes no sense to the wiki.
    Invalid,
    /// The login does not count any more.
    Unauthenticated,
    /// The wiki has no such module.
    Unsupported,
    /// The wiki is overloaded or failed.
    Unavailable,
    /// Anything else, such as what an extension invented.
    Other,
}

/// Codes that say that a right is missing.
const DENIED: [&str; 18] = [
    "permissiondenied",
    "cantcreate",
    "cantmove",
    "cantmovefile",
    "cantmovesubpages",
    "cant-move-subpages",
    "cantdelete",
    "cantblock",
    "cantchangecontentmodel",
    "noedit",
    "noimageredirect",
    "bigdelete",
    "blockedself",
    "readapidenied",
    "writeapidenied",
    "mwoauth-api-module-disabled",
    "mwoauth-not-api",
    "reauthenticate",
];

/// Codes that say that the input makes no sense.
const INVALID: [&str; 25] = [
    "selfmove",
    "onlyauthor",
    "contentmodel-mismatch",
    "contenttoobig",
    "emptypage",
    "no-direct-editing",
    "revdeleted",
    "notitle",
    "notloggedin",
    "nosuchrcid",
    "notpatrollable",
    "patroldisabled",
    "noautopatrol",
    "revwrongpage",
    "missingparam",
    "toomanyvalues",
    "pastexpiry",
    "immobilenamespace",
    "nonfilenamespace",
    "filetypemismatch",
    "unsupportednamespace",
    "contentnotallowedhere",
    "appendnotsupported",
    "sectionsnotsupported",
    "notwatchable",
];

/// Codes that stand for themselves.
const CODES: [(RefusalClass, &[&str]); 13] = [
    (RefusalClass::EditConflict, &["editconflict", "undofailure", "alreadyrolled"]),
    (
        RefusalClass::NotFound,
        &["pagedeleted", "missingtitle", "missingtitle-createonly", "missingcontent", "cantundelete", "cantunblock"],
    ),
    (RefusalClass::AlreadyExists, &["articleexists", "redirectexists", "alreadyblocked", "create-titleexists"]),
    (RefusalClass::PermissionDenied, &DENIED),
    (RefusalClass::Blocked, &["blocked", "autoblocked"]),
    (
        RefusalClass::Protected,
        &[
            "protectedpage",
            "cascadeprotected",
            "protectedtitle",
            "protectednamespace",
            "protectednamespace-interface",
            "cantedit",
        ],
    ),
    (RefusalClass::RateLimited, &["ratelimited", "actionthrottled"]),
    (RefusalClass::Rejected, &["captcha", "confirmemail", "hookaborted", "tempuseracquirefailed", "spamdetected"]),
    (RefusalClass::ReadOnly, &["readonly"]),
    (RefusalClass::Unauthenticated, &["assertuserfailed", "assertnameduserfailed"]),
    (RefusalClass::Unsupported, &["unknown_action"]),
    (RefusalClass::Unavailable, &["maxlag"]),
    (RefusalClass::Invalid, &INVALID),
];

/// Codes that differ in their ends only.
const FAMILIES: [(RefusalClass, &[&str]); 6] = [
    (RefusalClass::NotFound, &["nosuch"]),
    (RefusalClass::Blocked, &["globalblocking-", "torblock-"]),
    (RefusalClass::Rejected, &["abusefilter-", "captcha-", "spamblacklist", "spamprotection", "titleblacklist-"]),
    (RefusalClass::Unauthenticated, &["mwoauth-invalid-authorization"]),
    (RefusalClass::Unavailable, &["internal_api_error"]),
    (RefusalClass::Invalid, &["bad", "invalid", "protect-invalid", "tags-", "unknown_"]),
];

/// What the gateway itself would be to blame for, though it begins like bad input.
const BAD_TOKEN: &str = "badtoken";

impl RefusalClass {
    pub(super) fn of_code(code: &str) -> Self {
        let exact = CODES.iter().find(|(_, codes)| codes.contains(&code));
        let family = || FAMILIES.iter().find(|(_, beginnings)| beginnings.iter().any(|begin| code.starts_with(begin)));
        match exact.or_else(family) {
            _ if code == BAD_TOKEN => Self::Other,
            Some((class, _)) => *class,
            // What only people without an account are refused.
            None if code.ends_with("-anon") => Self::PermissionDenied,
            // Pages of styles and scripts: customcssprotected, sitejsonprotected and their like.
            None if code.ends_with("protected") => Self::Protected,
            None => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RefusalClass::{self, *};

    const EXPECTED: [(RefusalClass, &[&str]); 13] = [
        (EditConflict, &["editconflict", "undofailure", "alreadyrolled"]),
        (NotFound, &["pagedeleted", "missingtitle", "nosuchpageid", "nosuchrevid", "nosuchsection", "nosuchuser"]),
        (AlreadyExists, &["articleexists", "redirectexists", "alreadyblocked"]),
        (
            PermissionDenied,
            &[
                "permissiondenied",
                "cantcreate",
                "cantmove",
                "cant-move-subpages",
                "cantdelete",
                "noedit",
                "noedit-anon",
                "cantcreate-anon",
                "readapidenied",
                "mwoauth-api-module-disabled",
                "reauthenticate",
            ],
        ),
        (Blocked, &["blocked", "autoblocked", "globalblocking-blockedtext-user"]),
        (
            Protected,
            &[
                "protectedpage",
                "cascadeprotected",
                "protectedtitle",
                "protectednamespace",
                "protectednamespace-interface",
                "cantedit",
                "customjsprotected",
            ],
        ),
        (RateLimited, &["ratelimited"]),
        (
            Rejected,
            &[
                "abusefilter-disallowed",
                "abusefilter-warning",
                "spamblacklist",
                "titleblacklist-forbidden",
                "captcha",
                "captcha-edit-fail",
                "confirmemail",
                "hookaborted",
                "tempuseracquirefailed",
            ],
        ),
        (ReadOnly, &["readonly"]),
        (Unavailable, &["maxlag", "internal_api_error_DBQueryError"]),
        (
            Unauthenticated,
            &[
                "assertuserfailed",
                "assertnameduserfailed",
                "mwoauth-invalid-authorization",
                "mwoauth-invalid-authorization-wrong-wiki",
                "mwoauth-invalid-authorization-blocked-user",
            ],
        ),
        (
            Invalid,
            &[
                "selfmove",
                "onlyauthor",
                "badmd5",
                "contentmodel-mismatch",
                "contenttoobig",
                "emptypage",
                "invalidtitle",
                "invalidsection",
                "no-direct-editing",
                "badtags",
                "invalidrevision",
                "revdeleted",
                "invalidrecipient",
                "notitle",
                "notloggedin",
                "nosuchrcid",
                "notpatrollable",
                "patroldisabled",
                "noautopatrol",
            ],
        ),
        (Other, &["badtoken", "what-an-extension-invented", ""]),
    ];

    #[test]
    fn codes_are_documented_beside_their_types() {
        let documented = include_str!("../../../docs/mutations.md");
        for (name, class) in [
            ("EditConflict", EditConflict),
            ("PageProtected", Protected),
            ("UserBlocked", Blocked),
            ("PermissionDenied", PermissionDenied),
            ("RateLimited", RateLimited),
            ("ContentRejected", Rejected),
            ("NotFound", NotFound),
            ("AlreadyExists", AlreadyExists),
            ("WikiReadOnly", ReadOnly),
        ] {
            let begin = format!("| `{name}` | ");
            let row = documented.lines().find_map(|line| line.strip_prefix(&begin)).expect("a row");
            let (codes, _) = row.split_once(" | ").expect("a cell");
            for code in codes.split(", ").map(|code| code.trim_matches('`')) {
                assert_eq!(RefusalClass::of_code(code), class, "{code}");
            }
        }
    }

    #[test]
    fn every_code_has_its_class() {
        for (class, codes) in EXPECTED {
            for code in codes {
                assert_eq!(RefusalClass::of_code(code), class, "{code}");
            }
        }
    }
}
