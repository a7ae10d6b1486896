//! What only shows on a real connection.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use wikigraph::http::{Settings, serve};

use super::client::Server;

/// A server on a free port of this machine.
struct Running {
    address: std::net::SocketAddr,
    stop: oneshot::Sender<()>,
    stopped: JoinHandle<()>,
}

impl Running {
    async fn start(settings: Settings) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopping) = oneshot::channel();
        let router = Server::new(settings.clone()).router;
        let stopped = tokio::spawn(async move {
            serve(listener, router, &settings, async { stopping.await.unwrap() }).await;
        });
        Self { address, stop, stopped }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// A connection on which the server has begun to answer a request, and waits for its body.
    async fn under_way(&self, body: &str) -> TcpStream {
        let mut stream = self.connect().await;
        stream.write_all(head_of(body.len(), "Expect: 100-continue").as_bytes()).await.unwrap();
        read_until(&mut stream, "HTTP/1.1 100 Continue\r\n\r\n").await;
        stream
    }

    /// Sends bytes, and reads until the server closes the connection.
    async fn exchange(&self, sent: &[u8]) -> String {
        let mut stream = self.connect().await;
        stream.write_all(sent).await.unwrap();
        read_all(&mut stream).await
    }
}

async fn read_all(stream: &mut TcpStream) -> String {
    let mut read = Vec::new();
    stream.read_to_end(&mut read).await.unwrap();
    String::from_utf8(read).unwrap()
}

/// Reads as far as `end`.
async fn read_until(stream: &mut TcpStream, end: &str) -> String {
    let mut read = String::new();
    while !read.contains(end) {
        let mut piece = [0; 1000];
        let length = stream.read(&mut piece).await.unwrap();
        assert_ne!(length, 0, "closed after {read:?}");
        read.push_str(std::str::from_utf8(&piece[..length]).unwrap());
    }
    read
}

/// The head of a request whose body has that many bytes.
fn head_of(length: usize, header: &str) -> String {
    format!(
        "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{header}\r\n\r\n"
    )
}

fn post(body: &str) -> String {
    head_of(body.len(), "Accept: */*") + body
}

#[tokio::test]
async fn a_connection_serves_several_requests() {
    let server = Running::start(Settings::default()).await;
    let mut stream = server.connect().await;
    for number in 0..3 {
        let body = format!("{{\"query\":\"{{ echo(text: \\\"{number}\\\") }}\"}}");
        stream.write_all(post(&body).as_bytes()).await.unwrap();
        let answer = read_until(&mut stream, "}}").await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(answer.ends_with(&format!("{{\"data\":{{\"echo\":\"{number}\"}}}}")), "{answer}");
    }
}

#[tokio::test]
async fn a_client_that_sends_too_much_still_reads_why() {
    let server = Running::start(Settings { body_bytes: 1000, ..Settings::default() }).await;
    let body = "x".repeat(3_000_000);
    let whole = head_of(body.len(), "Connection: close") + &body;
    assert!(server.exchange(whole.as_bytes()).await.starts_with("HTTP/1.1 413 "));
    let chunk = format!("{:x}\r\n{}\r\n", 100_000, "x".repeat(100_000));
    let head = "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    let chunked = format!("{head}{}0\r\n\r\n", chunk.repeat(30));
    assert!(server.exchange(chunked.as_bytes()).await.starts_with("HTTP/1.1 413 "));
}

#[tokio::test]
async fn a_client_that_waits_for_leave_gets_it_or_the_refusal() {
    let server = Running::start(Settings { body_bytes: 1000, ..Settings::default() }).await;
    let body = "{\"query\":\"{ __typename }\"}";
    let mut stream = server.under_way(body).await;
    stream.write_all(body.as_bytes()).await.unwrap();
    assert!(read_until(&mut stream, "}}").await.starts_with("HTTP/1.1 200 OK\r\n"));

    let answer = server.exchange(head_of(1001, "Expect: 100-continue").as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
}

#[tokio::test]
async fn what_is_no_http_gets_400() {
    let server = Running::start(Settings::default()).await;
    for sent in [
        "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "POST /graphql HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    ] {
        assert!(server.exchange(sent.as_bytes()).await.starts_with("HTTP/1.1 400 "), "{sent}");
    }
}

#[tokio::test]
async fn a_client_that_does_not_finish_its_headers_is_cut_off() {
    let settings = Settings { header_deadline: Duration::from_millis(50), ..Settings::default() };
    let server = Running::start(settings).await;
    for sent in ["", "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: "] {
        let answer = server.exchange(sent.as_bytes()).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408 "), "{answer}");
    }
}

#[tokio::test]
async fn a_body_that_trickles_is_given_up() {
    let settings = Settings { deadline: Duration::from_millis(50), ..Settings::default() };
    let server = Running::start(settings).await;
    let mut stream = server.connect().await;
    stream.write_all((head_of(1000, "Accept: */*") + "{\"query\":").as_bytes()).await.unwrap();
    let answer = read_until(&mut stream, "}").await;
    assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("\"TIMEOUT\""), "{answer}");
}

#[tokio::test]
async fn a_client_that_does_not_read_loses_its_place() {
    let settings = Settings { connections: 1, send_deadline: Duration::from_millis(50), ..Settings::default() };
    let server = Running::start(settings).await;
    // More than the two ends of a connection hold between them.
    let text = "x".repeat(7_000_000);
    let query = "query ($text: String!) { a: echo(text: $text) b: echo(text: $text) c: echo(text: $text) }";
    let body = serde_json::json!({ "query": query, "variables": { "text": text } }).to_string();
    let mut stuck = server.connect().await;
    stuck.write_all(post(&body).as_bytes()).await.unwrap();
    // There is one place, so that this is answered once the other has lost it.
    let next = server.exchange((head_of(2, "Connection: close") + "{}").as_bytes()).await;
    assert!(next.starts_with("HTTP/1.1 400 "), "{next}");
    let mut taken = Vec::new();
    let cut = stuck.read_to_end(&mut taken).await;
    assert!(cut.is_err() || taken.len() < 21_000_000, "the whole answer came: {} bytes", taken.len());
}

#[tokio::test]
async fn a_stopped_server_takes_no_connection() {
    let server = Running::start(Settings::default()).await;
    let address = server.address;
    server.stop.send(()).unwrap();
    server.stopped.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_server_that_stops_finishes_what_runs_and_closes_what_is_idle() {
    let server = Running::start(Settings::default()).await;
    let mut idle = server.connect().await;
    idle.write_all(post("{\"query\":\"{ __typename }\"}").as_bytes()).await.unwrap();
    read_until(&mut idle, "}}").await;
    // Two fields that wait for each other.
    let body = "{\"query\":\"{ meet }\"}";
    let mut first = server.under_way(body).await;
    let mut second = server.under_way(body).await;

    server.stop.send(()).unwrap();
    assert_eq!(read_all(&mut idle).await, "");
    for stream in [&mut first, &mut second] {
        stream.write_all(body.as_bytes()).await.unwrap();
    }
    for stream in [&mut first, &mut second] {
        let answer = read_all(stream).await;
        assert!(answer.ends_with("{\"data\":{\"meet\":true}}"), "{answer}");
    }
    server.stopped.await.unwrap();
}

#[tokio::test]
async fn a_server_that_stops_does_not_wait_for_ever() {
    let settings = Settings { shutdown_deadline: Duration::from_millis(50), ..Settings::default() };
    let server = Running::start(settings).await;
    let _never_sent = server.under_way("{}").await;
    server.stop.send(()).unwrap();
    server.stopped.await.unwrap();
}
