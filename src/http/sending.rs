//! Connections whose other end has to take what it is sent: a client that asks and does not read would keep its place
//! for ever.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// A connection that breaks where an answer is not taken within a time, however slowly it is read.
pub struct Sending<S> {
    stream: S,
    limit: Duration,
    /// When what is being sent has to be taken; none while nothing waits.
    deadline: Option<Pin<Box<Sleep>>>,
}

impl<S> Sending<S> {
    /// This connection, with so much time for each answer.
    pub fn new(stream: S, limit: Duration) -> Self {
        Self { stream, limit, deadline: None }
    }

    /// What waits to be written may wait until the deadline, which begins with the first wait.
    fn limited<T>(&mut self, context: &mut Context<'_>, outcome: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if outcome.is_ready() {
            return outcome;
        }
        let limit = self.limit;
        let deadline = self.deadline.get_or_insert_with(|| Box::pin(sleep(limit)));
        ready!(deadline.as_mut().poll(context));
        Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "the client does not take its answer")))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Sending<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Sending<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.limited(context, outcome)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.limited(context, outcome)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// All that there was to send is sent: the next answer has its own time.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let outcome = Pin::new(&mut self.stream).poll_flush(context);
        if matches!(outcome, Poll::Ready(Ok(()))) {
            self.deadline = None;
        }
        self.limited(context, outcome)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    const LIMIT: Duration = Duration::from_millis(20);

    #[tokio::test]
    async fn an_answer_that_nobody_takes_breaks_the_connection() {
        let (server, _client) = duplex(10);
        let error = Sending::new(server, LIMIT).write_all(&[0; 100]).await.expect_err("nobody reads");
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn one_that_is_taken_a_byte_at_a_time_does_too() {
        let (server, mut client) = duplex(1);
        let mut server = Sending::new(server, LIMIT);
        let endless = vec![0; 64 * 1024 * 1024];
        let reading = async { while client.read_u8().await.is_ok() {} };
        tokio::select! {
            sent = server.write_all(&endless) => {
                assert_eq!(sent.expect_err("it takes too long").kind(), io::ErrorKind::TimedOut);
            }
            () = reading => panic!("the connection ended without an error"),
        }
    }

    #[tokio::test]
    async fn each_answer_has_its_own_time() {
        let (server, mut client) = duplex(10);
        let mut server = Sending::new(server, Duration::from_secs(60));
        for _ in 0..3 {
            let sending = async {
                server.write_all(&[0; 20]).await.expect("it is taken in time");
                assert!(server.deadline.is_some(), "it did not have to wait");
                server.flush().await.expect("it is taken in time");
                assert!(server.deadline.is_none());
            };
            let mut taken = [0; 20];
            let (read, ()) = tokio::join!(client.read_exact(&mut taken), sending);
            read.expect("it is sent");
        }
    }
}
