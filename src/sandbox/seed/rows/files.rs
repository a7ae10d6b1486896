//! Rows of the tables that hold uploaded files.

use super::rows;
use crate::sandbox::seed::clock::Moment;

rows! {
    /// A file.
    File in "file" { file_id: i64, file_name: String, file_latest: i64, file_type: i64, file_deleted: i64 }
    /// A version of a file.
    FileRevision in "filerevision" {
        fr_id: i64, fr_file: i64, fr_size: i64, fr_width: i64, fr_height: i64, fr_metadata: String, fr_bits: i64,
        fr_description_id: i64, fr_actor: i64, fr_timestamp: Moment, fr_sha1: String, fr_archive_name: String,
        fr_deleted: i64,
    }
    /// A kind of file.
    FileType in "filetypes" {
        ft_id: i64, ft_media_type: &'static str, ft_major_mime: &'static str, ft_minor_mime: &'static str,
    }
    /// The newest version of a file, in the old table.
    Image in "image" {
        img_name: String, img_size: i64, img_width: i64, img_height: i64, img_metadata: String, img_bits: i64,
        img_media_type: &'static str, img_major_mime: &'static str, img_minor_mime: &'static str,
        img_description_id: i64, img_actor: i64, img_timestamp: Moment, img_sha1: String,
    }
    /// An older version of a file, in the old table.
    OldImage in "oldimage" {
        oi_name: String, oi_archive_name: String, oi_size: i64, oi_width: i64, oi_height: i64, oi_bits: i64,
        oi_description_id: i64, oi_actor: i64, oi_timestamp: Moment, oi_metadata: String, oi_media_type: &'static str,
        oi_major_mime: &'static str, oi_minor_mime: &'static str, oi_deleted: i64, oi_sha1: String,
    }
    /// A deleted file.
    ArchivedFile in "filearchive" {
        fa_id: i64, fa_name: String, fa_archive_name: String, fa_storage_group: &'static str, fa_storage_key: String,
        fa_deleted_user: i64, fa_deleted_timestamp: Moment, fa_deleted_reason_id: i64, fa_size: i64, fa_width: i64,
        fa_height: i64, fa_metadata: String, fa_bits: i64, fa_media_type: &'static str, fa_major_mime: &'static str,
        fa_minor_mime: &'static str, fa_description_id: i64, fa_actor: i64, fa_timestamp: Moment, fa_deleted: i64,
        fa_sha1: String,
    }
}
