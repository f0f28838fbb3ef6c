//! Connections, before the library sees them: it gives a head all the time in the world and takes any number of
//! connections, so a handful of slow ones would hold the server.
use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use poem::{
    http::uri::Scheme,
    listener::Acceptor,
    web::{LocalAddr, RemoteAddr},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Sleep, sleep},
};

use super::head::{Head, Seen};

/// How many connections there are, and how slow one may be.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// At once. Who comes then waits until another goes.
    pub most: usize,
    /// From the first byte of a request to the end of its head; for the first request from the beginning.
    pub head: Duration,
    /// How long an answer may wait for somebody who does not read it.
    pub unread: Duration,
}

impl Default for ConnectionLimits {
    fn default() -> Self {
        Self { most: 1024, head: Duration::from_secs(10), unread: Duration::from_mins(1) }
    }
}

/// An acceptor that holds its connections to the limits.
pub struct Guarded<A> {
    inner: A,
    limits: ConnectionLimits,
    free: Arc<Semaphore>,
}

impl<A> Guarded<A> {
    pub fn new(inner: A, limits: ConnectionLimits) -> Self {
        Self { inner, limits, free: Arc::new(Semaphore::new(limits.most)) }
    }
}

impl<A: Acceptor> Acceptor for Guarded<A> {
    type Io = Guard<A::Io>;

    fn local_addr(&self) -> Vec<LocalAddr> {
        self.inner.local_addr()
    }

    async fn accept(&mut self) -> io::Result<(Self::Io, LocalAddr, RemoteAddr, Scheme)> {
        let place = Arc::clone(&self.free).acquire_owned().await.map_err(io::Error::other)?;
        match self.inner.accept().await {
            Ok((io, local, remote, scheme)) => {
                Ok((Guard::new(io, self.limits, place), local, remote, scheme))
            }
            Err(cause) => {
                tracing::warn!(%cause, "a connection could not be taken");
                // The library asks again at once: without file descriptors it would ask for ever.
                sleep(Duration::from_millis(100)).await;
                Err(cause)
            }
        }
    }
}

/// Whose turn it is to send.
enum Turn {
    /// The caller's; its head is to end in time.
    Head(Head, Pin<Box<Sleep>>),
    /// Ours. A body may still come: whoever reads it bounds it.
    Answer,
    /// Nobody's: an answer has begun, and the next byte begins another request. The server ends what idles.
    Nothing,
}

/// One connection, held to the limits.
pub struct Guard<Io> {
    io: Io,
    limits: ConnectionLimits,
    turn: Turn,
    unread: Option<Pin<Box<Sleep>>>,
    _place: OwnedSemaphorePermit,
}

impl<Io> Guard<Io> {
    fn new(io: Io, limits: ConnectionLimits, place: OwnedSemaphorePermit) -> Self {
        let turn = Turn::Head(Head::default(), Box::pin(sleep(limits.head)));
        Self { io, limits, turn, unread: None, _place: place }
    }

    fn came(&mut self, bytes: &[u8]) -> io::Result<()> {
        if matches!(self.turn, Turn::Nothing) && !bytes.is_empty() {
            self.turn = Turn::Head(Head::default(), Box::pin(sleep(self.limits.head)));
        }
        if let Turn::Head(head, _) = &mut self.turn {
            match head.look(bytes) {
                Seen::Part => {}
                Seen::Whole => self.turn = Turn::Answer,
                Seen::OtherProtocol => return Err(io::ErrorKind::Unsupported.into()),
            }
        }
        Ok(())
    }
}

impl<Io: AsyncRead + Unpin> AsyncRead for Guard<Io> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let read = Pin::new(&mut self.io).poll_read(cx, into)?;
        self.came(&into.filled()[before..])?;
        // Also after bytes came: they may come one by one.
        if let Turn::Head(_, deadline) = &mut self.turn
            && deadline.as_mut().poll(cx).is_ready()
        {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        read.map(Ok)
    }
}

impl<Io: AsyncWrite + Unpin> AsyncWrite for Guard<Io> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        // "100 Continue" asks for the body and is no answer.
        if matches!(self.turn, Turn::Answer) && !bytes.starts_with(b"HTTP/1.1 100") {
            self.turn = Turn::Nothing;
        }
        if let Poll::Ready(written) = Pin::new(&mut self.io).poll_write(cx, bytes) {
            self.unread = None;
            return Poll::Ready(written);
        }
        let longest = self.limits.unread;
        ready!(self.unread.get_or_insert_with(|| Box::pin(sleep(longest))).as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}
