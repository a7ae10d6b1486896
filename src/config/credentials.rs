//! Who connects to a database: from the environment, or from the file that Toolforge gives every tool.

use std::path::{Path, PathBuf};

use super::Environment;
use crate::types::Secret;

/// A database account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Its name.
    pub user: String,
    /// Its password.
    pub password: Secret,
}

impl Credentials {
    /// Looks where Toolforge puts those of the replicas: TOOL_REPLICA_USER and TOOL_REPLICA_PASSWORD, then
    /// `replica.my.cnf` in TOOL_DATA_DIR, then in the home folder. The error says what was found instead.
    pub(super) fn of_replicas(environment: &Environment) -> Result<Self, String> {
        match Self::of_variables(environment, "TOOL_REPLICA_USER", "TOOL_REPLICA_PASSWORD")? {
            Some(credentials) => Ok(credentials),
            None => Self::of_folders(environment),
        }
    }

    /// Looks where Toolforge puts those of the tools' own databases: TOOL_TOOLSDB_USER and TOOL_TOOLSDB_PASSWORD,
    /// then where those of the replicas are, which are the same account.
    pub(super) fn of_toolsdb(environment: &Environment) -> Result<Self, String> {
        match Self::of_variables(environment, "TOOL_TOOLSDB_USER", "TOOL_TOOLSDB_PASSWORD")? {
            Some(credentials) => Ok(credentials),
            None => Self::of_replicas(environment),
        }
    }

    fn of_variables(environment: &Environment, user: &str, password: &str) -> Result<Option<Self>, String> {
        match (environment.text(user), environment.text(password)) {
            (Some(user), Some(password)) => Ok(Some(Self { user: user.to_owned(), password: Secret::new(password) })),
            (Some(_), None) => Err(format!("{user} is set, but {password} is not")),
            (None, Some(_)) => Err(format!("{password} is set, but {user} is not")),
            (None, None) => Ok(None),
        }
    }

    fn of_folders(environment: &Environment) -> Result<Self, String> {
        let folders = [environment.path("TOOL_DATA_DIR"), environment.path("HOME")];
        let files: Vec<PathBuf> = folders.into_iter().flatten().map(|folder| folder.join("replica.my.cnf")).collect();
        let Some(file) = files.iter().find(|file| file.exists()) else {
            let places: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
            return Err(format!(
                "no account for the replicas: set TOOL_REPLICA_USER and TOOL_REPLICA_PASSWORD, or have one of {}",
                places.join(", ")
            ));
        };
        Self::of_file(file)
    }

    fn of_file(file: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| format!("{} cannot be read: {error}; make it readable for this user", file.display()))?;
        Self::of_text(&text).ok_or_else(|| format!("{} has no user and password under [client]", file.display()))
    }

    /// Reads MariaDB's option file format as far as `replica.my.cnf` uses it.
    fn of_text(text: &str) -> Option<Self> {
        let (mut user, mut password, mut is_client) = (None, None, false);
        for line in text.lines().map(str::trim) {
            if line.starts_with('[') {
                is_client = line == "[client]";
            } else if let (true, Some((name, value))) = (is_client, line.split_once('=')) {
                let value = value.trim().trim_matches(['\'', '"']).to_owned();
                match name.trim() {
                    "user" => user = Some(value),
                    "password" => password = Some(value),
                    _ => {}
                }
            }
        }
        Some(Self { user: user?, password: Secret::new(password?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_toolforge_gives() {
        let expected = Some(Credentials { user: "s57230".to_owned(), password: Secret::new("pw") });
        assert_eq!(Credentials::of_text("[client]\nuser = 's57230'\npassword = 'pw'\n"), expected);
        assert_eq!(Credentials::of_text("[other]\nuser=x\npassword=y\n[client]\nuser=s57230\npassword=pw"), expected);
        assert_eq!(Credentials::of_text("[client]\nuser=s57230\n"), None);
    }

    #[test]
    fn half_an_account_is_named() {
        let environment = Environment::of([("TOOL_REPLICA_USER", "s1".to_owned())]);
        let error = Credentials::of_replicas(&environment).expect_err("a missing password");
        assert!(error.contains("TOOL_REPLICA_PASSWORD"), "{error}");
    }
}
