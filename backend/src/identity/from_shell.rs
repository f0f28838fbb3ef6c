//! `densach account add`: an account without anybody signed in, as the first administrator needs one. It takes the road
//! of `accountOpen`, so the trail has it, done by the system.
use sea_orm::DbErr;
use shared::{AccountOpenInput, Locale};
use uuid::Uuid;

use super::{entity::account::Model, opening, store::NewAccount};
use crate::{
    api::{Fault, Refusal},
    clock::{self, Means},
    organizations::{self, NotNamed},
    places,
    platform::Tx,
};

/// Why no account was opened.
#[derive(Debug, thiserror::Error)]
pub enum NotAdded {
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Organization(#[from] NotNamed),
    #[error("The office of this organization is not there.")]
    NoOffice,
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("Something went wrong; the log has the cause.")]
    Fault,
}

impl From<Refusal<Model>> for NotAdded {
    fn from(refusal: Refusal<Model>) -> Self {
        let told = refusal.into_parts().1;
        Self::Refused(told.iter().map(|error| error.sentence(Locale::En)).collect::<Vec<_>>().join(" "))
    }
}

impl From<Fault> for NotAdded {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Database(cause) => Self::Refused(cause.to_string()),
            other => {
                tracing::error!(?other, "account add");
                Self::Fault
            }
        }
    }
}

/// Opens an account; `input` names its organization by id or by its whole name. Answers the id.
pub async fn add(means: &Means, input: AccountOpenInput) -> Result<String, NotAdded> {
    let (login, full_name) = opening::parse(&input)?;
    let organization = organizations::the_one_named(&means.db, &input.organization_id).await?;
    opening::fits(input.role, &organization.kind)?;
    let office = places::office(&means.db, organization.office_id).await?.ok_or(NotAdded::NoOffice)?;
    let password_hash = opening::first_hash(&input, means.chance.as_ref()).await;
    let tx = Tx::begin(means, Uuid::nil()).await?;
    let new = NewAccount {
        office_id: office.id,
        login: &login,
        full_name: &full_name,
        password_hash,
        organization_id: organization.id,
        unit_id: office.unit_id,
        role: input.role,
        valid_from: office.business_date.unwrap_or_else(|| clock::today(means.clock.now())),
    };
    let done = opening::open(&tx, new).await??;
    tx.commit(opening::OPERATION, &done).await?;
    Ok(done.subject)
}
