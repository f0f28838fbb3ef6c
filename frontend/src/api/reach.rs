//! Whether the server was there when it was last asked.
use std::cell::RefCell;

type Listener = Box<dyn Fn(bool)>;

thread_local! {
    static LISTENER: RefCell<Option<Listener>> = RefCell::default();
}

/// Who wants to know.
pub fn when_reach_changes(listener: impl Fn(bool) + 'static) {
    LISTENER.with_borrow_mut(|heard| *heard = Some(Box::new(listener)));
}

pub(super) fn note(reached: bool) {
    LISTENER.with_borrow(|listener| {
        if let Some(listener) = listener {
            listener(reached);
        }
    });
}
