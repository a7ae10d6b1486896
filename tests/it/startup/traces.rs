//! Where traces go, by OpenTelemetry's own variables.

use wikigraph::config::{Config, Environment, TracesConfig};

fn read(variables: &[(&'static str, &str)]) -> Result<Option<TracesConfig>, String> {
    let environment = Environment::of(variables.iter().map(|(name, value)| (*name, (*value).to_owned())));
    Config::read(&environment).map(|config| config.traces).map_err(|error| error.to_string())
}

const BASE: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";
const WHOLE: &str = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
const HEADERS: &str = "OTEL_EXPORTER_OTLP_HEADERS";

fn endpoint(variables: &[(&'static str, &str)]) -> String {
    read(variables).unwrap().expect("a collector").endpoint.into()
}

#[test]
fn without_an_endpoint_there_are_none() {
    let others = [(HEADERS, "a=b"), ("OTEL_SERVICE_NAME", "x"), ("OTEL_TRACES_SAMPLER_ARG", "0.5")];
    assert!(read(&others).unwrap().is_none());
}

#[test]
fn the_path_for_traces_is_below_the_address_for_everything() {
    for base in ["http://collector:4318", "http://collector:4318/"] {
        assert_eq!(endpoint(&[(BASE, base)]), "http://collector:4318/v1/traces");
    }
    assert_eq!(endpoint(&[(BASE, "https://a.example/otlp/?key=1")]), "https://a.example/otlp/v1/traces?key=1");
}

#[test]
fn an_address_for_traces_alone_is_used_as_it_is() {
    assert_eq!(endpoint(&[(WHOLE, "http://b.example/x")]), "http://b.example/x");
    assert_eq!(endpoint(&[(BASE, "http://a.example"), (WHOLE, "http://b.example/x/")]), "http://b.example/x/");
}

#[test]
fn what_is_not_said_is_usual() {
    let traces = read(&[(BASE, "http://collector:4318")]).unwrap().expect("a collector");
    assert_eq!((traces.service.as_str(), traces.headers.len()), ("wikigraph", 0));
    assert!((traces.ratio - 1.0).abs() < f64::EPSILON);
}

#[test]
fn headers_are_read_as_opentelemetry_writes_them_and_never_shown() {
    let written = "Authorization = Bearer%20the-secret ,x-tenant=a=b%2Cc,,";
    let traces = read(&[(BASE, "http://collector:4318"), (HEADERS, written)]).unwrap().expect("a collector");
    assert_eq!(["authorization", "x-tenant"].map(|name| &traces.headers[name]), ["Bearer the-secret", "a=b,c"]);
    assert!(!format!("{traces:?}").contains("secret"));
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_without_secrets() {
    let error = read(&[
        (BASE, "grpc://the-secret.example:4317"),
        (WHOLE, "http://user:the-secret@collector:4318"),
        (HEADERS, "a=b,the-secret,x=the-secret%0A"),
        ("OTEL_TRACES_SAMPLER_ARG", "1.5"),
    ])
    .unwrap_err();
    for part in [
        "OTEL_EXPORTER_OTLP_ENDPOINT: grpc:// is not supported; use the address where a collector takes OTLP over HTTP",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: it holds an account: put that into OTEL_EXPORTER_OTLP_HEADERS",
        "OTEL_EXPORTER_OTLP_HEADERS: entry 2 is no header",
        "OTEL_EXPORTER_OTLP_HEADERS: entry 3 is no header",
        "OTEL_TRACES_SAMPLER_ARG: 1.5 is not the part of requests that is traced, 0 to 1",
    ] {
        assert!(error.contains(part), "{part} is not in {error}");
    }
    assert!(!error.contains("the-secret"), "{error}");
    assert!(read(&[("OTEL_TRACES_SAMPLER_ARG", "NaN")]).is_err());
}
