//! The backend as a library: the binary reads its configuration and serves [`http::routes`].
#![recursion_limit = "256"] // all mutations of all slices are one nested future

pub mod api;
pub mod assignments;
pub mod clock;
pub mod database;
pub mod demo;
pub mod directives;
pub mod http;
pub mod identity;
pub mod imports;
pub mod notifications;
pub mod organizations;
pub mod places;
pub mod platform;
pub mod reports;
pub mod views;
pub mod works;
