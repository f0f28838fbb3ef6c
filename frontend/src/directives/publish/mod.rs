//! From a draft to a directive that is given out, or to nothing.
mod ending;
mod guide;
mod wire;

pub use self::guide::Guide;
