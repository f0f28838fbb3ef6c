use leptos::prelude::*;

use super::{Icon, Problem};

/// What is wrong with something that stands elsewhere; it takes no focus and leads nowhere.
#[component]
pub fn ProblemList(problems: Vec<Problem>) -> impl IntoView {
    let line = |problem: Problem| view! { <li><Icon name="alert" /> <span>{problem.words}</span></li> };
    (!problems.is_empty())
        .then(|| view! { <ul class="problem-list">{problems.into_iter().map(line).collect_view()}</ul> })
}
