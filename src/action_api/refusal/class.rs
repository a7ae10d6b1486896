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

impl RefusalClass {
    pub(super) fn of_code(code: &str) -> Self {
        Self::of_exact_code(code).or_else(|| Self::of_family(code)).unwrap_or(Self::Other)
    }

    fn of_exact_code(code: &str) -> Option<Self> {
        Some(match code {
            "editconflict" | "undofailure" | "alreadyrolled" => Self::EditConflict,
            "pagedeleted"
            | "missingtitle"
            | "missingtitle-createonly"
            | "missingcontent"
            | "cantundelete"
            | "cantunblock" => Self::NotFound,
            "articleexists" | "redirectexists" | "alreadyblocked" | "create-titleexists" => Self::AlreadyExists,
            "permissiondenied"
            | "cantcreate"
            | "cantmove"
            | "cantmovefile"
            | "cantdelete"
            | "cantblock"
            | "noedit"
            | "readapidenied"
            | "writeapidenied"
            | "bigdelete"
            | "noimageredirect"
            | "cantmovesubpages"
            | "cantchangecontentmodel"
            | "blockedself"
            | "mwoauth-api-module-disabled"
            | "mwoauth-not-api"
            | "reauthenticate" => Self::PermissionDenied,
            "blocked" | "autoblocked" => Self::Blocked,
            "protectedpage"
            | "cascadeprotected"
            | "protectedtitle"
            | "protectednamespace"
            | "protectednamespace-interface"
            | "cantedit" => Self::Protected,
            "ratelimited" | "actionthrottled" => Self::RateLimited,
            "captcha" | "confirmemail" | "hookaborted" | "tempuseracquirefailed" | "spamdetected" => Self::Rejected,
            "readonly" => Self::ReadOnly,
            "assertuserfailed" | "assertnameduserfailed" => Self::Unauthenticated,
            "unknown_action" => Self::Unsupported,
            "maxlag" => Self::Unavailable,
            "badtoken" => Self::Other,
            "selfmove"
            | "onlyauthor"
            | "contentmodel-mismatch"
            | "contenttoobig"
            | "emptypage"
            | "no-direct-editing"
            | "revdeleted"
            | "notitle"
            | "notloggedin"
            | "nosuchrcid"
            | "notpatrollable"
            | "patroldisabled"
            | "noautopatrol"
            | "revwrongpage"
            | "missingparam"
            | "toomanyvalues"
            | "pastexpiry"
            | "immobilenamespace"
            | "nonfilenamespace"
            | "filetypemismatch"
            | "unsupportednamespace"
            | "contentnotallowedhere"
            | "appendnotsupported"
            | "sectionsnotsupported" => Self::Invalid,
            _ => return None,
        })
    }

    /// Codes that differ in their ends only.
    fn of_family(code: &str) -> Option<Self> {
        const BEGINNINGS: [(&str, RefusalClass); 15] = [
            ("abusefilter-", RefusalClass::Rejected),
            ("bad", RefusalClass::Invalid),
            ("captcha-", RefusalClass::Rejected),
            ("globalblocking-", RefusalClass::Blocked),
            ("internal_api_error", RefusalClass::Unavailable),
            ("invalid", RefusalClass::Invalid),
            ("mwoauth-invalid-authorization", RefusalClass::Unauthenticated),
            ("nosuch", RefusalClass::NotFound),
            ("protect-invalid", RefusalClass::Invalid),
            ("spamblacklist", RefusalClass::Rejected),
            ("spamprotection", RefusalClass::Rejected),
            ("tags-", RefusalClass::Invalid),
            ("titleblacklist-", RefusalClass::Rejected),
            ("torblock-", RefusalClass::Blocked),
            ("unknown_", RefusalClass::Invalid),
        ];
        // What only people without an account are refused.
        let anonymous = code.ends_with("-anon").then_some(Self::PermissionDenied);
        // Pages of styles and scripts: customcssprotected, sitejsonprotected and their like.
        let of_code = code.ends_with("protected").then_some(Self::Protected);
        let beginning = BEGINNINGS.iter().find(|(beginning, _)| code.starts_with(beginning));
        beginning.map(|(_, class)| *class).or(anonymous).or(of_code)
    }
}

#[cfg(test)]
mod tests {
    use super::RefusalClass::{self, *};

    const CODES: [(RefusalClass, &[&str]); 13] = [
        (EditConflict, &["editconflict", "undofailure", "alreadyrolled"]),
        (NotFound, &["pagedeleted", "missingtitle", "nosuchpageid", "nosuchrevid", "nosuchsection", "nosuchuser"]),
        (AlreadyExists, &["articleexists", "redirectexists", "alreadyblocked"]),
        (
            PermissionDenied,
            &[
                "permissiondenied",
                "cantcreate",
                "cantmove",
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
    fn every_code_has_its_class() {
        for (class, codes) in CODES {
            for code in codes {
                assert_eq!(RefusalClass::of_code(code), class, "{code}");
            }
        }
    }
}
