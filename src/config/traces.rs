//! Where traces go, by the names that OpenTelemetry gives its settings.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::{Environment, Problem};

/// The collector's part of the configuration.
#[derive(Debug, Clone)]
pub struct TracesConfig {
    /// Where it takes traces.
    pub endpoint: Url,
    /// Headers that it wants; their values may be secrets, and show in no debug output.
    pub headers: HeaderMap,
    /// What this service is called there.
    pub service: String,
    /// The part of requests that is traced, 0 to 1.
    pub ratio: f64,
}

impl TracesConfig {
    pub(super) fn read(environment: &Environment, problems: &mut Vec<Problem>) -> Option<Self> {
        let headers = headers(environment, problems);
        let ratio = ratio(environment, problems);
        let service = environment.text("OTEL_SERVICE_NAME").unwrap_or("wikigraph").to_owned();
        let base = endpoint(environment, "OTEL_EXPORTER_OTLP_ENDPOINT", problems).map(below);
        let endpoint = endpoint(environment, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", problems).or(base)?;
        Some(Self { endpoint, headers, service, ratio })
    }
}

/// The address for traces below that for everything.
fn below(mut base: Url) -> Url {
    let path = format!("{}/v1/traces", base.path().trim_end_matches('/'));
    base.set_path(&path);
    base
}

/// A collector's address. What is wrong with it is told without it, as it may hold a key.
fn endpoint(environment: &Environment, variable: &'static str, problems: &mut Vec<Problem>) -> Option<Url> {
    let expected = "use the address where a collector takes OTLP over HTTP, such as http://127.0.0.1:4318";
    let fault = match Url::parse(environment.text(variable)?) {
        Ok(url) if !matches!(url.scheme(), "http" | "https") => {
            format!("{}:// is not supported; {expected}", url.scheme())
        }
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            "it holds an account: put that into OTEL_EXPORTER_OTLP_HEADERS, as authorization=Basic%20…".to_owned()
        }
        Ok(url) => return Some(url),
        Err(error) => format!("it is no URL ({error}); {expected}"),
    };
    problems.push(Problem { variable, message: fault });
    None
}

/// Headers as `name=value` with commas between, in which values are written as in URLs.
fn headers(environment: &Environment, problems: &mut Vec<Problem>) -> HeaderMap {
    let variable = "OTEL_EXPORTER_OTLP_HEADERS";
    let mut headers = HeaderMap::new();
    let entries = environment.text(variable).unwrap_or_default().split(',');
    for (entry, number) in entries.map(str::trim).zip(1..).filter(|(entry, _)| !entry.is_empty()) {
        match header(entry) {
            Some((name, value)) => drop(headers.append(name, value)),
            None => problems.push(Problem {
                variable,
                message: format!(
                    "entry {number} is no header: write name=value with commas between, and in values %2C for a comma and \
                     %20 for a space"
                ),
            }),
        }
    }
    headers
}

fn header(entry: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = entry.split_once('=')?;
    let value = percent_encoding::percent_decode_str(value.trim()).decode_utf8().ok()?;
    let mut value = HeaderValue::from_str(&value).ok()?;
    value.set_sensitive(true);
    Some((name.trim().parse().ok()?, value))
}

fn ratio(environment: &Environment, problems: &mut Vec<Problem>) -> f64 {
    let (variable, expected) = ("OTEL_TRACES_SAMPLER_ARG", "the part of requests that is traced, 0 to 1, such as 0.1");
    let ratio: f64 = environment.parsed(variable, 1.0, expected, problems);
    if !(0.0..=1.0).contains(&ratio) {
        problems.push(Problem { variable, message: format!("{ratio} is not {expected}") });
    }
    ratio
}
