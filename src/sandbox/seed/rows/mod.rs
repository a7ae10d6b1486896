//! A row type for each table that the embedded wiki fills. Fields keep the columns' names.

mod changes;
mod files;
mod links;
mod pages;
mod people;
mod site;

pub use changes::*;
pub use files::*;
pub use links::*;
pub use pages::*;
pub use people::*;
pub use site::*;

use diesel::prelude::*;

use super::insert::insert;

/// Declares row types: `Name in table { column: Type, … }`.
macro_rules! rows {
    ($($(#[$attribute:meta])* $name:ident in $table:literal { $($column:ident: $kind:ty),* $(,)? })*) => {$(
        $(#[$attribute])*
        #[derive(Debug, Clone)]
        pub struct $name {
            $(#[doc = concat!("`", stringify!($column), "`")] pub $column: $kind,)*
        }

        impl $crate::sandbox::seed::insert::Row for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($column)),*];

            fn values(&self) -> Vec<$crate::sandbox::seed::insert::Value<'_>> {
                vec![$($crate::sandbox::seed::insert::Field::value(&self.$column)),*]
            }
        }
    )*};
}
pub(crate) use rows;

/// Declares the tables that are filled, in the order in which they are written.
macro_rules! tables {
    ($($field:ident: $row:ident),* $(,)?) => {
        /// The rows of every table.
        #[derive(Default)]
        pub struct Tables {
            $(#[doc = concat!("`", stringify!($field), "`")] pub $field: Vec<$row>,)*
        }

        impl Tables {
            /// Writes all rows.
            pub fn write(&self, connection: &mut SqliteConnection) -> QueryResult<()> {
                $(insert(connection, &self.$field)?;)*
                Ok(())
            }

            /// A check sum of all rows.
            #[cfg(test)]
            pub fn check_sum(&self) -> u32 {
                use super::insert::Row;

                let mut hasher = crc32fast::Hasher::new();
                $(self.$field.iter().for_each(|row| hasher.update(format!("{:?}", row.values()).as_bytes()));)*
                hasher.finalize()
            }
        }
    };
}

tables! {
    page: Page,
    revision: Revision,
    archive: Archive,
    slots: Slot,
    slot_roles: SlotRole,
    content: Content,
    content_models: ContentModel,
    text: StoredText,
    comment: Comment,
    redirect: Redirect,
    page_props: PageProp,
    actor: Actor,
    user: User,
    user_autocreate_serial: UserAutocreateSerial,
    user_groups: UserGroup,
    user_former_groups: UserFormerGroup,
    user_properties: UserProperty,
    watchlist: WatchlistItem,
    block: Block,
    block_target: BlockTarget,
    ipblocks_restrictions: BlockRestriction,
    ip_changes: IpChange,
    linktarget: LinkTarget,
    pagelinks: PageLink,
    templatelinks: TemplateLink,
    imagelinks: ImageLink,
    categorylinks: CategoryLink,
    collation: Collation,
    category: Category,
    externallinks: ExternalLink,
    iwlinks: InterwikiLink,
    langlinks: LanguageLink,
    interwiki: Interwiki,
    recentchanges: RecentChange,
    logging: LogEntry,
    log_search: LogSearch,
    change_tag: ChangeTag,
    change_tag_def: ChangeTagDefinition,
    page_restrictions: PageRestriction,
    protected_titles: ProtectedTitle,
    file: File,
    filerevision: FileRevision,
    filetypes: FileType,
    image: Image,
    oldimage: OldImage,
    filearchive: ArchivedFile,
    site_stats: SiteStats,
    sites: Site,
    updatelog: Update,
}
