use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use shared::{AccountId, Capability, MembershipId, Role};

use super::{
    entity::{account, membership},
    invitations::{InvitationLoader, InvitationOf},
    loader::{MembershipLoader, MembershipsByAccount},
    own_sessions,
    own_types::{SecondFactor, SessionObject},
    second_factor::{self, SecondFactorLoader, SecondFactorOf},
    viewer,
};
use crate::{
    api::{ContextExt, Fault, node_id},
    organizations::{Organization, OrganizationById, OrganizationLoader},
    places::{Unit, UnitById, UnitLoader},
};

pub struct Account(pub(super) account::Model);

impl From<account::Model> for Account {
    fn from(row: account::Model) -> Self {
        Self(row)
    }
}

/// A person who may sign in.
#[Object]
impl Account {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(AccountId(self.0.id))
    }

    /// Grows by one with each change, of its memberships too; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The login name.
    async fn login(&self) -> &str {
        &self.0.login
    }

    /// The person's name, family name first.
    async fn full_name(&self) -> &str {
        &self.0.full_name
    }

    /// Indicates whether the account may sign in.
    async fn enabled(&self) -> bool {
        self.0.disabled_at.is_none()
    }

    /// Indicates whether signing in takes a code besides the password.
    async fn second_factor(&self, ctx: &Context<'_>) -> Result<bool, Fault> {
        let key = SecondFactorOf(self.0.id);
        Ok(ctx.loader::<SecondFactorLoader>().load_one(key).await?.is_some())
    }

    /// The invitation by which the person has yet to set the password; null if none waits.
    async fn invitation(&self, ctx: &Context<'_>) -> Result<Option<Invitation>, Fault> {
        let waits = ctx.loader::<InvitationLoader>().load_one(InvitationOf(self.0.id)).await?;
        Ok(waits.map(|row| Invitation {
            created_at: row.created_at,
            expires_at: row.expires_at,
            expired: row.expires_at <= ctx.means().clock.now(),
        }))
    }

    /// When the account was opened.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// What the person is, and where; memberships that have ended too.
    #[graphql(complexity = "3 * child_complexity")]
    async fn memberships(&self, ctx: &Context<'_>) -> Result<Vec<Membership>, Fault> {
        let key = MembershipsByAccount(self.0.id);
        let rows = ctx.loader::<MembershipLoader>().load_one(key).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Membership).collect())
    }
}

/// A link by which somebody sets their own password, and which nobody has used yet.
#[derive(SimpleObject)]
pub struct Invitation {
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it ends.
    expires_at: DateTime<Utc>,
    /// Indicates whether it has ended: invite again.
    expired: bool,
}

pub struct Membership(membership::Model);

/// A role in an organization, from a day to a day.
#[Object]
impl Membership {
    /// Opaque, stable, unique across all types.
    async fn id(&self) -> ID {
        node_id(MembershipId(self.0.id))
    }

    /// What the person is there; null if this version of the product does not know the role.
    async fn role(&self) -> Option<Role> {
        Role::of_tag(&self.0.role)
    }

    /// The organization; null if it is outside what you may see.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>, Fault> {
        let key = OrganizationById(ctx.scope(Capability::ReadOrganizations), self.0.organization_id);
        Ok(ctx.loader::<OrganizationLoader>().load_one(key).await?.map(Organization::from))
    }

    /// The unit it reaches, with all below; null if it is outside what you may see.
    async fn unit(&self, ctx: &Context<'_>) -> Result<Option<Unit>, Fault> {
        let key = UnitById(ctx.scope(Capability::ReadOrganizations), self.0.unit_id);
        Ok(ctx.loader::<UnitLoader>().load_one(key).await?)
    }

    /// Its first day.
    async fn valid_from(&self) -> NaiveDate {
        self.0.valid_from
    }

    /// Its last day; null while no end is set. Before the first day if it was taken back before it began.
    async fn valid_to(&self) -> Option<NaiveDate> {
        self.0.valid_to
    }
}

pub struct ViewerObject(pub viewer::Viewer);

/// Who is signed in.
#[Object(name = "Viewer")]
impl ViewerObject {
    /// Your account's id.
    async fn id(&self) -> Option<ID> {
        self.0.account_id.map(|id| node_id(AccountId(id)))
    }

    /// Your login name.
    async fn login(&self) -> &str {
        &self.0.login
    }

    /// Your name, family name first.
    async fn full_name(&self) -> &str {
        &self.0.full_name
    }

    /// The education office your account belongs to.
    async fn office(&self) -> Option<OfficeObject> {
        self.0.office.as_deref().cloned().map(OfficeObject)
    }

    /// What you may do somewhere; the record decides where.
    async fn capabilities(&self) -> Vec<Capability> {
        Capability::ALL.into_iter().filter(|capability| self.0.can(*capability)).collect()
    }

    /// What you are, and where, on the business date.
    #[graphql(complexity = "3 * child_complexity")]
    async fn memberships(&self, ctx: &Context<'_>) -> Result<Vec<Membership>, Fault> {
        let Some(id) = self.0.account_id else { return Ok(Vec::new()) };
        let today = ctx.today();
        let rows = ctx.loader::<MembershipLoader>().load_one(MembershipsByAccount(id)).await?;
        let runs =
            |row: &membership::Model| row.valid_from <= today && row.valid_to.is_none_or(|to| today <= to);
        Ok(rows.unwrap_or_default().into_iter().filter(runs).map(Membership).collect())
    }

    /// What signing in takes besides the password; null if it takes nothing more.
    async fn second_factor(&self, ctx: &Context<'_>) -> Result<Option<SecondFactor>, Fault> {
        let Some(id) = self.0.account_id else { return Ok(None) };
        let factor = second_factor::of_account(ctx.db(), id).await?;
        let Some(since) = factor.and_then(|factor| factor.confirmed_at) else { return Ok(None) };
        let left = second_factor::codes_left(ctx.db(), id).await?;
        Ok(Some(SecondFactor { since, recovery_codes_left: i32::try_from(left).unwrap_or(i32::MAX) }))
    }

    /// Where you are signed in, the last used first; at most 50.
    #[graphql(complexity = "10 * child_complexity")]
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<SessionObject>, Fault> {
        let Some(id) = self.0.account_id else { return Ok(Vec::new()) };
        let rows = own_sessions::of_account(ctx.db(), id, ctx.means().clock.now()).await?;
        Ok(rows.into_iter().map(SessionObject::from).collect())
    }
}

pub struct OfficeObject(viewer::Office);

/// An office that manages continuing education in its units.
#[Object(name = "Office")]
impl OfficeObject {
    /// Its name, as it signs.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The business date: deadlines count from here. Today in Vietnam, unless the office has fixed another.
    async fn today(&self) -> NaiveDate {
        self.0.today
    }

    /// Indicates whether these are demonstration data.
    async fn is_demo(&self) -> bool {
        self.0.is_demo
    }

    /// The unit it manages; null if it is outside what you may see.
    async fn unit(&self, ctx: &Context<'_>) -> Result<Option<Unit>, Fault> {
        let key = UnitById(ctx.scope(Capability::ReadOrganizations), self.0.unit_id);
        Ok(ctx.loader::<UnitLoader>().load_one(key).await?)
    }
}
