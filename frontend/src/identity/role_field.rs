use leptos::prelude::*;
use shared::{OrganizationKind, Role};

use super::role_word;
use crate::{
    ui::SelectField,
    words::{Word, t},
};

/// Chooses what somebody is: only what one can be in an organization of that kind.
#[component]
pub fn RoleField(
    id: &'static str,
    error: Signal<Option<String>>,
    /// Of the organization chosen; none before.
    kind: RwSignal<Option<OrganizationKind>>,
    value: RwSignal<String>,
) -> impl IntoView {
    // What was chosen before its organization, and does not fit there, is no choice.
    Effect::new(move |_| {
        if let (Some(kind), Some(role)) = (kind.get(), value.with_untracked(|tag| Role::of_tag(tag)))
            && !role.fits(kind)
        {
            value.set(String::new());
        }
    });
    let words = Role::ALL.map(|role| (role, t(role_word(role))));
    let none = t(Word::ChooseOne);
    let options = Signal::derive(move || {
        let kind = kind.get();
        let fits = |(role, _): &(Role, Signal<String>)| kind.is_some_and(|kind| role.fits(kind));
        let fitting = words.into_iter().filter(fits).map(|(role, word)| (role.tag().to_owned(), word));
        [(String::new(), none)].into_iter().chain(fitting).collect::<Vec<_>>()
    });
    view! {
        <SelectField id label=t(Word::RoleLabel) hint=t(Word::RoleHint) error options value />
    }
}
