//! The audit trail: who did what to what, whether the chain holds, what became of one record, and who read of people.
mod audit_page;
mod changes;
mod compare;
mod entry_row;
mod fields;
mod history_link;
mod history_page;
mod reads;
mod restore;
mod verdict;

pub use self::{
    audit_page::AuditPage, history_link::HistoryLink, history_page::HistoryPage, restore::take_back,
};
