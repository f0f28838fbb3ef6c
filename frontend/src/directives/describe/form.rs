use leptos::prelude::*;

use super::{
    draft::{Choices, Describing, FIELDS, LABELS},
    wire::{
        DIRECTIVE, DOCUMENT, Described, Description, ISSUED_ON, ISSUER, KIND, NUMBER, PERIOD_FROM, PERIOD_TO,
        TITLE, described,
    },
};
use crate::{
    api::Question,
    session::Session,
    ui::{
        Button, Card, Conflict, DateField, ErrorSummary, Form, Kind, Note, Remote, SelectField, TextArea,
        TextField,
    },
    words::{Locale, Word, t},
};

/// What stands over a directive. Nothing but its title must be known.
#[component]
pub fn DescribePart(describing: Describing) -> impl IntoView {
    let session = Session::get();
    let question = Question::new(move || {
        session.changes.track();
        let id = describing.id.get_value();
        async move { described(&id).await }
    });
    Effect::new(move |_| {
        question.look(|answer: &Described| {
            if let Some(directive) = &answer.directive {
                describing.documents.set(documents(directive, session.locale.get()));
                describing.directives.set(directives(answer, &describing.id.get_value()));
                describing.follow(directive);
            }
        });
    });
    view! {
        <Remote
            question
            is_empty=|answer: &Described| answer.directive.is_none()
            empty=t(Word::DirectiveNotFound)
            children=move || view! { <Fields describing /> }.into_any()
        />
        <Conflict
            versions=describing.versions
            on_keep_theirs=Callback::new(move |()| describing.yield_to_theirs())
            on_keep_mine=Callback::new(move |mine: Vec<bool>| describing.save_over(&mine))
        />
    }
}

/// What the directive itself cites, the one it follows first.
fn documents(directive: &Description, locale: Locale) -> Choices {
    let mut cited: Vec<_> = directive.citations.iter().collect();
    cited.sort_by_key(|citation| !citation.is_superior);
    let mut documents: Vec<_> = cited.into_iter().map(|citation| &citation.document).collect();
    if let Some(chosen) = &directive.superior_document
        && documents.iter().all(|document| document.id != chosen.id)
    {
        documents.push(chosen);
    }
    documents.into_iter().map(|document| (document.id.inner().to_owned(), document.said(locale))).collect()
}

fn directives(answer: &Described, own: &str) -> Choices {
    let others = answer.directives.nodes.iter().filter(|one| one.id.inner() != own);
    let chosen = answer.directive.as_ref().and_then(|directive| directive.superior_directive.as_ref());
    let missing = chosen.filter(|chosen| answer.directives.nodes.iter().all(|one| one.id != chosen.id));
    others.chain(missing).map(|one| (one.id.inner().to_owned(), one.title.clone())).collect()
}

#[component]
fn Fields(describing: Describing) -> impl IntoView {
    let Describing { problems, .. } = describing;
    let text = move |at: usize, hint: Option<Word>| {
        let (id, label, error) = (FIELDS[at], t(LABELS[at]), problems.beside(FIELDS[at]));
        let value = describing.field(at);
        match hint {
            Some(hint) => view! { <TextField id label hint=t(hint) error value optional=true /> }.into_any(),
            None => view! { <TextField id label error value optional=true /> }.into_any(),
        }
    };
    let day = move |at: usize| {
        let (id, label, error) = (FIELDS[at], t(LABELS[at]), problems.beside(FIELDS[at]));
        view! { <DateField id label error value=describing.field(at) optional=true /> }.into_any()
    };
    let none = t(Word::ChooseNone);
    let select = move |at: usize, hint: Word, choices: RwSignal<Choices>| {
        let (id, label, error) = (FIELDS[at], t(LABELS[at]), problems.beside(FIELDS[at]));
        let value = describing.field(at);
        let choice = |(id, words)| (id, Signal::stored(words));
        let options = move || {
            [(String::new(), none)]
                .into_iter()
                .chain(choices.get().into_iter().map(choice))
                .collect::<Vec<_>>()
        };
        let options = Signal::derive(options);
        view! { <SelectField id label hint=t(hint) error options value optional=true /> }.into_any()
    };
    let is_bare = move || {
        [NUMBER, ISSUED_ON, ISSUER]
            .into_iter()
            .any(|at| describing.field(at).with(|text| text.trim().is_empty()))
    };
    let ask = move || is_bare().then(|| view! { <Note>{t(Word::DescribeAsk)}</Note> });
    view! {
        <Card title=t(Word::TabDescribe) id="describe-title">
            {ask}
            <Form labelled_by="describe-title" on_submit=Callback::new(move |()| describing.save())>
                <ErrorSummary problems />
                <TextArea
                    id=FIELDS[TITLE]
                    label=t(LABELS[TITLE])
                    error=problems.beside(FIELDS[TITLE])
                    value=describing.field(TITLE)
                    rows=3
                    most=300
                />
                {text(KIND, Some(Word::DirectiveKindHint))}
                {text(NUMBER, Some(Word::DirectiveNumberHint))}
                {day(ISSUED_ON)}
                {text(ISSUER, None)}
                {day(PERIOD_FROM)}
                {day(PERIOD_TO)}
                {select(DOCUMENT, Word::SuperiorDocumentHint, describing.documents)}
                {select(DIRECTIVE, Word::SuperiorDirectiveHint, describing.directives)}
                <Button label=t(Word::DescribeSave) kind=Kind::Submit busy=describing.busy />
            </Form>
        </Card>
    }
}
