use leptos::prelude::*;
use shared::schema;

use crate::words::{Word, t};

/// What [`Phone`] needs to know: the number, or why it is not shown.
#[derive(cynic::InlineFragments, Clone, Debug, PartialEq)]
pub enum ContactPhone {
    PhoneNumber(PhoneNumber),
    Withheld(Withheld),
    #[cynic(fallback)]
    Unknown,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PhoneNumber {
    pub number: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Withheld {
    reason: WithheldReason,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithheldReason {
    Elsewhere,
    Role,
}

#[component]
pub fn Phone(phone: Option<ContactPhone>) -> impl IntoView {
    let word = match phone {
        Some(ContactPhone::PhoneNumber(PhoneNumber { number })) => {
            let href = format!("tel:{}", number.replace(' ', ""));
            return view! { <a href=href rel="external">{number}</a> }.into_any();
        }
        Some(ContactPhone::Withheld(Withheld { reason: WithheldReason::Elsewhere })) => Word::PhoneElsewhere,
        Some(ContactPhone::Withheld(_) | ContactPhone::Unknown) => Word::PhoneRole,
        None => Word::PhoneNone,
    };
    t(word).into_any()
}
