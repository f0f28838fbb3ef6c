//! The backend as a library: the binary reads its configuration and serves [`http::routes`].
pub mod api;
pub mod clock;
pub mod database;
pub mod demo;
pub mod http;
pub mod identity;
pub mod organizations;
pub mod places;
pub mod platform;
