use leptos::prelude::*;

use super::{Viewer, sign_in::SignInForm};
use crate::{
    session::Session,
    ui::{Address, HEADING, Heading, Muted, Narrow},
    words::{Word, t},
};

/// Where the way in is.
pub const WAY_IN: &str = "/dang-nhap";

/// The way in. It knows where the person wanted to go.
#[component]
pub fn SignInPage() -> impl IntoView {
    let session = Session::get();
    let address = Address::get();
    let wanted = address.value("den");
    // Also who comes here signed in already, by a bookmark.
    Effect::new(move |_| {
        if session.viewer.with(Option::is_some) {
            let target = wanted.get_untracked().filter(|path| is_ours(path));
            address.replace(target.as_deref().unwrap_or("/"));
        }
    });
    let signed_in = Callback::new(move |viewer: Viewer| session.viewer.set(Some(viewer)));
    view! {
        <Narrow>
            <Heading title=t(Word::SignInTitle) />
            <p>{t(Word::SignInAbout)}</p>
            <SignInForm labelled_by=HEADING ids=["login", "password", "code"] on_signed_in=signed_in />
            <p><Muted>{t(Word::SignInForgotten)}</Muted></p>
        </Narrow>
    }
}

/// A page of this app, and nothing that a foreign link could put in its place.
fn is_ours(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.starts_with(WAY_IN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_address_is_not_followed() {
        for path in ["/", "/to-chuc?loai=school", "/don-vi/unit:1"] {
            assert!(is_ours(path), "{path}");
        }
        for path in
            ["", "https://example.org", "//example.org", "/\\example.org", "/dang-nhap?den=/dang-nhap"]
        {
            assert!(!is_ours(path), "{path}");
        }
    }
}
