use js_sys::{Function, Promise, Reflect, futures::JsFuture};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

/// Does `work` while no other tab does work of that name: they wait for each other. A page on plain HTTP has no such
/// locks; there the tabs may work at once, so the work itself must bear it.
pub async fn in_turn(name: &str, work: impl Future<Output = ()> + 'static) {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).unwrap_or_default();
    let request = Reflect::get(&locks, &"request".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    let Some(request) = request else { return work.await };
    let granted = Closure::once(move || -> Promise {
        js_sys::futures::future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    if let Ok(done) = request.call2(&locks, &name.into(), granted.as_ref()) {
        let _ = JsFuture::from(done.unchecked_into::<Promise>()).await;
    }
}
