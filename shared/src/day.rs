//! A day as it stands in an input, of the type each side's derives need.
#[cfg(all(feature = "client", not(feature = "server")))]
use crate::schema;

#[cfg(feature = "server")]
pub type Day = chrono::NaiveDate;

/// As it travels: `2020-04-15`.
#[cfg(all(feature = "client", not(feature = "server")))]
#[derive(cynic::Scalar, Clone, Debug, PartialEq, Eq)]
#[cynic(graphql_type = "NaiveDate")]
pub struct Day(pub String);

#[cfg(not(any(feature = "client", feature = "server")))]
pub type Day = String;
