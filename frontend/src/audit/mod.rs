//! The audit trail: who did what to what, and whether the chain holds.
mod audit_page;
mod changes;
mod entry_row;
mod verdict;

pub use self::audit_page::AuditPage;
