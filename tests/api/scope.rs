use backend::{
    identity::{Place, Reach, Scope},
    places::entity::unit,
};
use sea_orm::{DbBackend, EntityTrait, QueryFilter, QueryTrait};
use serde_json::json;
use shared::{OrganizationId, Role};

use crate::harness::{Actor, TestApp, grant};

const PHONE: &str = "query($id: ID!) { organization(id: $id) {
  phone { ... on PhoneNumber { number } ... on Withheld { reason } } } }";

on_both_databases! {
    a_phone_is_shown_to_the_office_and_the_organization_and_withheld_from_partners,
    what_the_database_filters_is_what_the_policy_covers,
}

async fn a_phone_is_shown_to_the_office_and_the_organization_and_withheld_from_partners(app: TestApp) {
    let (organization, next) =
        (app.organization("Ở đây").await, app.organization_in(&app.world.next_commune, "Bên kia").await);
    let partner = app.partner(&app.world.district);
    // Two hats: reads all as a partner, reads contacts only as director of the next organization.
    let director_and_partner = app.director(&next).and(&partner);
    let id = json!({ "id": OrganizationId(organization.id).to_string() });

    let mut seen = Vec::new();
    for actor in [app.officer(), app.director(&organization), app.province(), director_and_partner] {
        seen.push(actor.ask(PHONE, id.clone()).await["data"]["organization"]["phone"].clone());
    }

    assert_eq!(
        json!(seen),
        json!([
            { "number": "0212 3847 000" },
            { "number": "0212 3847 000" },
            { "reason": "ROLE" },
            { "reason": "ELSEWHERE" },
        ])
    );

    // Whether there is a phone is no business of theirs either.
    app.meddle("UPDATE organization SET phone = NULL").await.unwrap();
    let seen =
        async |actor: Actor<'_>| actor.ask(PHONE, id.clone()).await["data"]["organization"]["phone"].clone();
    assert_eq!(seen(app.officer()).await, json!(null));
    assert_eq!(seen(app.province()).await, json!({ "reason": "ROLE" }));
}

/// D03: the same scopes asked of the database and of the policy in memory.
async fn what_the_database_filters_is_what_the_policy_covers(app: TestApp) {
    let world = &app.world;
    let mut organizations = vec![(app.foreign_organization("0").await, &world.other_district)];
    for (name, place) in
        [("1", &world.commune), ("2", &world.commune), ("3", &world.next_commune), ("4", &world.district)]
    {
        organizations.push((app.organization_in(place, name).await, place));
    }
    let own = Reach::Only(vec![organizations[1].0.id, organizations[3].0.id]);
    for reach in [Reach::Every, own, Reach::Only(vec![])] {
        for (office, within) in [
            (world.office, &world.district),
            (world.office, &world.commune),
            (world.office, &world.other_district),
            (world.other_office, &world.other_district),
        ] {
            let grant = grant(office, reach.clone(), within);
            let covered = organizations.iter().filter(|(organization, place)| {
                let (office_id, organization_id) = (organization.office_id, organization.id);
                grant.covers(&Place { office_id, organization_id, unit_path: &place.path })
            });
            let covered: Vec<_> =
                covered.map(|(organization, _)| json!({ "name": organization.name })).collect();
            let partner = app.actor(Role::Partner, grant.clone());
            let list = partner.ask("{ organizations(first: 9) { nodes { name } } }", json!({})).await;
            assert_eq!(list["data"]["organizations"]["nodes"], json!(covered), "{grant:?}");
        }
    }
}

#[test]
fn an_empty_scope_is_nothing_and_not_everything() {
    let nobody = Scope::new(vec![]).units(unit::Column::Id, unit::Column::Path);
    let statement = unit::Entity::find().filter(nobody).build(DbBackend::Postgres).to_string();
    assert!(statement.ends_with("WHERE FALSE"), "{statement}");
}
