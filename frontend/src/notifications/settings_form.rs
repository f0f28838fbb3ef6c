use cynic::MutationBuilder;
use leptos::{prelude::*, task::spawn_local};
use shared::{
    Capability, Locale, MailPace, NotificationChoiceInput, NotificationKind,
    NotificationSettingsUpdateInput as Input, schema,
};

use super::settings_card::{NotificationChoice, Settings};
use crate::{
    api::{self, Unanswered, UserError},
    session::Session,
    ui::{
        Button, Checkbox, Choice, ErrorSummary, Form, Item, Items, Kind, Line, Note, Problems, SelectField,
        TextField, Toasts,
    },
    words::{Word, t},
};

#[derive(cynic::QueryVariables)]
struct Update {
    input: Input,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Update")]
struct NotificationSettingsUpdate {
    #[arguments(input: $input)]
    notification_settings_update: NotificationSettingsPayload,
}

crate::api::listed!(mutation NotificationSettingsUpdate, Update);

#[derive(cynic::QueryFragment)]
struct NotificationSettingsPayload {
    user_errors: Vec<UserError>,
}

const PACES: [(MailPace, Word); 3] = [
    (MailPace::Never, Word::MailNever),
    (MailPace::AtOnce, Word::MailAtOnce),
    (MailPace::Daily, Word::MailDaily),
];

/// One kind, as the form holds it.
#[derive(Clone, Copy)]
struct Wish {
    kind: NotificationKind,
    in_app: RwSignal<bool>,
    /// [`MailPace::tag`]
    mail: RwSignal<String>,
}

impl Wish {
    fn of(choice: &NotificationChoice) -> Self {
        let mail = RwSignal::new(choice.mail.tag().to_owned());
        Self { kind: choice.kind, in_app: RwSignal::new(choice.in_app), mail }
    }

    fn written(self) -> NotificationChoiceInput {
        let mail = MailPace::of_tag(&self.mail.get_untracked()).unwrap_or(MailPace::Never);
        NotificationChoiceInput { kind: self.kind, in_app: self.in_app.get_untracked(), mail }
    }

    /// Whether one who may do this is ever told of it.
    fn concerns(self, session: Session) -> bool {
        let reviews = session.can(Capability::ReviewAssignments);
        match self.kind {
            NotificationKind::HandedIn => reviews,
            NotificationKind::Overdue => reviews || session.can(Capability::AnswerAssignments),
            _ => session.can(Capability::AnswerAssignments),
        }
    }
}

#[component]
pub fn SettingsForm(set: Settings, on_saved: Callback<()>) -> impl IntoView {
    let (session, toasts) = (Session::get(), Toasts::get());
    let email = RwSignal::new(set.email.unwrap_or_default());
    let language = RwSignal::new(set.language);
    let wishes: Vec<_> = set.choices.iter().map(Wish::of).collect();
    let (busy, problems, unanswered) = (RwSignal::new(false), Problems::none(), Unanswered::nothing());
    let (sends_mail, version) = (set.sends_mail, set.version);

    let chosen = wishes.clone();
    let submit = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        problems.clear();
        let mut input = Input {
            email: Some(email.get_untracked()).filter(|email| !email.is_empty()),
            language: language.get_untracked(),
            choices: chosen.iter().map(|wish| wish.written()).collect(),
            expected_version: version,
            idempotency_key: String::new(),
        };
        input.idempotency_key = unanswered.key("", &input);
        busy.set(true);
        spawn_local(async move {
            let answer = api::run(NotificationSettingsUpdate::build(Update { input })).await;
            let _ = busy.try_set(false);
            match answer.map(|answer| answer.notification_settings_update.user_errors) {
                Ok(errors) if errors.is_empty() => {
                    let said = Word::NotificationSettingsSaved.said(session.locale.get_untracked());
                    toasts.say(said.to_owned());
                    on_saved.run(());
                }
                Ok(errors) => problems.refused(errors, &[(Input::EMAIL, "settings-email")]),
                Err(error) => return problems.failed(&error),
            }
            unanswered.answered();
        });
    });
    let plain = |text: &str| Signal::stored(text.to_owned());
    let mail = if sends_mail {
        view! {
            <TextField
                id="settings-email"
                label=t(Word::NotificationEmail)
                hint=t(Word::NotificationEmailHint)
                error=problems.beside("settings-email")
                value=email
                autocomplete="email"
                capitals="none"
                inputmode="email"
            />
            <Choice
                name="mail-language"
                label=t(Word::NotificationLanguage)
                options=vec![(Locale::Vi, plain("Tiếng Việt")), (Locale::En, plain("English"))]
                chosen=language
            />
        }
        .into_any()
    } else {
        view! { <Note><p>{t(Word::NotificationNoMail)}</p></Note> }.into_any()
    };
    let line = move |wish: Wish| view! { <WishLine wish sends_mail /> };
    let lines = wishes.into_iter().filter(|wish| wish.concerns(session)).map(line).collect_view();
    view! {
        <Form labelled_by="settings-title" on_submit=submit>
            <ErrorSummary problems />
            {mail}
            <Items label=t(Word::NotificationSettings)>{lines}</Items>
            <Button label=t(Word::NotificationSettingsSave) kind=Kind::Submit busy />
        </Form>
    }
}

#[component]
fn WishLine(wish: Wish, sends_mail: bool) -> impl IntoView {
    let tag = wish.kind.tag();
    let paces = PACES.map(|(pace, word)| (pace.tag().to_owned(), t(word))).to_vec();
    let mail = sends_mail.then(|| {
        view! {
            <SelectField
                id=["mail-", tag].concat()
                label=t(Word::NotificationMail)
                options=paces
                value=wish.mail
            />
        }
    });
    view! {
        <Item>
            <strong>{t(wish.kind.word())}</strong>
            <Line>
                <Checkbox id=["in-app-", tag].concat() label=t(Word::NotificationInApp) checked=wish.in_app />
                {mail}
            </Line>
        </Item>
    }
}
