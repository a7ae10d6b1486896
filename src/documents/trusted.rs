//! Documents in a folder, which whoever runs the gateway trusts.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use super::DocumentId;

/// The endings of files that hold documents.
const ENDINGS: [&str; 2] = ["graphql", "gql"];

/// Longer files are no documents: the gateway reads none that long.
const LONGEST: u64 = 100_000;

/// How deep folders may nest, which ends the search in one that links to itself.
const DEEPEST: usize = 8;

/// The folder cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{place} cannot be read: {source}")]
pub struct UnreadableFolder {
    /// The folder, or the file in it.
    pub place: String,
    source: io::Error,
}

/// Documents by their ids.
#[derive(Debug, Default)]
pub struct Trusted {
    folder: Option<PathBuf>,
    texts: RwLock<HashMap<DocumentId, Arc<str>>>,
}

impl Trusted {
    /// All documents of a folder and those in it.
    pub fn read(folder: &Path) -> Result<Self, UnreadableFolder> {
        let mut texts = HashMap::new();
        for file in files(folder)? {
            let text = std::fs::read_to_string(&file).map_err(|source| unreadable(&file, source))?;
            texts.insert(DocumentId::of(&text), text.into());
        }
        Ok(Self { folder: Some(folder.to_owned()), texts: RwLock::new(texts) })
    }

    /// The folder that they are of.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The document of this id. One that was added since the folder was read is looked for where [`Self::add`] puts it.
    pub async fn find(&self, id: DocumentId) -> Option<Arc<str>> {
        if let Some(text) = self.known(id) {
            return Some(text);
        }
        let file = file_of(self.folder.as_ref()?, id);
        let text = tokio::task::spawn_blocking(move || short_text(&file)).await.ok()??;
        // Nothing else may be passed off under this name.
        if DocumentId::of(&text) != id {
            return None;
        }
        let text: Arc<str> = text.into();
        self.texts.write().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&text));
        Some(text)
    }

    /// Whether this very text is one of the documents.
    pub async fn has(&self, text: &str) -> bool {
        self.folder.is_some() && self.find(DocumentId::of(text)).await.is_some()
    }

    /// All documents, by their ids.
    pub fn all(&self) -> BTreeMap<DocumentId, Arc<str>> {
        let texts = self.texts.read().unwrap_or_else(PoisonError::into_inner);
        texts.iter().map(|(id, text)| (*id, Arc::clone(text))).collect()
    }

    /// Puts a document into a folder, under its id; a gateway that runs finds it there.
    pub fn add(folder: &Path, text: &str) -> Result<DocumentId, UnreadableFolder> {
        let id = DocumentId::of(text);
        let file = file_of(folder, id);
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, text));
        written.map(|()| id).map_err(|source| unreadable(&file, source))
    }

    /// The document of this id, as far as it is known without a look at the folder.
    pub fn known(&self, id: DocumentId) -> Option<Arc<str>> {
        self.texts.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }
}

fn file_of(folder: &Path, id: DocumentId) -> PathBuf {
    folder.join(format!("{id}.{}", ENDINGS[0]))
}

fn short_text(file: &Path) -> Option<String> {
    let is_short = std::fs::metadata(file).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LONGEST);
    if is_short { std::fs::read_to_string(file).ok() } else { None }
}

fn unreadable(place: &Path, source: io::Error) -> UnreadableFolder {
    UnreadableFolder { place: place.display().to_string(), source }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, UnreadableFolder> {
    let mut found = Vec::new();
    let mut waiting = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|source| unreadable(&folder, source))? {
            let path = entry.map_err(|source| unreadable(&folder, source))?.path();
            let metadata = std::fs::metadata(&path).map_err(|source| unreadable(&path, source))?;
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if metadata.is_dir() && depth < DEEPEST {
                waiting.push((path, depth + 1));
            } else if metadata.is_file() && ENDINGS.contains(&ending) && metadata.len() <= LONGEST {
                found.push(path);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn documents_are_found_by_the_hash_of_their_text() {
        let folder = tempfile::tempdir().expect("a folder");
        let deeper = folder.path().join("pages");
        std::fs::create_dir(&deeper).expect("a folder");
        std::fs::write(folder.path().join("wiki.graphql"), "{ wiki { name } }\n").expect("a file");
        std::fs::write(deeper.join("page.gql"), "{ page }").expect("a file");
        std::fs::write(folder.path().join("notes.txt"), "{ notes }").expect("a file");
        std::fs::write(folder.path().join("huge.graphql"), "#".repeat(100_001)).expect("a file");
        let trusted = Trusted::read(folder.path()).expect("the folder is read");
        assert_eq!(trusted.all().len(), 2);
        let found = trusted.find(DocumentId::of("{ wiki { name } }\n")).await;
        assert_eq!(found.as_deref(), Some("{ wiki { name } }\n"));
        assert!(trusted.has("{ page }").await);
        assert!(!trusted.has("{ notes }").await && !trusted.has("{ wiki { name } }").await);
    }

    #[tokio::test]
    async fn what_is_added_is_found_at_once_and_nothing_under_a_false_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let trusted = Trusted::read(folder.path()).expect("the folder is read");
        let id = Trusted::add(folder.path(), "{ later }").expect("it is written");
        assert_eq!(trusted.find(id).await.as_deref(), Some("{ later }"));
        let other = DocumentId::of("{ other }");
        std::fs::write(file_of(folder.path(), other), "{ forged }").expect("a file");
        assert_eq!(trusted.find(other).await, None);
    }

    #[tokio::test]
    async fn without_a_folder_nothing_is_trusted() {
        assert!(!Trusted::default().has("{ wiki { name } }").await);
        let missing = Path::new("/nowhere/at/all");
        assert!(
            Trusted::read(missing)
                .expect_err("it is missing")
                .to_string()
                .starts_with("/nowhere/at/all cannot be read")
        );
    }
}
