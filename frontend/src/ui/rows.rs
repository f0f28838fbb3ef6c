use leptos::prelude::*;

/// One row of a [`Table`](super::Table), made when it is first shown.
pub struct Row {
    key: String,
    make: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Row {
    /// A row with the same key stays as it is, and keeps the focus: put the version in it.
    pub fn new<V: IntoView + 'static>(key: String, make: impl FnOnce() -> V + Send + 'static) -> Self {
        Self { key, make: Box::new(|| make().into_any()) }
    }
}

/// The rows of a list. One machine for all lists, whatever they hold.
#[component]
pub fn Rows<F>(rows: F) -> impl IntoView
where
    F: Fn() -> Vec<Row> + Send + Sync + 'static,
{
    each(Box::new(rows))
}

fn each(rows: Box<dyn Fn() -> Vec<Row> + Send + Sync>) -> AnyView {
    view! { <For each=move || rows() key=|row| row.key.clone() children=|row: Row| (row.make)() /> }
        .into_any()
}
