//! A session that ends during work stops nothing: requests wait here until the person has signed in again.
use std::{
    cell::RefCell,
    future::poll_fn,
    task::{Poll, Waker},
};

#[derive(Default)]
struct Gate {
    /// Grows when the gate opens.
    round: u32,
    signed_in: bool,
    waiting: Vec<Waker>,
    on_close: Option<Box<dyn Fn()>>,
}

thread_local! {
    static GATE: RefCell<Gate> = RefCell::default();
}

/// Who asks for the password when a session has ended.
pub fn when_signed_out(ask: impl Fn() + 'static) {
    GATE.with_borrow_mut(|gate| gate.on_close = Some(Box::new(ask)));
}

/// Lets the waiting requests go: again if the person signed in, refused if they gave up.
pub fn open_gate(signed_in: bool) {
    let waiting = GATE.with_borrow_mut(|gate| {
        gate.round += 1;
        gate.signed_in = signed_in;
        std::mem::take(&mut gate.waiting)
    });
    for waker in waiting {
        waker.wake();
    }
}

/// Whether the person has signed in again.
pub(super) async fn signed_in_again() -> bool {
    let round = GATE.with_borrow(|gate| {
        if let Some(ask) = &gate.on_close {
            ask();
        }
        gate.round
    });
    poll_fn(|context| {
        GATE.with_borrow_mut(|gate| {
            if gate.round == round {
                gate.waiting.push(context.waker().clone());
                Poll::Pending
            } else {
                Poll::Ready(gate.signed_in)
            }
        })
    })
    .await
}
