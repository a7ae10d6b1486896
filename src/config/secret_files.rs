//! Secrets in files, as Docker and Kubernetes hand them over: SECRET_KEY_FILE names the file that holds SECRET_KEY.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{Environment, Problem};

/// The variables that hold a secret, each of which can be in a file instead.
const SECRETS: [&str; 11] = [
    "WIKI_DATABASE_URL",
    "TOOL_REPLICA_PASSWORD",
    "MEDIAWIKI_CONSUMER_SECRET",
    "MEDIAWIKI_ACCESS_SECRET",
    "SECRET_KEY",
    "SECRET_KEY_PREVIOUS",
    "APP_DATABASE_URL",
    "TOOL_TOOLSDB_PASSWORD",
    "CACHE_URL",
    "METRICS_TOKEN",
    "OTEL_EXPORTER_OTLP_HEADERS",
];

/// The longest secret, in bytes: no password or URL is longer, and a device has no end.
const LONGEST: u64 = 64 * 1024;

/// Stands for a secret that could not be read, so that only its file is told of and not also that the secret is missing.
/// It is never used, as a configuration with a problem is not.
const UNREAD: &str = "a secret whose file could not be read";

impl Environment {
    /// The same, with the secrets that are in files.
    pub(super) fn with_secret_files(&self, problems: &mut Vec<Problem>) -> Self {
        let mut complete = self.clone();
        for variable in SECRETS {
            let Some(secret) = self.in_file(variable) else { continue };
            let secret = secret.unwrap_or_else(|message| {
                problems.push(Problem { variable, message });
                UNREAD.to_owned()
            });
            complete.set(variable, secret);
        }
        complete
    }

    /// What the file of a secret holds, if one is named.
    fn in_file(&self, variable: &str) -> Option<Result<String, String>> {
        let file = format!("{variable}_FILE");
        let path = self.path(&file)?;
        if self.text(variable).is_some() {
            return Some(Err(format!("{file} is set too: set one of them")));
        }
        let secret = held(&path);
        Some(secret.map_err(|fault| format!("{file} names {}, which {fault}", path.display())))
    }
}

/// A file's text without the line's end that editors leave. The error is told after the file's name.
pub(super) fn held(path: &Path) -> Result<String, String> {
    let unreadable = |error| format!("cannot be read ({error}): make it readable for this user, or name another");
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LONGEST {
        return Err(format!("is longer than {LONGEST} bytes: it is no secret's file"));
    }
    let text = String::from_utf8(bytes).map_err(|_| "is no text: put the secret alone into it".to_owned())?;
    match text.trim() {
        "" => Err("is empty: put the secret into it".to_owned()),
        secret => Ok(secret.to_owned()),
    }
}
