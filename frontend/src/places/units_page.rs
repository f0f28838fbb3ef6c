use cynic::QueryBuilder;
use leptos::prelude::*;
use shared::{UnitKind, schema};

use super::unit_tree::{UnitInTree, UnitTree};
use crate::{
    api::{self, ApiError, PageInfo, Question, WireDay},
    calendar::Day,
    session::Session,
    ui::{Heading, Remote, Tab, Tabs},
    words::{Word, fill, t},
};

/// The day on which the districts ended and the communes were merged.
const REFORM: &str = "2025-07-01";
/// As many pages as a province of today can need; more would be another page than this tree.
const MOST_PAGES: u32 = 5;

#[derive(cynic::InputObject, Debug)]
struct UnitKindWhere {
    #[cynic(rename = "in")]
    one_of: Option<Vec<UnitKind>>,
}

#[derive(cynic::InputObject, Debug)]
struct UnitFilter {
    kind: Option<UnitKindWhere>,
}

#[derive(cynic::QueryVariables)]
struct Selection {
    after: Option<String>,
    as_of: Option<WireDay>,
    wanted: Option<UnitFilter>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query", variables = "Selection")]
struct UnitList {
    #[arguments(first: 100, after: $after, asOf: $as_of, where: $wanted)]
    units: UnitConnection,
}

crate::api::listed!(query UnitList, Selection);

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
struct UnitConnection {
    nodes: Vec<UnitInTree>,
    page_info: PageInfo,
}

#[component]
pub fn UnitsPage() -> impl IntoView {
    let session = Session::get();
    let today = session.today();
    let on = |day: Day| fill(Word::UnitsOn, move || vec![("day", day.shown())]);
    let reform = Day::of_iso(REFORM).expect("it is a day");
    // An office of today has no two trees to compare: it can look back instead.
    let (other, value) = if today < reform { (reform, REFORM) } else { (reform.plus(-1), "2025-06-30") };
    let tabs = vec![Tab { value: "", label: on(today) }, Tab { value, label: on(other) }];
    view! {
        <Heading title=t(Word::UnitsTitle) />
        <p>{t(Word::UnitsAbout)}</p>
        <Tabs
            label=t(Word::UnitsDay)
            key="ngay"
            tabs
            panel=move |value| {
                let day = Day::of_iso(value).unwrap_or(today);
                view! { <TreeOn day /> }.into_any()
            }
        />
    }
}

#[component]
fn TreeOn(day: Day) -> impl IntoView {
    let units = Question::aged(move || units_on(day));
    // Not in place: `<` would open a tag there.
    let is_empty: fn(&Vec<UnitInTree>) -> bool = Vec::is_empty;
    view! {
        <Remote
            question=units
            is_empty
            empty=t(Word::UnitsNone)
            children=move || view! { <UnitTree units label=t(Word::UnitsTitle) /> }.into_any()
        />
    }
}

/// Villages are too many for one page; they are shown with their commune.
async fn units_on(day: Day) -> Result<(Vec<UnitInTree>, Option<String>), ApiError> {
    let kinds =
        [UnitKind::Province, UnitKind::District, UnitKind::Commune, UnitKind::Ward, UnitKind::Township];
    let (mut units, mut after, mut oldest) = (Vec::new(), None, None);
    for _ in 0..MOST_PAGES {
        let wanted = Some(UnitFilter { kind: Some(UnitKindWhere { one_of: Some(kinds.to_vec()) }) });
        let page = UnitList::build(Selection { after, as_of: Some(day.into()), wanted });
        let (page, at) = api::run_kept(page).await?;
        let list = page.units;
        // As old as its oldest page.
        oldest = [oldest, at].into_iter().flatten().min();
        units.extend(list.nodes);
        after = list.page_info.end_cursor;
        if !list.page_info.has_next_page {
            break;
        }
    }
    Ok((units, oldest))
}
