//! How many files, connections among them, the system lets this process have open.

use rustix::process::{Resource, getrlimit, setrlimit};

/// What is open beside clients' connections: databases, calls to wikis, the log.
const OTHERS: u64 = 512;

/// Raises the process's limit on open files as far as so many clients' connections need it, and says in the log where the
/// system does not let it have that many. Systems begin with 1 024 for the sake of old programs.
pub fn allow_open_files(connections: u32) {
    let needed = u64::from(connections) + OTHERS;
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|current| current >= needed) {
        return;
    }
    let allowed = limit.maximum.map_or(needed, |most| most.min(needed));
    limit.current = Some(allowed);
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        tracing::warn!(%error, "the limit on open files cannot be raised");
    } else if allowed < needed {
        let most = allowed.saturating_sub(OTHERS);
        tracing::warn!(
            "the system lets this process have {allowed} files open, which is enough for {most} connections and not for \
             HTTP_CONNECTIONS={connections}: raise it (ulimit -Hn, or LimitNOFILE in a unit of systemd), or lower that"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_raised_as_far_as_it_is_needed() {
        let before = getrlimit(Resource::Nofile);
        let most = before.maximum.unwrap_or(u64::MAX);
        // Tests that run beside this one keep what they have.
        let wanted = u32::try_from(before.current.unwrap_or(u64::MAX).min(60_000)).expect("a number of files");
        allow_open_files(wanted);
        let after = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
        assert!(after >= (u64::from(wanted) + OTHERS).min(most), "{after}");
        allow_open_files(1);
        assert_eq!(getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX), after, "it is never lowered");
    }
}
