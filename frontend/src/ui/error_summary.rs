use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{Icon, Problem, Problems};
use crate::words::{Word, t};

/// What is wrong with a form, all in one place. It takes the focus when it appears, and leads to each field.
#[component]
pub fn ErrorSummary(problems: Problems) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    let all = problems.all();
    Effect::new(move |_| {
        let wrong = all.with(|all| !all.is_empty());
        mark_title(wrong);
        // On the next tick: the list is in the page then.
        request_animation_frame(move || {
            if wrong && let Some(summary) = summary.try_get_untracked().flatten() {
                let _ = summary.focus();
            }
        });
    });
    on_cleanup(|| mark_title(false));

    let item = |Problem { field, words }: Problem| {
        if field.is_empty() {
            return view! { <li>{words}</li> }.into_any();
        }
        let href = format!("#{field}");
        let go = move |event: web_sys::MouseEvent| {
            // The router would take the mark for a page.
            event.prevent_default();
            lead_to(&field);
        };
        view! { <li><a href=href on:click=go>{words}</a></li> }.into_any()
    };
    let list = move || {
        let problems = all.get();
        (!problems.is_empty()).then(|| {
            view! {
                <div role="alert">
                    <h2><Icon name="alert" /> {t(Word::ProblemsTitle)}</h2>
                    <ul>{problems.into_iter().map(item).collect_view()}</ul>
                </div>
            }
        })
    };
    view! {
        <div class="problems" class:is-empty=move || all.with(Vec::is_empty) tabindex="-1" node_ref=summary>
            {list}
        </div>
    }
}

/// The label first, so that it is seen; then the focus, which must not scroll it away.
fn lead_to(field: &str) {
    let page = document();
    let label = page.query_selector(&format!("label[for='{field}'], #{field}")).ok().flatten();
    if let Some(label) = label {
        label.scroll_into_view();
    }
    if let Some(field) = page.get_element_by_id(field) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = field.unchecked_into::<web_sys::HtmlElement>().focus_with_options(&options);
    }
}

fn mark_title(wrong: bool) {
    let mark = format!("{}: ", Word::ErrorMark.said(crate::words::Locale::Vi));
    let title = document().title();
    let bare = title.strip_prefix(&mark).unwrap_or(&title);
    let wanted = if wrong { format!("{mark}{bare}") } else { bare.to_owned() };
    if wanted != title {
        document().set_title(&wanted);
    }
}
