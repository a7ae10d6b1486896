//! A load balancer of a few lines: each connection goes to the next instance that takes it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};

/// A balancer that has a place, which instances have to know before they start.
pub struct Place {
    listener: TcpListener,
    /// Its address.
    pub url: String,
}

/// A running balancer.
pub struct Balancer {
    /// Its address.
    pub url: String,
    served: Arc<Vec<AtomicUsize>>,
}

impl Place {
    pub async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        Self { listener, url }
    }

    /// Begins to send connections to these instances, in turn.
    pub fn balance(self, instances: Vec<SocketAddr>) -> Balancer {
        let served: Arc<Vec<AtomicUsize>> = Arc::new(instances.iter().map(|_| AtomicUsize::new(0)).collect());
        let counts = Arc::clone(&served);
        let Self { listener, url } = self;
        tokio::spawn(async move {
            let mut turn = 0;
            while let Ok((client, _)) = listener.accept().await {
                let order = (0..instances.len()).map(|step| (turn + step) % instances.len());
                let order: Vec<(usize, SocketAddr)> = order.map(|index| (index, instances[index])).collect();
                tokio::spawn(relay(client, order, Arc::clone(&counts)));
                turn += 1;
            }
        });
        Balancer { url, served }
    }
}

impl Balancer {
    /// How many connections each instance took.
    pub fn served(&self) -> Vec<usize> {
        self.served.iter().map(|count| count.load(Ordering::SeqCst)).collect()
    }
}

async fn relay(mut client: TcpStream, order: Vec<(usize, SocketAddr)>, counts: Arc<Vec<AtomicUsize>>) {
    for (index, instance) in order {
        if let Ok(mut server) = TcpStream::connect(instance).await {
            counts[index].fetch_add(1, Ordering::SeqCst);
            // Whoever loses a connection notices by itself.
            let _ = copy_bidirectional(&mut client, &mut server).await;
            return;
        }
    }
}
