//! The embedded wiki's key, which is made at its first start.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::{AuthError, Keys, random};
use crate::config::SecretKey;
use crate::types::Secret;

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or made.
    #[error("the key {} cannot be read or made: {source}; set SECRET_KEY, or WIKIGRAPH_DATA_DIR to another folder", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Others may read the file.
    #[error("the key {} can be read by others: chmod 600 it, or delete it to have a new one made", path.display())]
    Shared {
        /// The file.
        path: PathBuf,
    },
    /// There are no random numbers to make one of.
    #[error(transparent)]
    Random(#[from] AuthError),
}

impl Keys {
    /// The configured keys. A file that is to hold one is made if it is not there.
    pub fn configured(key: &SecretKey) -> Result<Self, KeyError> {
        match key {
            SecretKey::Given { current, previous } => Ok(Self::new(current, previous.as_ref())),
            SecretKey::File(path) => Ok(Self::new(&of_file(path)?, None)),
        }
    }
}

fn of_file(path: &Path) -> Result<Secret, KeyError> {
    let failed = |source| KeyError::File { path: path.to_owned(), source };
    match fs::metadata(path) {
        Ok(found) if found.permissions().mode() & 0o077 != 0 => {
            return Err(KeyError::Shared { path: path.to_owned() });
        }
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(path, &random::secret("")?).map_err(failed)?,
        Err(error) => return Err(failed(error)),
    }
    let text = fs::read_to_string(path).map_err(failed)?;
    Ok(Secret::new(text.trim()))
}

/// Writes the key apart and links it into its place, so that of two that start at once both have the first one's.
fn make(path: &Path, key: &Secret) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}.new", std::process::id()));
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&draft)?;
    file.write_all(key.reveal().as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_for_its_user_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new").join("secret.key");
        let first = of_file(&path).expect("a key is made");
        assert_eq!(of_file(&path).expect("the key is there"), first);
        assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
        make(&path, &Secret::new("another")).expect("nothing is in the way");
        assert_eq!(of_file(&path).expect("the key is there"), first);
        assert_eq!(fs::read_dir(path.parent().expect("a folder")).expect("a folder").count(), 1);
    }

    #[test]
    fn a_key_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("secret.key");
        of_file(&path).expect("a key is made");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("a file of ours");
        let error = of_file(&path).expect_err("others can read it").to_string();
        assert!(error.contains("chmod 600"), "{error}");
    }
}
