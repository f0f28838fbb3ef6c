//! What the server answered last, of the one account that this device belongs to now. It is erased when that account
//! leaves or another comes.
use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use super::{
    database::{self, Store},
    now,
    shelf::{Shelf, name_of},
};
use crate::session;

const PLACE: &str = "densach.answers";
const READER_PLACE: &str = "densach.reader";
const OWNER: &str = "account";
const QUESTION: &str = "question";
const AT: &str = "at";
const ANSWER: &str = "answer";

thread_local! {
    static READER: RefCell<String> = RefCell::default();
}

/// Who reads here from now on; empty for nobody.
pub fn read_by(account: &str) {
    READER.set(account.to_owned());
    session::keep(READER_PLACE, account);
}

/// Who reads here: nobody, as soon as somebody else has come in another tab.
pub fn reader() -> Option<String> {
    let reader = READER.with_borrow(Clone::clone);
    Some(reader.clone()).filter(|_| !reader.is_empty() && session::kept(READER_PLACE) == Some(reader))
}

/// Everything goes, whoever it belonged to.
pub async fn erase() {
    session::forget(PLACE);
    let _ = database::clear(Store::Answers).await;
}

/// Keeps an answer for the one who asked, if they still read here.
pub async fn keep(asked_by: Option<String>, question: &str, answer: &str) {
    let Some(account) = reader().filter(|reader| asked_by.as_ref() == Some(reader)) else { return };
    let mut shelf = Shelf::read(&session::kept(PLACE).unwrap_or_default());
    let name = name_of(question);
    let gone = shelf.put(&name, question.len() + answer.len());
    session::keep(PLACE, &shelf.written());
    let value = Object::new();
    for (field, text) in [(OWNER, account.as_str()), (QUESTION, question), (AT, &now()), (ANSWER, answer)] {
        let _ = Reflect::set(&value, &field.into(), &text.into());
    }
    let put = [(name.as_str(), JsValue::from(value))];
    let put = if gone.contains(&name) { &[] } else { &put[..] };
    let _ = database::write(Store::Answers, put, gone.iter().map(String::as_str)).await;
}

/// The last answer to this very question and when it came, if the one who reads here has asked it.
pub async fn find(question: &str) -> Option<(String, String)> {
    let value = database::read(Store::Answers, &name_of(question)).await.ok()?;
    let text = |field: &str| Reflect::get(&value, &field.into()).ok()?.as_string();
    let is_theirs = reader().is_some_and(|reader| text(OWNER) == Some(reader));
    (is_theirs && text(QUESTION)? == question).then(|| Some((text(AT)?, text(ANSWER)?)))?
}
