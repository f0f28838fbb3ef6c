//! The browser's own database. A crate around it would bring a runtime along; one request at a time is all we need.
use js_sys::{Array, Function, Promise, futures::JsFuture};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const NAME: &str = "densach";
const VERSION: u32 = 1;

/// A drawer of the database: values by their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// What waits to be sent.
    Outbox,
    /// What the server answered last.
    Answers,
}

impl Store {
    const ALL: [Self; 2] = [Self::Outbox, Self::Answers];

    const fn name(self) -> &'static str {
        match self {
            Self::Outbox => "outbox",
            Self::Answers => "answers",
        }
    }
}

/// The value of one key; undefined if there is none.
pub async fn read(store: Store, key: &str) -> Result<JsValue, JsValue> {
    let database = open().await?;
    let drawer = database.transaction_with_str(store.name())?.object_store(store.name())?;
    let value = answer(&drawer.get(&key.into())?).await;
    database.close();
    value
}

/// All values, by the order of their keys.
pub async fn all(store: Store) -> Result<Vec<JsValue>, JsValue> {
    let database = open().await?;
    let drawer = database.transaction_with_str(store.name())?.object_store(store.name())?;
    let values = answer(&drawer.get_all()?).await;
    database.close();
    Ok(values?.unchecked_into::<Array>().iter().collect())
}

/// Puts and takes out at once: all of it or nothing.
pub async fn write(
    store: Store,
    put: &[(&str, JsValue)],
    take_out: impl IntoIterator<Item = &str>,
) -> Result<(), JsValue> {
    let database = open().await?;
    let writing = database.transaction_with_str_and_mode(store.name(), IdbTransactionMode::Readwrite)?;
    let written = change(&writing, &writing.object_store(store.name())?, put, take_out).await;
    database.close();
    written
}

/// Takes out everything.
pub async fn clear(store: Store) -> Result<(), JsValue> {
    let database = open().await?;
    let writing = database.transaction_with_str_and_mode(store.name(), IdbTransactionMode::Readwrite)?;
    let cleared = answer(&writing.object_store(store.name())?.clear()?).await;
    database.close();
    cleared.map(drop)
}

async fn change(
    writing: &IdbTransaction,
    drawer: &IdbObjectStore,
    put: &[(&str, JsValue)],
    take_out: impl IntoIterator<Item = &str>,
) -> Result<(), JsValue> {
    for (key, value) in put {
        drawer.put_with_key(value, &(*key).into())?;
    }
    for key in take_out {
        drawer.delete(&key.into())?;
    }
    settled(|done, failed| {
        writing.set_oncomplete(Some(done));
        writing.set_onerror(Some(failed));
        writing.set_onabort(Some(failed));
    })
    .await
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let opening = window().indexed_db()?.ok_or(JsValue::NULL)?.open_with_u32(NAME, VERSION)?;
    let request = opening.clone();
    let furnish = Closure::once(move || {
        if let Ok(database) = request.result() {
            let database: IdbDatabase = database.unchecked_into();
            for store in Store::ALL {
                let _ = database.create_object_store(store.name());
            }
        }
    });
    opening.set_onupgradeneeded(Some(furnish.as_ref().unchecked_ref()));
    Ok(answer(&opening).await?.unchecked_into())
}

async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    settled(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    })
    .await?;
    request.result()
}

/// Waits until one of the two was called.
async fn settled(mut listen: impl FnMut(&Function, &Function)) -> Result<(), JsValue> {
    JsFuture::from(Promise::new(&mut |done, failed| listen(&done, &failed))).await.map(drop)
}

/// Asks the browser not to clear this device's drawers when it runs short of room.
pub fn ask_to_stay() {
    // On plain HTTP there is nobody to ask.
    let _ = window().navigator().storage().persist();
}
