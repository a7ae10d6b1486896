//! Where rows come from: the wiki replicas' views, or the same rows and columns read from MediaWiki's own tables.

use super::{Access, Capabilities, redaction};

/// A set of rows, with everything hidden that must be.
///
/// Which view serves which access path is the heart of reading replicas: a computed column has no index, so rows
/// are found by actor through `…Userindex` and by title or action through `LoggingLogindex`, where the rows that
/// hide that very column are left out. On MediaWiki's own tables each variant is a sub-select that redacts alike.
/// Queries have no other way to name a table, so none can go round the redaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "named as the views of the replicas are, and described in redaction.rs")]
pub enum View {
    Page,
    PageProps,
    PageRestrictions,
    Redirect,
    Revision,
    RevisionUserindex,
    RecentChanges,
    RecentChangesUserindex,
    RecentChangesTitleindex,
    Logging,
    LoggingUserindex,
    LoggingLogindex,
    Actor,
    ActorUser,
    ActorRevision,
    ActorLogging,
    ActorRecentChanges,
    ActorBlock,
    CommentRevision,
    CommentLogging,
    CommentRecentChanges,
    CommentBlock,
    User,
    UserKind,
    UserGroups,
    UserFormerGroups,
    UserBlock,
    Slots,
    Content,
    ContentModels,
    Category,
    CategoryNames,
    CategoryPages,
    CategoryLinks,
    PageLinks,
    TemplateLinks,
    LinkTarget,
    SiteStats,
}

/// Where a view's tables are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// With the wiki.
    Wiki,
    /// With the tables of links, which may be on a server of their own.
    Links,
}

impl View {
    /// Every view, in the order of their numbers.
    pub const ALL: [Self; 38] = [
        Self::Page,
        Self::PageProps,
        Self::PageRestrictions,
        Self::Redirect,
        Self::Revision,
        Self::RevisionUserindex,
        Self::RecentChanges,
        Self::RecentChangesUserindex,
        Self::RecentChangesTitleindex,
        Self::Logging,
        Self::LoggingUserindex,
        Self::LoggingLogindex,
        Self::Actor,
        Self::ActorUser,
        Self::ActorRevision,
        Self::ActorLogging,
        Self::ActorRecentChanges,
        Self::ActorBlock,
        Self::CommentRevision,
        Self::CommentLogging,
        Self::CommentRecentChanges,
        Self::CommentBlock,
        Self::User,
        Self::UserKind,
        Self::UserGroups,
        Self::UserFormerGroups,
        Self::UserBlock,
        Self::Slots,
        Self::Content,
        Self::ContentModels,
        Self::Category,
        Self::CategoryNames,
        Self::CategoryPages,
        Self::CategoryLinks,
        Self::PageLinks,
        Self::TemplateLinks,
        Self::LinkTarget,
        Self::SiteStats,
    ];

    /// The views that together hold the rows of this one; usually itself. A category has a name if it had members or
    /// has a page: asked of a union of both, MariaDB would read all names before it compares them with a placeholder's
    /// value.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::CategoryNames => &[Self::CategoryNames, Self::CategoryPages],
            whole => std::slice::from_ref(whole),
        }
    }

    /// Where its tables are. Those of Commons's links are apart from all others, and what stands in their old place is
    /// frozen.
    pub fn home(self) -> Home {
        match self {
            Self::CategoryLinks | Self::PageLinks | Self::TemplateLinks | Self::LinkTarget => Home::Links,
            _ => Home::Wiki,
        }
    }

    /// The number that tells its rows apart, of views that are listed for many rows at once.
    pub fn id(self) -> Option<&'static str> {
        match self {
            Self::Revision | Self::RevisionUserindex => Some("rev_id"),
            Self::RecentChanges | Self::RecentChangesUserindex | Self::RecentChangesTitleindex => Some("rc_id"),
            Self::Logging | Self::LoggingUserindex | Self::LoggingLogindex => Some("log_id"),
            _ => None,
        }
    }

    /// What stands after FROM.
    pub(super) fn source(self, capabilities: &Capabilities) -> String {
        if let Some(combined) = redaction::combined(self, capabilities) {
            return combined;
        }
        match capabilities.access {
            Access::Views => self.replica_name(capabilities).to_owned(),
            Access::Tables => redaction::over_tables(self, capabilities),
        }
    }

    /// The view's name on a replica.
    fn replica_name(self, capabilities: &Capabilities) -> &'static str {
        // The narrow views for blocks have had two names.
        let either = |new: &'static str, old: &'static str| if capabilities.has_table(new) { new } else { old };
        match self {
            Self::RevisionUserindex => "revision_userindex",
            Self::LoggingUserindex => "logging_userindex",
            Self::LoggingLogindex => "logging_logindex",
            Self::ActorUser => "actor_user",
            Self::ActorRevision => "actor_revision",
            Self::ActorLogging => "actor_logging",
            Self::ActorRecentChanges => "actor_recentchanges",
            Self::ActorBlock => either("actor_block", "actor_ipblocks"),
            Self::CommentRevision => "comment_revision",
            Self::CommentLogging => "comment_logging",
            Self::CommentRecentChanges => "comment_recentchanges",
            Self::CommentBlock => either("comment_block", "comment_ipblocks"),
            other => other.table_name(),
        }
    }

    /// The table of MediaWiki's that the rows are from.
    pub(super) fn table_name(self) -> &'static str {
        match self {
            Self::Page | Self::CategoryPages => "page",
            Self::PageProps => "page_props",
            Self::PageRestrictions => "page_restrictions",
            Self::Redirect => "redirect",
            Self::Revision | Self::RevisionUserindex => "revision",
            Self::RecentChanges | Self::RecentChangesUserindex | Self::RecentChangesTitleindex => "recentchanges",
            Self::Logging | Self::LoggingUserindex | Self::LoggingLogindex => "logging",
            Self::Actor
            | Self::ActorUser
            | Self::ActorRevision
            | Self::ActorLogging
            | Self::ActorRecentChanges
            | Self::ActorBlock => "actor",
            Self::CommentRevision | Self::CommentLogging | Self::CommentRecentChanges | Self::CommentBlock => "comment",
            Self::User | Self::UserKind => "user",
            Self::UserGroups => "user_groups",
            Self::UserFormerGroups => "user_former_groups",
            Self::UserBlock => "block",
            Self::Slots => "slots",
            Self::Content => "content",
            Self::ContentModels => "content_models",
            Self::Category | Self::CategoryNames => "category",
            Self::CategoryLinks => "categorylinks",
            Self::PageLinks => "pagelinks",
            Self::TemplateLinks => "templatelinks",
            Self::LinkTarget => "linktarget",
            Self::SiteStats => "site_stats",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::View;

    #[test]
    fn the_list_is_in_the_order_of_the_numbers() {
        for (number, view) in View::ALL.iter().enumerate() {
            assert_eq!(*view as usize, number);
        }
    }
}
