//! What the server does by itself, for whoever administers it.
mod act;
mod job_row;
mod jobs_page;
mod state;

pub use self::jobs_page::JobsPage;
