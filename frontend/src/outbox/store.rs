//! The queue on the device: each item with its file beside it.
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::{item::Item, rules::replaced_by};
use crate::{
    api::Json,
    device::{self, Store},
    session,
};

/// Written when the queue changes, so that other tabs look again.
pub const MARK: &str = "densach.outbox";
const META: &str = "item";
const FILE: &str = "file";

/// Of all accounts; who may see what is a rule of its own.
pub async fn all() -> Vec<Item> {
    let values = device::all(Store::Outbox).await.unwrap_or_default();
    values.iter().filter_map(read).collect()
}

pub async fn find(key: &str) -> Option<Item> {
    read(&device::read(Store::Outbox, key).await.ok()?)
}

pub async fn file(key: &str) -> Option<Blob> {
    let value = device::read(Store::Outbox, key).await.ok()?;
    Reflect::get(&value, &FILE.into()).ok()?.dyn_into().ok()
}

/// Puts a new item in the place of those it replaces: all of it, or nothing. False if the device keeps nothing.
pub async fn put(item: &Item, file: Option<&Blob>) -> bool {
    let before = all().await;
    let file = file.map_or(JsValue::UNDEFINED, JsValue::from);
    let Some(value) = written(item, &file) else { return false };
    let put = device::write(Store::Outbox, &[(&item.key, value)], replaced_by(item, &before)).await;
    session::keep(MARK, &device::now());
    put.is_ok()
}

/// The item as it now is; its file stays.
pub async fn update(item: &Item) {
    let before = device::read(Store::Outbox, &item.key).await.unwrap_or_default();
    let file = Reflect::get(&before, &FILE.into()).unwrap_or_default();
    if let Some(value) = written(item, &file) {
        let _ = device::write(Store::Outbox, &[(&item.key, value)], []).await;
    }
    session::keep(MARK, &device::now());
}

pub async fn take_out(keys: impl IntoIterator<Item = &str>) {
    let _ = device::write(Store::Outbox, &[], keys).await;
    session::keep(MARK, &device::now());
}

fn read(value: &JsValue) -> Option<Item> {
    let meta = Reflect::get(value, &META.into()).ok()?.as_string()?;
    Json::parse(&meta)?.read().ok()
}

fn written(item: &Item, file: &JsValue) -> Option<JsValue> {
    let value = Object::new();
    Reflect::set(&value, &META.into(), &serde_json::to_string(item).ok()?.into()).ok()?;
    if !file.is_undefined() {
        Reflect::set(&value, &FILE.into(), file).ok()?;
    }
    Some(value.into())
}
