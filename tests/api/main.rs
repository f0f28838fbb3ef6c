//! Whole-system tests: every sentence is told by an actor, through the door, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]
#![expect(clippy::disallowed_methods, reason = "what a test seeds takes ids that grow")]

#[macro_use]
mod harness;

mod acceptor;
mod account_add;
mod accounts;
mod api_document;
mod architecture;
mod assignment_lists;
mod assignments;
mod audit;
mod authz;
mod clause_schemes;
mod contract;
mod cost;
mod demonstration;
mod directive_import;
mod directives;
mod door;
mod door_property;
mod file_store;
mod files;
mod imports;
mod listed;
mod matrix;
mod membership_end;
mod memberships;
mod migrations;
mod organization_end;
mod organization_lists;
mod organization_registry;
mod organization_update;
mod reports;
mod schemes;
mod scope;
mod search;
mod search_scope;
mod search_tables;
mod second_factor;
mod second_factor_reset;
mod sessions;
mod sign_in;
mod task_update;
mod task_update_bounds;
mod token_issue;
mod tokens;
mod tokens_use;
mod total_count;
mod transactions;
mod walls;
