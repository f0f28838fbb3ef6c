use gloo_timers::callback::Timeout;
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use super::{
    names::{Record, names},
    palette_lines::{Does, Known, Line, lines},
    wire::search,
};
use crate::{
    session::Session,
    words::{Word, fill, t},
};

/// How long the keys must rest before the server is asked: UniKey's burst is far shorter.
const QUIET_MS: u32 = 250;
/// How long before the count is said, so that it does not chatter into what is typed.
const SAY_MS: u32 = 500;
const MOST: i32 = 8;

/// A combobox over its list: the focus stays in the box, the arrows walk through the lines.
#[component]
pub fn PaletteList(
    recent: Signal<Vec<Record>>,
    known: RwSignal<Vec<Record>>,
    on_choose: Callback<Does>,
) -> impl IntoView {
    let session = Session::get();
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<Record>::new());
    let at = RwSignal::new(0_usize);
    let spoken = RwSignal::new(None::<usize>);
    let timers = StoredValue::new_local([None::<Timeout>, None]);
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| input.get().map(|input| input.focus()));
    learn(known);
    let shown = Memo::new(move |_| {
        typed.with(|typed| {
            known.with(|names| {
                found.with(|found| {
                    recent.with(|recent| lines(session, &Known { typed, recent, names, found }))
                })
            })
        })
    });
    let ask = move || {
        let words = typed.get_untracked().trim().to_owned();
        spawn_local(async move {
            let answer = search(words.clone(), None, MOST).await.unwrap_or_default();
            // An older answer may come later, and the palette may be gone.
            if typed.try_with_untracked(|typed| typed.trim() == words) == Some(true) {
                let record =
                    |hit: &super::wire::SearchHit| Some(Record::new(hit.kind, hit.name(), hit.path.clone()?));
                found.set(answer.hits.iter().filter_map(record).collect());
            }
        });
    };
    let type_in = move |text: String| {
        found.set(Vec::new());
        at.set(0);
        spoken.set(None);
        typed.set(text);
        let say = move || spoken.set(Some(shown.with_untracked(Vec::len)));
        timers.set_value([Some(Timeout::new(QUIET_MS, ask)), Some(Timeout::new(SAY_MS, say))]);
    };
    let on_input = move |event: web_sys::Event| {
        // Half a syllable is not a word yet; `compositionend` will tell.
        if event.unchecked_ref::<web_sys::InputEvent>().is_composing() {
            return timers.set_value([None, None]);
        }
        type_in(event_target_value(&event));
    };
    let choose = move |at: usize| {
        if let Some(line) = shown.with_untracked(|lines| lines.get(at).cloned()) {
            on_choose.run(line.does);
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let (here, many) = (at.get_untracked(), shown.with_untracked(Vec::len).max(1));
        let next = match event.key().as_str() {
            "ArrowDown" => (here + 1) % many,
            "ArrowUp" => (here + many - 1) % many,
            "Enter" => {
                event.prevent_default();
                return choose(here);
            }
            _ => return,
        };
        event.prevent_default();
        at.set(next);
        if let Some(line) = document().get_element_by_id(&line_id(next)) {
            line.scroll_into_view_with_bool(false);
        }
    };
    let list = move || shown.with(|lines| groups(lines, session, at, Callback::new(choose)));
    let count = fill(Word::FindCount, move || {
        vec![("count", spoken.get().map(|count| count.to_string()).unwrap_or_default())]
    });
    view! {
        <div class="field">
            <label for="palette-box">{t(Word::FindBox)}</label>
            <input
                id="palette-box"
                type="text"
                role="combobox"
                lang="vi"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="go"
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-activedescendant=move || line_id(at.get())
                autofocus
                node_ref=input
                on:input=on_input
                on:compositionend=move |event| type_in(event_target_value(&event))
                on:keydown=on_key
            />
        </div>
        <div class="palette-list" id="palette-list" role="listbox" aria-label=t(Word::FindOpen)>{list}</div>
        <p class="visually-hidden" role="status">{move || spoken.get().map(|_| count.get())}</p>
    }
}

/// The names of records, once: without them the server is asked alone.
fn learn(known: RwSignal<Vec<Record>>) {
    if known.with_untracked(Vec::is_empty) {
        spawn_local(async move {
            if let Ok(names) = names().await {
                let _ = known.try_set(names);
            }
        });
    }
}

fn line_id(at: usize) -> String {
    ["palette-", &at.to_string()].concat()
}

fn groups(lines: &[Line], session: Session, at: RwSignal<usize>, choose: Callback<usize>) -> AnyView {
    let mut groups = Vec::new();
    for of_group in lines.chunk_by(|one, other| one.group == other.group) {
        let first = lines.iter().position(|line| line.group == of_group[0].group).unwrap_or_default();
        let options = of_group.iter().zip(first..).map(|(line, number)| {
            let (name, kind) = (line.name.clone(), line.kind_name(session.locale.get()));
            view! {
                <div
                    class="palette-line"
                    id=line_id(number)
                    role="option"
                    aria-selected=move || if at.get() == number { "true" } else { "false" }
                    on:click=move |_| choose.run(number)
                >
                    <span>{name}</span>
                    <span class="muted">{kind}</span>
                </div>
            }
        });
        let labelled_by = ["palette-group-", &first.to_string()].concat();
        let (label, name) = (labelled_by.clone(), t(of_group[0].group));
        groups.push(view! {
            <div role="group" aria-labelledby=labelled_by>
                <p class="palette-group" id=label role="presentation">{name}</p>
                {options.collect_view()}
            </div>
        });
    }
    groups.collect_view().into_any()
}
