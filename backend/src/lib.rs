//! The backend as a library: a binary would only read its configuration and serve `http::routes`.
pub mod api;
pub mod organizations;
pub mod clock;
pub mod database;
pub mod http;
pub mod identity;
pub mod places;
pub mod platform;
