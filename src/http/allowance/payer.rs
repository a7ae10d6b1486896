//! Who pays for a request.

use std::net::IpAddr;

use axum::http::{Extensions, HeaderMap};

use super::address::client_address;
use crate::auth::{AccountId, Identity};
use crate::buckets::Key;
use crate::http::Settings;
use crate::telemetry::Asker;

/// Who pays for a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    /// A person, by whichever of their API tokens and sessions: more tokens are no more points.
    Account(AccountId),
    /// A stranger, by an address; all strangers together where none is known.
    Address(Option<IpAddr>),
}

impl Payer {
    /// Who pays for a request as long as nobody knows whose it is: the address that it comes from.
    pub fn unknown(extensions: &Extensions, headers: &HeaderMap, settings: &Settings) -> Self {
        Self::Address(client_address(extensions, headers, &settings.trusted_proxies))
    }

    /// Who pays for a request of this person.
    pub fn of(identity: &Identity) -> Self {
        Self::Account(identity.account)
    }

    /// The name of the policy that holds for them.
    pub fn policy(&self) -> &'static str {
        match self {
            Self::Account(_) => "account",
            Self::Address(_) => "address",
        }
    }

    /// With whom they share what is scarce.
    pub fn asker(&self) -> Asker {
        match self {
            Self::Account(AccountId(id)) => Asker::Person(*id),
            Self::Address(_) => {
                let [_, place @ .., _, _, _, _, _, _, _, _] = self.key();
                Asker::Stranger(u64::from_be_bytes(place))
            }
        }
    }

    /// Whose bucket it is. A network of IPv6 is one: a subscriber has 2^64 addresses of each that they are given.
    pub fn key(&self) -> Key {
        let mut key = [0; 17];
        match self {
            Self::Account(AccountId(id)) => {
                key[0] = 1;
                key[1..9].copy_from_slice(&id.to_be_bytes());
            }
            Self::Address(Some(IpAddr::V4(address))) => {
                key[0] = 4;
                key[1..5].copy_from_slice(&address.octets());
            }
            Self::Address(Some(IpAddr::V6(address))) => {
                key[0] = 6;
                key[1..9].copy_from_slice(&address.octets()[..8]);
            }
            Self::Address(None) => {}
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(address: &str) -> Key {
        Payer::Address(Some(address.parse().expect("an address"))).key()
    }

    #[test]
    fn a_network_of_ipv6_is_one_payer() {
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_ne!(key("192.0.2.1"), key("192.0.2.2"));
    }

    #[test]
    fn nobody_pays_for_somebody_of_another_kind() {
        let account = Payer::Account(AccountId(0)).key();
        let keys = [account, key("0.0.0.0"), key("::"), Payer::Address(None).key()];
        for (index, one) in keys.iter().enumerate() {
            assert!(keys[index + 1..].iter().all(|other| one != other));
        }
    }
}
