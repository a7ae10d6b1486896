//! What stands between the gateway and a database, and does not always do as it should.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What is done to what passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Nothing.
    Passes,
    /// It is held up for so long.
    Delays(Duration),
    /// Connections are cut in the middle of an answer, behind so many bytes of it.
    Cuts(usize),
    /// The lengths and numbers of the server's packets are altered, of every answer.
    Corrupts,
    /// It arrives nowhere, and nobody is told.
    Swallows,
}

/// A proxy that listens on loopback.
pub struct Proxy {
    port: u16,
    does: watch::Sender<Does>,
    /// Where it leads to.
    target: Arc<Mutex<SocketAddr>>,
}

impl Proxy {
    /// One before this port.
    pub async fn before(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own = listener.local_addr().unwrap().port();
        let (does, doing) = watch::channel(Does::Passes);
        let target = Arc::new(Mutex::new(SocketAddr::from(([127, 0, 0, 1], port))));
        let to = Arc::clone(&target);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let target = *to.lock().unwrap();
                tokio::spawn(pass(client, target, doing.clone()));
            }
        });
        Self { port: own, does, target }
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What it does from now on.
    pub fn does(&self, does: Does) {
        self.does.send_replace(does);
    }

    /// Leads new connections elsewhere, as a name does that is given to another server.
    pub fn leads_to(&self, port: u16) {
        self.target.lock().unwrap().set_port(port);
    }
}

async fn pass(client: TcpStream, target: SocketAddr, does: watch::Receiver<Does>) {
    let Ok(server) = TcpStream::connect(target).await else { return };
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let asking = carry(from_client, to_server, does.clone(), false);
    let answering = carry(from_server, to_client, does, true);
    // When one side ends, so does the other.
    tokio::select! {
        () = asking => {}
        () = answering => {}
    }
}

async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, does: watch::Receiver<Does>, is_answer: bool) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(length @ 1..) = from.read(&mut bytes).await {
        let passing = &mut bytes[..length];
        // Whoever asks looks at it only while it is copied.
        let does = *does.borrow();
        match does {
            Does::Delays(delay) => {
                let _ = tokio::time::timeout(delay, std::future::pending::<()>()).await;
            }
            Does::Cuts(behind) if is_answer => {
                let _ = to.write_all(&passing[..length.min(behind)]).await;
                return;
            }
            Does::Corrupts if is_answer => passing.iter_mut().take(4).for_each(|byte| *byte ^= 0x55),
            Does::Swallows => continue,
            Does::Passes | Does::Cuts(_) | Does::Corrupts => {}
        }
        if to.write_all(passing).await.is_err() {
            return;
        }
    }
}
