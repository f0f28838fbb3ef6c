use leptos::prelude::*;

use super::{Actions, Button, Dialog, Kind};
use crate::words::{Word, t};

/// One field of a record that two people have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    pub label: String,
    /// When the form was filled.
    pub base: String,
    /// On the server.
    pub theirs: String,
    /// In the form.
    pub mine: String,
}

impl Versions {
    /// Only then somebody must choose: else the one who changed the field is right.
    pub fn is_contested(&self) -> bool {
        self.theirs != self.base && self.mine != self.base && self.theirs != self.mine
    }

    /// What stands before anybody has chosen: mine, unless I did not touch it.
    pub fn keeps_mine(&self) -> bool {
        self.mine != self.base
    }
}

/// Two people have changed one record. Nothing is lost until one of them chooses, field by field.
#[component]
pub fn Conflict(
    /// The fields of the form; empty while there is no conflict.
    versions: RwSignal<Vec<Versions>>,
    on_keep_theirs: Callback<()>,
    /// For each field, whether mine is kept. The form goes again with the version that the server has now.
    on_keep_mine: Callback<Vec<bool>>,
    /// Where a page has more than one such form.
    #[prop(default = "conflict")]
    id: &'static str,
) -> impl IntoView {
    let mine = RwSignal::new(Vec::<bool>::new());
    Effect::new(move |_| mine.set(versions.with(|all| all.iter().map(Versions::keeps_mine).collect())));
    let close = move || versions.set(Vec::new());
    let keep_theirs = Callback::new(move |()| {
        close();
        on_keep_theirs.run(());
    });
    let keep_mine = Callback::new(move |()| {
        let chosen = mine.get_untracked();
        close();
        on_keep_mine.run(chosen);
    });
    let several = move || versions.with(|all| all.iter().filter(|one| one.is_contested()).count() > 1);
    let (all_mine, as_chosen) = (t(Word::KeepMine), t(Word::KeepChosen));
    let label = Signal::derive(move || if several() { as_chosen.get() } else { all_mine.get() });
    let fields = move || {
        let choosing = several();
        let field = |(at, one): (usize, Versions)| view! { <Field at one choosing mine /> };
        let changed = |(_, one): &(usize, Versions)| one.theirs != one.base || one.mine != one.base;
        versions.get().into_iter().enumerate().filter(changed).map(field).collect_view()
    };
    view! {
        <Dialog
            id
            title=t(Word::ConflictTitle)
            open=Signal::derive(move || versions.with(|all| !all.is_empty()))
            on_close=Callback::new(move |()| close())
        >
            <p>{t(Word::ConflictHelp)}</p>
            {fields}
            <Actions>
                <Button label=t(Word::KeepTheirs) on_press=keep_theirs />
                <Button label kind=Kind::Primary on_press=keep_mine />
            </Actions>
        </Dialog>
    }
}

#[component]
fn Field(at: usize, one: Versions, choosing: bool, mine: RwSignal<Vec<bool>>) -> impl IntoView {
    let contested = one.is_contested();
    let name = one.label.clone();
    let choice = (choosing && contested).then(|| {
        let option = |keeps: bool, word: Word| {
            let checked = move || mine.with(|mine| mine.get(at) == Some(&keeps));
            let choose = move |_| mine.update(|mine| mine[at] = keeps);
            view! {
                <label class="choice-option">
                    <input type="radio" name=format!("keep-{at}") prop:checked=checked on:change=choose />
                    <span>{t(word)}</span>
                </label>
            }
        };
        view! {
            <fieldset class="choice">
                <legend class="visually-hidden">{one.label.clone()}</legend>
                <div class="choice-options">{option(false, Word::Theirs)} {option(true, Word::Mine)}</div>
            </fieldset>
        }
    });
    view! {
        <section class="versions" aria-label=name>
            <h3>{one.label}</h3>
            <dl class="facts is-stacked" lang="vi">
                <div><dt>{t(Word::Base)}</dt><dd>{one.base}</dd></div>
                <div><dt>{t(Word::Theirs)}</dt><dd>{one.theirs}</dd></div>
                <div class="is-mine"><dt>{t(Word::Mine)}</dt><dd>{one.mine}</dd></div>
            </dl>
            {choice}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_alone_has_changed_a_field_is_right() {
        let field = |base: &str, theirs: &str, mine: &str| {
            let one = Versions {
                label: String::new(),
                base: base.into(),
                theirs: theirs.into(),
                mine: mine.into(),
            };
            (one.is_contested(), one.keeps_mine())
        };
        assert_eq!(field("a", "b", "a"), (false, false));
        assert_eq!(field("a", "a", "c"), (false, true));
        assert_eq!(field("a", "b", "b"), (false, true));
        assert_eq!(field("a", "b", "c"), (true, true));
    }
}
