//! How the wiki replicas are reached: by Toolforge's host names, or at the near ends of SSH tunnels.

use std::collections::BTreeMap;

use super::{Address, Credentials, Environment, MariaDbAddress, Problem};
use crate::types::WikiCode;

/// The section whose servers also hold the list of all wikis.
const SECTION_OF_LIST: &str = "s7";

/// The database of the list of all wikis.
const LIST: &str = "meta_p";

/// The port of every database server of Wikimedia's.
const USUAL_PORT: u16 = 3306;

/// The section that the tables of links of some wikis are on; what stands in their old place is frozen.
/// See <https://wikitech.wikimedia.org/wiki/News/2026_Commons_links_tables_database_split>.
const SECTION_OF_LINKS: &str = "x4";

/// The wikis whose tables of links are there.
const LINKS_APART: [&str; 2] = ["commonswiki", "testcommonswiki"];

/// A database that every server has, and every account may ask.
const EVERYWHERE: &str = "information_schema";

/// Wikimedia's replicas, and the account for them.
#[derive(Debug, Clone)]
pub struct Replicas {
    reach: Reach,
    account: Credentials,
}

/// Where a wiki's tables of links are.
#[derive(Debug, Clone)]
pub enum LinksPlace {
    /// With all its other tables.
    Beside,
    /// In a database of their own, with what its server is called; `None` where nothing leads there.
    Apart(Option<(Address, String)>),
}

/// Where servers are.
#[derive(Debug, Clone)]
enum Reach {
    /// Each wiki has a name in the cluster's domain, which leads to its section's server.
    Names { cluster: &'static str, port: u16 },
    /// One server only, and so the wikis of one section.
    Tunnel { host: String, port: u16 },
    /// A server for each of these sections.
    Tunnels(BTreeMap<String, (String, u16)>),
}

impl Replicas {
    pub(super) fn read(environment: &Environment, is_toolforge: bool, problems: &mut Vec<Problem>) -> Option<Self> {
        let reach = reach(environment, is_toolforge, problems);
        let account = Credentials::of_replicas(environment);
        let account = account.map_err(|message| problems.push(Problem { variable: "WIKI_REPLICA", message })).ok();
        Some(Self { reach: reach?, account: account? })
    }

    /// A wiki's database; `None` where no tunnel leads to its section.
    pub fn database(&self, code: &WikiCode, section: Option<&str>) -> Option<Address> {
        let (host, port) = match &self.reach {
            Reach::Names { cluster, port } => (host_name(code.as_str(), cluster), *port),
            Reach::Tunnel { host, port } => (host.clone(), *port),
            Reach::Tunnels(ends) => ends.get(section?)?.clone(),
        };
        Some(self.address(host, port, code.replica_database()))
    }

    /// Where a wiki's tables of links are, and what that server is called.
    pub fn links(&self, code: &WikiCode) -> LinksPlace {
        if !LINKS_APART.contains(&code.as_str()) {
            return LinksPlace::Beside;
        }
        let end = match &self.reach {
            Reach::Names { cluster, port } => Some((host_name(&format!("links.{code}"), cluster), *port)),
            Reach::Tunnel { .. } => None,
            Reach::Tunnels(ends) => ends.get(SECTION_OF_LINKS).cloned(),
        };
        LinksPlace::Apart(end.map(|(host, port)| {
            let address = self.address(host, port, code.replica_database());
            let server = self.server(&address, Some(SECTION_OF_LINKS));
            (address, server)
        }))
    }

    /// The database that lists all wikis, and what its server is called; `None` where no tunnel leads there.
    pub fn list(&self) -> Option<(Address, String)> {
        let (host, port) = match &self.reach {
            Reach::Names { cluster, port } => (host_name("meta", cluster), *port),
            Reach::Tunnel { host, port } => (host.clone(), *port),
            Reach::Tunnels(ends) => ends.get(SECTION_OF_LIST)?.clone(),
        };
        let address = self.address(host, port, LIST.to_owned());
        let server = self.server(&address, Some(SECTION_OF_LIST));
        Some((address, server))
    }

    /// The ends of tunnels by section, where there are several.
    pub fn tunnels(&self) -> Vec<(String, Address)> {
        let Reach::Tunnels(ends) = &self.reach else { return Vec::new() };
        let end = |(section, (host, port)): (&String, &(String, u16))| {
            (section.clone(), self.address(host.clone(), *port, EVERYWHERE.to_owned()))
        };
        ends.iter().map(end).collect()
    }

    /// Whether there is one server only: the list of wikis need not be there, and wikis of other sections are not.
    pub fn is_one_server(&self) -> bool {
        matches!(self.reach, Reach::Tunnel { .. })
    }

    /// What the server of a database is called: all databases of a section share one, whatever their hosts' names.
    pub fn server(&self, address: &Address, section: Option<&str>) -> String {
        match (&self.reach, section) {
            (Reach::Names { cluster, .. }, Some(section)) => format!("{section}.{cluster}"),
            _ => address.server(),
        }
    }

    fn address(&self, host: String, port: u16, database: String) -> Address {
        let (user, password) = (Some(self.account.user.clone()), Some(self.account.password.clone()));
        Address::MariaDb(MariaDbAddress { host, port, socket: None, user, password, database })
    }
}

fn host_name(name: &str, cluster: &str) -> String {
    format!("{name}.{cluster}.db.svc.wikimedia.cloud")
}

fn reach(environment: &Environment, is_toolforge: bool, problems: &mut Vec<Problem>) -> Option<Reach> {
    let cluster = match environment.text("REPLICA_CLUSTER").unwrap_or("web") {
        "web" => "web",
        "analytics" => "analytics",
        other => {
            let message =
                format!("{other:?} is neither \"web\" (fast, short queries) nor \"analytics\" (slow, long ones)");
            problems.push(Problem { variable: "REPLICA_CLUSTER", message });
            return None;
        }
    };
    let port = environment.parsed("REPLICA_PORT", USUAL_PORT, "a port, 1 to 65535", problems);
    if let Some(text) = environment.text("REPLICA_TUNNELS") {
        let ends = tunnels(text).map_err(|message| problems.push(Problem { variable: "REPLICA_TUNNELS", message }));
        return ends.ok().map(Reach::Tunnels);
    }
    match environment.text("REPLICA_HOST").or((!is_toolforge).then_some("127.0.0.1")) {
        Some(host) => Some(Reach::Tunnel { host: host.to_owned(), port }),
        None => Some(Reach::Names { cluster, port }),
    }
}

/// The near ends of tunnels, by section.
fn tunnels(text: &str) -> Result<BTreeMap<String, (String, u16)>, String> {
    let expected = "use section=host:port with commas between, such as s1=127.0.0.1:3311,s7=127.0.0.1:3317";
    let entries = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    let mut ends = BTreeMap::new();
    for entry in entries {
        let parts = entry.split_once('=').and_then(|(section, end)| {
            let (host, port) = end.rsplit_once(':')?;
            let is_section = !section.is_empty() && section.bytes().all(|byte| byte.is_ascii_alphanumeric());
            let host = host.trim_matches(['[', ']']);
            (is_section && !host.is_empty()).then_some((section, host, port.parse().ok().filter(|port| *port > 0)?))
        });
        let Some((section, host, port)) = parts else { return Err(format!("{entry:?} is no tunnel: {expected}")) };
        if ends.insert(section.to_owned(), (host.to_owned(), port)).is_some() {
            return Err(format!("{section} is there twice: {expected}"));
        }
    }
    if !ends.contains_key(SECTION_OF_LIST) {
        return Err(format!("{SECTION_OF_LIST} is missing, which has the list of wikis: {expected}"));
    }
    Ok(ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::Secret;

    fn over(reach: Reach) -> Replicas {
        Replicas { reach, account: Credentials { user: "s1".to_owned(), password: Secret::new("pw") } }
    }

    fn described(address: Option<Address>) -> String {
        address.map(|address| address.describe()).unwrap_or_default()
    }

    #[test]
    fn a_wikis_name_leads_to_its_server() {
        let code = WikiCode::parse("dewiki").expect("a code");
        let replicas = over(Reach::Names { cluster: "analytics", port: 3306 });
        let database = replicas.database(&code, Some("s5"));
        assert_eq!(described(database.clone()), "dewiki_p at dewiki.analytics.db.svc.wikimedia.cloud:3306");
        assert_eq!(
            described(replicas.list().map(|(address, _)| address)),
            "meta_p at meta.analytics.db.svc.wikimedia.cloud:3306"
        );
        let address = database.expect("an address");
        assert_eq!(replicas.server(&address, Some("s5")), "s5.analytics");
        assert_eq!(replicas.server(&address, None), "dewiki.analytics.db.svc.wikimedia.cloud:3306");
    }

    #[test]
    fn a_section_leads_to_its_tunnel() {
        let code = WikiCode::parse("dewiki").expect("a code");
        let replicas = over(Reach::Tunnels(tunnels("s5=127.0.0.1:3315, s7=[::1]:3317").expect("two tunnels")));
        assert_eq!(described(replicas.database(&code, Some("s5"))), "dewiki_p at 127.0.0.1:3315");
        assert_eq!(described(replicas.list().map(|(address, _)| address)), "meta_p at ::1:3317");
        assert!(replicas.database(&code, Some("s1")).is_none());
        assert!(replicas.database(&code, None).is_none());
    }

    #[test]
    fn the_links_of_commons_are_elsewhere() {
        let commons = WikiCode::parse("commonswiki").expect("a code");
        let place = |reach| match over(reach).links(&commons) {
            LinksPlace::Apart(found) => found.map(|(address, server)| (address.describe(), server)),
            LinksPlace::Beside => panic!("frozen rows"),
        };
        let by_name = place(Reach::Names { cluster: "web", port: 3306 });
        let host = "commonswiki_p at links.commonswiki.web.db.svc.wikimedia.cloud:3306";
        assert_eq!(by_name, Some((host.to_owned(), "x4.web".to_owned())));
        assert_eq!(place(Reach::Tunnel { host: "h".to_owned(), port: 1 }), None);
        assert_eq!(place(Reach::Tunnels(tunnels("s4=h:1,s7=h:2").expect("tunnels"))), None);
        let by_tunnel = place(Reach::Tunnels(tunnels("x4=h:1,s7=h:2").expect("tunnels")));
        assert_eq!(by_tunnel, Some(("commonswiki_p at h:1".to_owned(), "h:1".to_owned())));
        let other = WikiCode::parse("dewiki").expect("a code");
        let place = over(Reach::Names { cluster: "web", port: 3306 }).links(&other);
        assert!(matches!(place, LinksPlace::Beside), "{place:?}");
    }

    #[test]
    fn what_is_no_tunnel() {
        for wrong in ["s7", "s7=host", "s7=:1", "s7=host:0", "s7=host:x", "s-7=h:1", "=h:1", "s1=h:1", "s7=h:1,s7=h:2"]
        {
            assert!(tunnels(wrong).is_err(), "{wrong} was let in");
        }
    }
}
