use leptos::prelude::*;

use super::{
    MembershipList, mine, password_form::PasswordForm, second_factor_card::SecondFactorCard,
    sessions_card::SessionsCard,
};
use crate::{
    session::{Session, TextSize, Theme, forget, keep, kept},
    shell::KEYS,
    ui::{Card, Checkbox, Choice, Fact, Facts, Heading, Remote},
    words::{Locale, Word, t},
};

/// One's own account: who I am here, my password, and how I like to read.
#[component]
pub fn MePage() -> impl IntoView {
    let session = Session::get();
    let viewer = move |part: fn(&super::Viewer) -> String| {
        session.viewer.with(|viewer| viewer.as_ref().map(part).unwrap_or_default())
    };
    let memberships = move || session.viewer.get().map(|viewer| viewer.memberships).unwrap_or_default();
    let keys = RwSignal::new(kept(KEYS).is_some());
    Effect::new(move |_| if keys.get() { keep(KEYS, "1") } else { forget(KEYS) });
    let plain = |text: &str| Signal::stored(text.to_owned());
    let sizes = TextSize::ALL.map(|size| (size, plain(&format!("{} %", size.percent()))));
    let mine = mine::ask();
    view! {
        <Heading title=t(Word::MeTitle) />
        <Facts>
            <Fact label=t(Word::MeName)><span lang="vi">{move || viewer(|one| one.full_name.clone())}</span></Fact>
            <Fact label=t(Word::SignInLogin)>{move || viewer(|one| one.login.clone())}</Fact>
            <Fact label=t(Word::MeMemberships)>
                {move || view! { <MembershipList memberships=memberships() /> }}
            </Fact>
        </Facts>
        <Card title=t(Word::MeReading)>
            <Choice
                name="theme"
                label=t(Word::ThemeLabel)
                options=vec![
                    (Theme::System, t(Word::ThemeSystem)),
                    (Theme::Light, t(Word::ThemeLight)),
                    (Theme::Dark, t(Word::ThemeDark)),
                ]
                chosen=session.theme
            />
            <Choice name="size" label=t(Word::TextSizeLabel) options=sizes.to_vec() chosen=session.text_size />
            <Choice
                name="locale"
                label=t(Word::LanguageLabel)
                options=vec![(Locale::Vi, plain("Tiếng Việt")), (Locale::En, plain("English"))]
                chosen=session.locale
            />
            <Checkbox id="keys" label=t(Word::KeysLabel) checked=keys />
        </Card>
        <Card title=t(Word::PasswordChange) id="password-title">
            <PasswordForm labelled_by="password-title" />
        </Card>
        <Remote
            question=mine
            is_empty=|mine: &mine::Mine| mine.viewer.is_none()
            empty=t(Word::SessionOverTitle)
            children=move || view! { <SecondFactorCard mine /> <SessionsCard mine /> }.into_any()
        />
    }
}
