//! A view and its address lead to each other.
use leptos::prelude::*;

use super::wire::View;
use crate::{
    api::Json,
    lists::{COLUMNS, Desk, VIEW},
    ui::Address,
};

/// What the list shows with this view: its filter, its order, its columns, and that it is this view.
pub fn href(address: Address, view: &View, desk: Desk) -> String {
    let filter = Json::parse(view.filter.as_deref().unwrap_or("{}"));
    let mut values = filter.map(|filter| (desk.opens)(&filter, view.sort.as_deref())).unwrap_or_default();
    let offered = desk.shown.offered;
    let columns: Vec<_> = view
        .columns
        .iter()
        .filter(|name| offered.iter().any(|one| one.name == name.as_str()))
        .map(String::as_str)
        .collect();
    values.push((COLUMNS, columns.join(",")));
    values.push((VIEW, view.id.inner().to_owned()));
    address.only(&values)
}

/// A list that was opened by its bare address opens with the view somebody chose for that.
pub fn open_first(views: impl Fn() -> Option<Vec<View>> + 'static, desk: Desk) {
    let address = Address::get();
    let is_bare = !address.whole().contains('?');
    Effect::new(move |opened: Option<bool>| {
        if opened == Some(true) || !is_bare {
            return true;
        }
        let Some(views) = views() else { return false };
        if let Some(view) = views.iter().find(|view| view.is_default)
            && !address.whole().contains('?')
        {
            address.replace(&href(address, view, desk));
        }
        true
    });
}
