//! How much whoever asks may have done for them: whose bucket it is taken from, and how that is told in headers.

mod address;
mod headers;
mod payer;

use crate::buckets::{Buckets, Rate};
use crate::valkey::Valkey;

pub use address::Peer;
pub use headers::{QUERY_COST, RATE_LIMIT, RATE_LIMIT_POLICY, query_cost, rate_limit, rate_limit_policy};
pub use payer::Payer;

use super::Settings;

/// Buckets that are kept: as many people and addresses may ask within a minute or two before the first are forgotten.
const MOST_BUCKETS: usize = 100_000;

/// The buckets, and how large they are.
#[derive(Debug)]
pub struct Allowances {
    /// The buckets of all who ask.
    pub buckets: Buckets,
    account: Option<Rate>,
    address: Option<Rate>,
}

impl Allowances {
    /// Buckets of this process, as large as the settings say.
    pub fn new(settings: &Settings) -> Self {
        let rate =
            |points: Option<u32>| points.map(|points| Rate { points: points.max(1), window: settings.points_window });
        Self {
            buckets: Buckets::in_process(MOST_BUCKETS),
            account: rate(settings.account_points),
            address: rate(settings.address_points),
        }
    }

    /// The same, with buckets that all instances share.
    pub fn shared(&self, valkey: Valkey) -> Self {
        Self { buckets: Buckets::everywhere(valkey, MOST_BUCKETS), account: self.account, address: self.address }
    }

    /// How much somebody may spend; `None` where there is no limit.
    pub fn rate(&self, payer: &Payer) -> Option<Rate> {
        match payer {
            Payer::Account(_) => self.account,
            Payer::Address(_) => self.address,
        }
    }
}
