//! How a job's state and its kind are shown.
use leptos::prelude::*;
use shared::{JobKind, JobState};

use crate::{
    ui::{Chip, Tone},
    words::{Word, t},
};

pub const fn state_word(state: JobState) -> Word {
    match state {
        JobState::Waiting => Word::JobWaiting,
        JobState::Running => Word::JobRunning,
        JobState::Done => Word::JobDone,
        JobState::Dead => Word::JobDead,
        JobState::Discarded => Word::JobGivenUp,
    }
}

pub const fn kind_word(kind: Option<JobKind>) -> Word {
    match kind {
        Some(JobKind::Notify) => Word::JobNotify,
        Some(JobKind::Deadlines) => Word::JobDeadlines,
        Some(JobKind::Digest) => Word::JobDigest,
        Some(JobKind::Mail) => Word::JobMail,
        Some(JobKind::Tidy) => Word::JobTidy,
        None => Word::JobUnknown,
    }
}

#[component]
pub fn StateChip(state: JobState) -> impl IntoView {
    let (tone, icon) = match state {
        JobState::Waiting => (Tone::Waiting, "clock"),
        JobState::Running => (Tone::Info, "half"),
        JobState::Done => (Tone::Success, "active"),
        JobState::Dead => (Tone::Danger, "alert"),
        JobState::Discarded => (Tone::Neutral, "closed"),
    };
    view! { <Chip tone icon label=t(state_word(state)) /> }
}
