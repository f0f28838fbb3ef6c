//! An act on several rows: what would be done is shown before, and what would not, with the reason.
use leptos::prelude::*;

use crate::{
    api::UserError,
    lists::{Pick, Picked},
    ui::{Actions, Button, Dialog, Kind},
    words::{Word, fill, t},
};

/// What would be done, and what not.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub fits: Vec<Pick>,
    pub refused: Vec<(Pick, String)>,
}

/// `errors` name the picks by their place.
pub fn planned(picks: Vec<Pick>, errors: &[UserError]) -> Plan {
    let (mut fits, mut refused) = (Vec::new(), Vec::new());
    for (at, pick) in picks.into_iter().enumerate() {
        let at = at.to_string();
        match errors.iter().find(|error| error.path.last() == Some(&at)) {
            Some(error) => refused.push((pick, error.message.clone())),
            None => fits.push(pick),
        }
    }
    Plan { fits, refused }
}

/// How many are picked, and what can be done with them; nothing while none is.
#[component]
pub fn SeveralBar(picked: Picked, children: Children) -> impl IntoView {
    let count = Memo::new(move |_| picked.chosen.with(std::collections::BTreeMap::len));
    let words = fill(Word::PickedCount, move || vec![("count", count.get().to_string())]);
    let all = Callback::new(move |()| {
        for pick in picked.on_page.get_untracked() {
            picked.set(&pick, true);
        }
    });
    let none = Callback::new(move |()| picked.clear());
    view! {
        <div class="several" class:is-none=move || count.get() == 0>
            <p role="status">{move || (count.get() > 0).then(|| words.get())}</p>
            <div class="actions">
                {children()}
                <Button label=t(Word::PickPage) kind=Kind::Quiet on_press=all />
                <Button label=t(Word::PickNone) kind=Kind::Quiet on_press=none />
            </div>
        </div>
    }
}

/// The question before the act: how many, which not and why.
#[component]
pub fn PlanSheet(
    id: &'static str,
    title: Word,
    help: Word,
    /// With the gap `count`.
    act: Word,
    #[prop(optional)] is_danger: bool,
    plan: RwSignal<Option<Plan>>,
    busy: RwSignal<bool>,
    on_act: Callback<Plan>,
) -> impl IntoView {
    let open = Signal::derive(move || plan.with(Option::is_some));
    let close = Callback::new(move |()| plan.set(None));
    let count = |count: usize| move || vec![("count", count.to_string())];
    let inside = move || {
        let now = plan.get()?;
        let fits = now.fits.len();
        let lead = if fits > 0 { fill(Word::SeveralFits, count(fits)) } else { t(Word::SeveralNothing) };
        let refused = (!now.refused.is_empty()).then(|| {
            let words = fill(Word::SeveralRefused, count(now.refused.len()));
            let line = |(pick, why): (Pick, String)| {
                view! { <li><span lang="vi"><b>{pick.name}</b></span> " – " {why}</li> }
            };
            view! { <p>{words}</p> <ul class="several-refused">{now.refused.clone().into_iter().map(line).collect_view()}</ul> }
        });
        let press = Callback::new(move |()| {
            if let Some(plan) = plan.get_untracked() {
                on_act.run(plan);
            }
        });
        let kind = if is_danger { Kind::Danger } else { Kind::Primary };
        let act = (fits > 0).then(|| {
            view! {
                <p>{t(help)}</p>
                <Actions>
                    <Button label=t(Word::LeaveAsIs) on_press=close />
                    <Button label=fill(act, count(fits)) kind busy on_press=press />
                </Actions>
            }
        });
        Some(view! { <p role="status"><b>{lead}</b></p> {refused} {act} })
    };
    view! { <Dialog id=id title=t(title) open on_close=close>{inside}</Dialog> }
}

#[cfg(test)]
mod tests {
    use shared::RefusalCode;

    use super::*;

    #[test]
    fn a_plan_parts_what_fits_from_what_is_refused() {
        let pick = |id: &str| Pick { id: id.to_owned(), version: 1, name: id.to_owned() };
        let path = ["ids", "1"].map(str::to_owned).to_vec();
        let error = UserError { code: RefusalCode::WrongState, path, message: "đã nhắc".to_owned() };
        let plan = planned(vec![pick("a"), pick("b"), pick("c")], &[error]);
        assert_eq!(plan.fits, [pick("a"), pick("c")]);
        assert_eq!(plan.refused, [(pick("b"), "đã nhắc".to_owned())]);
    }
}
