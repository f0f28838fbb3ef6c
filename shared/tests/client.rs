//! What the SPA writes: fragments beside components, the enum and the input straight from `shared`.
//! It compiles only while it fits `schema.graphql`.
use cynic::MutationBuilder;
use shared::{FieldPath, OrganizationKind, OrganizationRenameInput, RefusalCode, schema};

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
struct OrganizationRenamePayload {
    organization: Option<Organization>,
    user_errors: Vec<UserError>,
}

#[derive(cynic::QueryVariables)]
struct Rename {
    id: cynic::Id,
    input: OrganizationRenameInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Rename")]
#[expect(dead_code, reason = "the test reads the query, not an answer")]
struct OrganizationRename {
    #[arguments(id: $id, input: $input)]
    organization_rename: OrganizationRenamePayload,
}

#[test]
fn the_form_sends_one_mutation_with_its_variables() {
    let input = OrganizationRenameInput {
        name: "Chiềng An".into(),
        expected_version: 1,
        idempotency_key: "0197-rename".into(),
    };
    let operation = OrganizationRename::build(Rename { id: cynic::Id::new("organization:1"), input });
    assert!(operation.query.contains("organizationRename(id: $id, input: $input)"), "{}", operation.query);
}

#[test]
fn a_refusal_finds_its_field() {
    let error = UserError {
        code: RefusalCode::Invalid,
        path: vec!["input".into(), "name".into()],
        message: "A name needs 1 to 120 characters and no control characters.".into(),
    };
    assert!(OrganizationRenameInput::NAME.is(&error.path));
    assert!(!FieldPath::EXPECTED_VERSION.is(&error.path));
}
