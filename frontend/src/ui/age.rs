use leptos::prelude::*;

use super::Icon;
use crate::{
    calendar::{Ago, ago},
    device::now,
    words::{Word, fill},
};

/// How old the part below is, which was kept on the device.
#[component]
pub fn Age(
    /// When it came, as moments travel.
    at: String,
) -> impl IntoView {
    let told = ago(&at, &now());
    drop(at);
    let words = told.map(|(time, ago)| {
        let (word, day) = match ago {
            Ago::Today => (Word::AsOfToday, String::new()),
            Ago::Yesterday => (Word::AsOfYesterday, String::new()),
            Ago::On(day) => (Word::AsOfDay, day.shown()),
        };
        fill(word, move || vec![("time", time.clone()), ("day", day.clone())])
    });
    view! { <p class="age" role="status"><Icon name="offline" /> {words}</p> }
}
