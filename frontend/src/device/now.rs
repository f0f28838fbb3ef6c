use leptos::prelude::window;

/// By the clock of this device, as moments travel: `2026-11-24T07:05:00.000Z`.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Whether the device is on some network. It may still not reach the server.
pub fn is_online() -> bool {
    window().navigator().on_line()
}
