use async_graphql::{Context, ID, Object, SimpleObject, Union};
use chrono::NaiveDate;
use shared::{Capability, OrganizationId, OrganizationKind};

use super::{
    entity::Model,
    loader::{OrganizationById, OrganizationLoader, SuccessionsOfOrganization},
    policy,
};
use crate::{
    api::{ContextExt, Fault, Withheld, node_id},
    identity::Place,
    places::{Side, Unit, UnitById, UnitLoader},
    platform::personal_reads::PersonalList,
};

/// A row is not the API: the fields are written by hand, so a migration does not change the contract.
pub struct Organization(pub(super) Model);

impl From<Model> for Organization {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

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

/// A mail address that may be withheld from you.
#[derive(Union)]
pub enum ContactMail {
    Shown(MailAddress),
    Withheld(Withheld),
}

/// A mail address.
#[derive(SimpleObject)]
pub struct MailAddress {
    /// As it is written: `name@place.vn`.
    address: String,
}

/// A body that acts: an office, a committee, a school, a learning center, a partner.
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

    /// What kind of body it is; null if this version of the product does not know the kind.
    async fn kind(&self) -> Option<OrganizationKind> {
        OrganizationKind::of_tag(&self.0.kind)
    }

    /// The unit it stands in; null if that unit is outside what you may see.
    async fn unit(&self, ctx: &Context<'_>) -> Result<Option<Unit>, Fault> {
        self.home(ctx).await
    }

    /// The organization above it; null if there is none, or it is outside what you may see.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Organization>, Fault> {
        let Some(parent) = self.0.parent_id else { return Ok(None) };
        let key = OrganizationById(ctx.scope(Capability::ReadOrganizations), parent);
        Ok(ctx.loader::<OrganizationLoader>().load_one(key).await?.map(Organization))
    }

    /// Those that took its place when it ended, by name, as far as you may see them.
    #[graphql(complexity = "3 * child_complexity")]
    async fn successors(&self, ctx: &Context<'_>) -> Result<Vec<Organization>, Fault> {
        self.successions(ctx, Side::Successors).await
    }

    /// Those whose place it took, by name, as far as you may see them.
    #[graphql(complexity = "3 * child_complexity")]
    async fn predecessors(&self, ctx: &Context<'_>) -> Result<Vec<Organization>, Fault> {
        self.successions(ctx, Side::Predecessors).await
    }

    /// Where letters go; null if none is known.
    async fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    /// Its telephone; null if none is known, `Withheld` if you may not see it.
    async fn phone(&self, ctx: &Context<'_>) -> Result<Option<ContactPhone>, Fault> {
        // Decided before the number is looked at: else null would tell that there is none.
        if let Some(withheld) = self.withheld(ctx).await? {
            return Ok(Some(ContactPhone::Withheld(withheld)));
        }
        let number = self.0.phone.clone();
        self.note_read(ctx, number.is_some());
        Ok(number.map(|number| ContactPhone::Shown(PhoneNumber { number })))
    }

    /// Its mail address; null if none is known, `Withheld` if you may not see it.
    async fn email(&self, ctx: &Context<'_>) -> Result<Option<ContactMail>, Fault> {
        if let Some(withheld) = self.withheld(ctx).await? {
            return Ok(Some(ContactMail::Withheld(withheld)));
        }
        let address = self.0.email.clone();
        self.note_read(ctx, address.is_some());
        Ok(address.map(|address| ContactMail::Shown(MailAddress { address })))
    }

    /// Its first day.
    async fn valid_from(&self) -> NaiveDate {
        self.0.valid_from
    }

    /// Its last day; null while it works.
    async fn valid_to(&self) -> Option<NaiveDate> {
        self.0.valid_to
    }
}

impl Organization {
    /// Why the viewer is not told how to reach it; none who may know.
    async fn withheld(&self, ctx: &Context<'_>) -> Result<Option<Withheld>, Fault> {
        let unit = self.home(ctx).await?;
        let place = Place {
            office_id: self.0.office_id,
            organization_id: self.0.id,
            unit_path: unit.as_ref().map_or("", Unit::path),
        };
        Ok(policy::contacts(ctx.viewer(), &place).err().map(|reason| Withheld { reason }))
    }

    /// How to reach another organization is somebody's to know, and somebody's to have asked for.
    fn note_read(&self, ctx: &Context<'_>, is_known: bool) {
        let is_own = ctx.viewer().memberships.iter().any(|one| one.organization_id == self.0.id);
        if is_known && !is_own {
            ctx.noted().note(PersonalList::Contacts, 1, &[]);
        }
    }

    async fn home(&self, ctx: &Context<'_>) -> Result<Option<Unit>, Fault> {
        let key = UnitById(ctx.scope(Capability::ReadOrganizations), self.0.unit_id);
        Ok(ctx.loader::<UnitLoader>().load_one(key).await?)
    }
}

impl Organization {
    async fn successions(&self, ctx: &Context<'_>, side: Side) -> Result<Vec<Organization>, Fault> {
        let key = SuccessionsOfOrganization(ctx.scope(Capability::ReadOrganizations), side, self.0.id);
        let rows = ctx.loader::<OrganizationLoader>().load_one(key).await?.unwrap_or_default();
        Ok(rows.into_iter().map(Organization).collect())
    }
}
