//! How much whoever asks may have done for them.

use std::net::IpAddr;

use ipnet::IpNet;

use super::{Environment, Problem};

/// Points that a person may spend in a minute, where others reach the gateway and nothing is said.
const USUAL_ACCOUNT_POINTS: u32 = 5_000;

/// The same for strangers of one address.
const USUAL_ADDRESS_POINTS: u32 = 2_000;

/// Points that a request may cost, where nothing is said.
const USUAL_REQUEST_POINTS: u32 = 2_000;

/// The most of any of them: GraphQL tells no larger numbers.
const MOST_POINTS: u32 = i32::MAX.unsigned_abs();

const POINTS: &str = "a number of points, such as 2000";

/// How much whoever asks may have done for them; `docs/cost.md` says what a point is.
#[derive(Debug, Clone)]
pub struct AllowanceConfig {
    /// Points that a person may spend in a minute; `None` for any number.
    pub account_points: Option<u32>,
    /// Points that strangers of one address may spend in a minute; `None` for any number.
    pub address_points: Option<u32>,
    /// Points that one request may cost.
    pub request_points: u32,
    /// The proxies that are believed when they say whom they were reached from.
    pub trusted_proxies: Vec<IpNet>,
}

impl AllowanceConfig {
    /// `is_open`: whether others than this machine reach the gateway.
    pub(super) fn read(environment: &Environment, is_open: bool, problems: &mut Vec<Problem>) -> Self {
        let mut points = |variable, usual| {
            let usual = if is_open { usual } else { 0 };
            let points = environment.parsed(variable, usual, POINTS, problems);
            check(variable, points, problems);
            Some(points).filter(|points| *points > 0)
        };
        let account_points = points("RATE_LIMIT", USUAL_ACCOUNT_POINTS);
        let address_points = points("ANONYMOUS_RATE_LIMIT", USUAL_ADDRESS_POINTS);
        let variable = "COST_LIMIT";
        let request_points = environment.parsed(variable, USUAL_REQUEST_POINTS, POINTS, problems);
        check(variable, request_points, problems);
        if request_points == 0 {
            let message = "0 would let nothing run: give a number of points, such as 2000".to_owned();
            problems.push(Problem { variable, message });
        }
        let trusted_proxies = trusted_proxies(environment, problems);
        Self { account_points, address_points, request_points, trusted_proxies }
    }
}

fn check(variable: &'static str, points: u32, problems: &mut Vec<Problem>) {
    if points > MOST_POINTS {
        problems.push(Problem { variable, message: format!("{points} is more than {MOST_POINTS}, the most there is") });
    }
}

fn trusted_proxies(environment: &Environment, problems: &mut Vec<Problem>) -> Vec<IpNet> {
    let variable = "TRUSTED_PROXIES";
    let mut proxies = Vec::new();
    for text in environment.text(variable).unwrap_or_default().split(',').map(str::trim).filter(|text| !text.is_empty())
    {
        let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        match network {
            Ok(network) => proxies.push(network),
            Err(_) => {
                let message =
                    format!("{text:?} is neither an address nor a network, such as 127.0.0.1 or 172.16.0.0/12");
                problems.push(Problem { variable, message });
            }
        }
    }
    proxies
}
