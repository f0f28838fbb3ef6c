use leptos::prelude::*;

use super::{
    filter::{ACCEPTED, LATE, OPEN, Part, RETURNED, SUBMITTED, WORKING},
    state::AssignmentCounts,
};
use crate::{
    ui::{Count, Counts},
    words::{Word, t},
};

/// How many stand where, each a way to them.
#[component]
pub fn CountLinks(
    counts: AssignmentCounts,
    /// The part that is shown now, if one is.
    #[prop(optional)]
    here: &'static str,
    /// The address of a part's list.
    link: Callback<&'static str, String>,
) -> impl IntoView {
    let one = move |part: Part, count: i32| {
        (count > 0).then(|| {
            let Part { tag, word, .. } = part;
            view! { <Count href=link.run(tag) label=t(word) count here=tag == here /> }
        })
    };
    view! {
        <Counts label=t(Word::AssignmentsCounted)>
            {one(OPEN, counts.open)}
            {one(WORKING, counts.working)}
            {one(SUBMITTED, counts.submitted)}
            {one(RETURNED, counts.returned)}
            {one(LATE, counts.late)}
            {one(ACCEPTED, counts.accepted)}
        </Counts>
    }
}
