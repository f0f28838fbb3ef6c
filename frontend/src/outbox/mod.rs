//! What was written without a network: kept on the device, sent later, once, by the one who wrote it.
mod body;
mod chip;
mod item;
mod outbox_page;
mod queue;
mod row;
mod rules;
#[cfg(test)]
mod rules_tests;
mod send;
mod store;

pub use self::{
    chip::SyncChip,
    item::{Act, Fault, Form, Item, State},
    outbox_page::OutboxPage,
    queue::Outbox,
    store::file,
};
