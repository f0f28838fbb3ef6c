//! What the SPA writes: fragments beside components, the enum and the input straight from `shared`.
//! It compiles only while it fits `schema.graphql`.
use cynic::MutationBuilder;
use shared::{
    Day, FieldPath, OrganizationFormInput, OrganizationKind, OrganizationUpdateInput, RefusalCode, schema,
};

#[derive(cynic::QueryFragment)]
#[expect(dead_code, reason = "the test reads the query, not an answer")]
struct Organization {
    id: cynic::Id,
    name: String,
    kind: Option<OrganizationKind>,
}

#[derive(cynic::QueryFragment)]
#[expect(dead_code, reason = "the test reads the query, not an answer")]
struct UserError {
    code: RefusalCode,
    path: Vec<String>,
    message: String,
}

#[derive(cynic::QueryFragment)]
#[expect(dead_code, reason = "the test reads the query, not an answer")]
struct OrganizationPayload {
    organization: Option<Organization>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryVariables)]
struct Update {
    id: cynic::Id,
    input: OrganizationUpdateInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Update")]
#[expect(dead_code, reason = "the test reads the query, not an answer")]
struct OrganizationUpdate {
    #[arguments(id: $id, input: $input)]
    organization_update: OrganizationPayload,
}

#[test]
fn the_form_sends_one_mutation_with_its_variables() {
    let organization = OrganizationFormInput {
        name: "Chiềng An".into(),
        kind: OrganizationKind::School,
        unit_id: cynic::Id::new("unit:1"),
        parent_id: None,
        phone: None,
        email: None,
        address: None,
        valid_from: Day("2020-01-01".into()),
    };
    let input =
        OrganizationUpdateInput { organization, expected_version: 1, idempotency_key: "0197-update".into() };
    let operation = OrganizationUpdate::build(Update { id: cynic::Id::new("organization:1"), input });
    assert!(operation.query.contains("organizationUpdate(id: $id, input: $input)"), "{}", operation.query);
}

#[test]
fn a_refusal_finds_its_field() {
    let error = UserError {
        code: RefusalCode::Invalid,
        path: vec!["input".into(), "organization".into(), "name".into()],
        message: "A name needs 1 to 120 characters and no control characters.".into(),
    };
    assert!(OrganizationFormInput::NAME.is(&error.path));
    assert!(!FieldPath::EXPECTED_VERSION.is(&error.path));
}
