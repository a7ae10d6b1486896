//! Uploads: a file, its page, and its versions in the new tables and the old ones.

use super::World;
use super::edits::{Edit, NewSlot};
use super::logs::Entry;
use super::title::{FILE, Title};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::digest::sha1_base36;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{ArchivedFile, File, FileRevision, FileType, Image, OldImage};

/// The kinds of files, numbered from 1, as the table lists them: extension, media type, MIME type.
const FILE_TYPES: &[(&str, &str, &str, &str)] = &[
    (".jpg", "BITMAP", "image", "jpeg"),
    (".svg", "DRAWING", "image", "svg+xml"),
    (".png", "BITMAP", "image", "png"),
    (".ogg", "AUDIO", "application", "ogg"),
];

/// A file about to be uploaded.
pub struct Upload<'a> {
    /// Its name, without the namespace.
    pub name: &'a str,
    /// The text of its page; a newer version leaves the page's text as it is.
    pub description: &'a str,
    /// The upload comment.
    pub summary: &'a str,
    /// Bytes, width and height.
    pub size: (i64, i64, i64),
    /// Structured data in a second slot.
    pub media_info: Option<&'a str>,
    /// Who uploads.
    pub by: &'a str,
    /// When.
    pub at: Moment,
}

impl World {
    /// Fills the list of file types.
    pub fn define_file_types(&mut self) {
        for (index, (_, media, major, minor)) in FILE_TYPES.iter().enumerate() {
            self.tables.filetypes.push(FileType {
                ft_id: index as i64 + 1,
                ft_media_type: media,
                ft_major_mime: major,
                ft_minor_mime: minor,
            });
        }
    }

    /// Uploads a file or a newer version of it, and logs it.
    pub fn upload(&mut self, upload: &Upload<'_>) {
        let title = Title::new(FILE, upload.name);
        let is_new = self.page(&title).is_none();
        let revision = if is_new {
            let second_slot = upload.media_info.map(|text| NewSlot { role: 2, model: "wikibase-mediainfo", text });
            let edit = Edit::new(title.clone(), upload.description, upload.by, upload.at);
            self.save(&Edit { summary: upload.summary, is_quiet: true, second_slot, ..edit })
        } else {
            self.archive_version(&title.key);
            self.save_dummy(self.page_id(&title), upload.by, upload.at, upload.summary)
        };
        let sha1 = self.add_version(upload, &title.key);
        let params = Php::Map(vec![
            ("img_sha1", sha1.into()),
            ("img_timestamp", upload.at.to_string().into()),
            ("associated_rev_id", revision.into()),
        ]);
        let action = if is_new { "upload" } else { "overwrite" };
        self.log(&Entry {
            reason: upload.summary,
            params: params.serialize(),
            revision: Some(revision),
            ..Entry::new("upload", action, upload.by, upload.at, title)
        });
    }

    /// Deletes a file with its page.
    pub fn delete_file(&mut self, name: &str, by: &str, at: Moment, reason: &str) {
        let title = Title::new(FILE, name);
        let user = self.user_id(by);
        let comment = self.comment(reason, None);
        let index = self.image_index(&title.key);
        let image = self.tables.image.remove(index);
        let file = self.tables.file.iter_mut().find(|row| row.file_name == title.key).expect("each image is a file");
        file.file_deleted = 1;
        let extension = image.img_name.rsplit('.').next().unwrap_or_default();
        self.tables.filearchive.push(ArchivedFile {
            fa_id: self.tables.filearchive.len() as i64 + 1,
            fa_name: image.img_name.clone(),
            fa_archive_name: String::new(),
            fa_storage_group: "deleted",
            fa_storage_key: format!("{}.{extension}", image.img_sha1),
            fa_deleted_user: user,
            fa_deleted_timestamp: at,
            fa_deleted_reason_id: comment,
            fa_size: image.img_size,
            fa_width: image.img_width,
            fa_height: image.img_height,
            fa_metadata: image.img_metadata,
            fa_bits: image.img_bits,
            fa_media_type: image.img_media_type,
            fa_major_mime: image.img_major_mime,
            fa_minor_mime: image.img_minor_mime,
            fa_description_id: image.img_description_id,
            fa_actor: image.img_actor,
            fa_timestamp: image.img_timestamp,
            fa_deleted: 0,
            fa_sha1: image.img_sha1,
        });
        self.delete(&title, by, at, reason);
    }

    fn image_index(&self, name: &str) -> usize {
        self.tables.image.iter().position(|row| row.img_name == name).expect("the story names a file that exists")
    }

    fn add_version(&mut self, upload: &Upload<'_>, name: &str) -> String {
        let (bytes, width, height) = upload.size;
        let sha1 = sha1_base36(&format!("{name} {}", upload.at));
        let kind = FILE_TYPES.iter().position(|(extension, ..)| name.ends_with(extension));
        let kind = kind.expect("a file of a known kind");
        let (_, media, major, minor) = FILE_TYPES[kind];
        let actor = self.actor(upload.by, upload.at);
        let comment = self.comment(upload.summary, None);
        let version = self.tables.filerevision.len() as i64 + 1;
        let file = self.set_latest_version(name, version, kind as i64 + 1);
        let metadata = r#"{"data":[]}"#.to_owned();
        self.tables.filerevision.push(FileRevision {
            fr_id: version,
            fr_file: file,
            fr_size: bytes,
            fr_width: width,
            fr_height: height,
            fr_metadata: metadata.clone(),
            fr_bits: 8,
            fr_description_id: comment,
            fr_actor: actor,
            fr_timestamp: upload.at,
            fr_sha1: sha1.clone(),
            fr_archive_name: String::new(),
            fr_deleted: 0,
        });
        self.tables.image.push(Image {
            img_name: name.to_owned(),
            img_size: bytes,
            img_width: width,
            img_height: height,
            img_metadata: metadata,
            img_bits: 8,
            img_media_type: media,
            img_major_mime: major,
            img_minor_mime: minor,
            img_description_id: comment,
            img_actor: actor,
            img_timestamp: upload.at,
            img_sha1: sha1.clone(),
        });
        sha1
    }

    /// Makes a version the newest of its file, and gives the file's id.
    fn set_latest_version(&mut self, name: &str, version: i64, kind: i64) -> i64 {
        let files = &mut self.tables.file;
        if let Some(file) = files.iter_mut().find(|row| row.file_name == name) {
            file.file_latest = version;
            return file.file_id;
        }
        let file_id = files.len() as i64 + 1;
        let file_name = name.to_owned();
        files.push(File { file_id, file_name, file_latest: version, file_type: kind, file_deleted: 0 });
        file_id
    }

    fn archive_version(&mut self, name: &str) {
        let index = self.image_index(name);
        let image = self.tables.image.remove(index);
        let archive_name = format!("{}!{name}", image.img_timestamp);
        let versions = self.tables.filerevision.iter_mut();
        let version = versions.rev().find(|row| row.fr_sha1 == image.img_sha1).expect("each image is a version");
        version.fr_archive_name.clone_from(&archive_name);
        self.tables.oldimage.push(OldImage {
            oi_name: image.img_name,
            oi_archive_name: archive_name,
            oi_size: image.img_size,
            oi_width: image.img_width,
            oi_height: image.img_height,
            oi_bits: image.img_bits,
            oi_description_id: image.img_description_id,
            oi_actor: image.img_actor,
            oi_timestamp: image.img_timestamp,
            oi_metadata: image.img_metadata,
            oi_media_type: image.img_media_type,
            oi_major_mime: image.img_major_mime,
            oi_minor_mime: image.img_minor_mime,
            oi_deleted: 0,
            oi_sha1: image.img_sha1,
        });
    }
}
