use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject, Union};
use sea_orm::DbErr;
use shared::{Capability, OrganizationId, OrganizationKind};

use super::{entity::Model, policy};
use crate::{
    api::{ContextExt, Fault, Withheld, node_id},
    identity::Place,
    places::{Unit, UnitById},
};

/// A row is not the API: the fields are written by hand, so a migration does not change the contract.
pub struct Organization(pub(super) Model);

/// A phone number that may be withheld from you.
#[derive(Union)]
pub enum ContactPhone {
    Shown(PhoneNumber),
    Withheld(Withheld),
}

/// A phone number.
#[derive(SimpleObject)]
pub struct PhoneNumber {
    /// As it is dialled within Vietnam.
    number: String,
}

/// A community learning organization.
#[Object]
impl Organization {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(OrganizationId(self.0.id))
    }

    /// Grows by one with each change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The name on the door, in Vietnamese.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether the organization works.
    async fn status(&self) -> OrganizationKind {
        self.0.status.into()
    }

    /// The commune or village it stands in; null if that unit is outside what you may see.
    async fn unit(&self, ctx: &Context<'_>) -> Result<Option<Unit>, Fault> {
        Ok(self.home(ctx).await?)
    }

    /// The director's phone; null if none is known, `Withheld` if you may not see it.
    async fn director_phone(&self, ctx: &Context<'_>) -> Result<Option<ContactPhone>, Fault> {
        let unit = self.home(ctx).await?;
        let place = Place {
            office_id: self.0.office_id,
            organization_id: self.0.organization_id,
            unit_path: unit.as_ref().map_or("", Unit::path),
        };
        // Decided before the number is looked at: else null would tell that there is none.
        if let Err(reason) = policy::director_phone(ctx.viewer(), &place) {
            return Ok(Some(ContactPhone::Withheld(Withheld { reason })));
        }
        let number = self.0.director_phone.clone();
        Ok(number.map(|number| ContactPhone::Shown(PhoneNumber { number })))
    }
}

impl Organization {
    async fn home(&self, ctx: &Context<'_>) -> Result<Option<Unit>, Arc<DbErr>> {
        let scope = ctx.scope(Capability::ReadOrganizations);
        ctx.units().load_one(UnitById(scope, self.0.unit_id)).await
    }
}
