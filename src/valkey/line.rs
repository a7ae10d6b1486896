//! The connection to the server: there or away, and nobody waits for one that is away.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Client, Cmd, FromRedisValue, IntoConnectionInfo, RedisError};

use crate::types::Secret;

/// How long a command may take. What takes longer is worth less than what it would save.
const COMMAND: Duration = Duration::from_millis(100);

/// How long it may take to connect.
const CONNECT: Duration = Duration::from_secs(1);

/// How long the server is left alone once it has failed; twice as long at each further time.
const SHORTEST_PAUSE: Duration = Duration::from_millis(250);

/// But no longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(8);

/// A connection that lasts so long has nothing to do with failures before.
const SOUND: Duration = Duration::from_secs(60);

/// Makes a command, another each time; `None` where it cannot be made.
pub(super) type Making = Arc<dyn Fn() -> Option<Cmd> + Send + Sync>;

/// The connection that all requests send their commands over.
pub(super) struct Line {
    client: Client,
    /// Where the server is; it holds no secret.
    place: String,
    state: Mutex<State>,
}

struct State {
    /// None while the server is away; a task then connects.
    connection: Option<MultiplexedConnection>,
    /// Counts connections, so that a late failure of an old one does not end the new one.
    number: u64,
    since: Instant,
    pause: Duration,
    /// What is to be sent before anything else. It is made when it is sent: what was sent before may have arrived all the same,
    /// and be out of date by now.
    owed: Option<Making>,
}

impl Line {
    pub async fn open(url: &Secret) -> Result<Arc<Self>, RedisError> {
        let info = url.reveal().into_connection_info()?;
        let place = info.addr().to_string();
        // Toolforge's server knows no CLIENT.
        let session = info.redis_settings().clone().set_skip_set_lib_name();
        let tcp = info.tcp_settings().clone().set_nodelay(true);
        let client = Client::open(info.set_redis_settings(session).set_tcp_settings(tcp))?;
        let (since, pause) = (Instant::now(), SHORTEST_PAUSE);
        let state = Mutex::new(State { connection: None, number: 0, since, pause, owed: None });
        let line = Arc::new(Self { client, place, state });
        if let Err(error) = line.connect().await {
            tracing::warn!(server = line.place, %error, "the shared cache is away: each instance keeps its own");
            tokio::spawn(connect_again(Arc::downgrade(&line)));
        }
        Ok(line)
    }

    /// Sends a command; `None` while the server is away, or if it goes away over this. It is boxed, so that no request has
    /// room for it that does without.
    pub fn ask<'a, T: FromRedisValue + 'a>(self: &'a Arc<Self>, command: &'a Cmd) -> BoxFuture<'a, Option<T>> {
        let asking = async move {
            let (number, mut connection) = {
                let state = self.state();
                (state.number, state.connection.clone()?)
            };
            match command.query_async(&mut connection).await {
                Ok(answer) => Some(answer),
                Err(error) => {
                    self.fail(number, &error);
                    None
                }
            }
        };
        Box::pin(asking)
    }

    /// Sends a command now, or else another before all others once the server is back; of several, the last.
    pub async fn ask_in_the_end(self: &Arc<Self>, make: Making) {
        let Some(command) = make() else { return };
        if self.ask::<()>(&command).await.is_some() {
            return;
        }
        let mut state = self.state();
        state.owed = Some(make);
        // It came back meanwhile, with nothing owed.
        if state.connection.take().is_some() {
            drop(state);
            tokio::spawn(connect_again(Arc::downgrade(self)));
        }
    }

    pub fn is_down(&self) -> bool {
        self.state().connection.is_none()
    }

    fn fail(self: &Arc<Self>, number: u64, error: &RedisError) {
        let mut state = self.state();
        if state.number != number || state.connection.take().is_none() {
            return;
        }
        if state.since.elapsed() > SOUND {
            state.pause = SHORTEST_PAUSE;
        }
        drop(state);
        tracing::warn!(server = self.place, %error, "the shared cache is away: each instance keeps its own");
        tokio::spawn(connect_again(Arc::downgrade(self)));
    }

    async fn connect(&self) -> Result<(), RedisError> {
        let config =
            AsyncConnectionConfig::new().set_connection_timeout(Some(CONNECT)).set_response_timeout(Some(COMMAND));
        let mut connection = self.client.get_multiplexed_async_connection_with_config(&config).await?;
        redis::cmd("PING").query_async::<()>(&mut connection).await?;
        loop {
            let owed = {
                let mut state = self.state();
                let Some(owed) = state.owed.take() else {
                    state.connection = Some(connection);
                    state.number += 1;
                    state.since = Instant::now();
                    return Ok(());
                };
                owed
            };
            let Some(command) = owed() else { continue };
            if let Err(error) = command.query_async::<()>(&mut connection).await {
                self.state().owed.get_or_insert(owed);
                return Err(error);
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Connects after a pause, again and again until it succeeds or nobody needs the line any more.
async fn connect_again(line: Weak<Line>) {
    loop {
        let Some(pause) = line.upgrade().map(|line| {
            let mut state = line.state();
            let pause = state.pause;
            state.pause = (pause * 2).min(LONGEST_PAUSE);
            pause
        }) else {
            return;
        };
        tokio::time::sleep(pause).await;
        let Some(line) = line.upgrade() else { return };
        match line.connect().await {
            Ok(()) => {
                tracing::info!(server = line.place, "the shared cache is back");
                return;
            }
            Err(error) => tracing::debug!(server = line.place, %error, "the shared cache is still away"),
        }
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Line").field("place", &self.place).finish_non_exhaustive()
    }
}
