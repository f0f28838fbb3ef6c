use super::*;

#[test]
fn a_role_is_found_again_by_its_tag() {
    for role in Role::ALL {
        assert_eq!(Role::of_tag(role.tag()), Some(role));
    }
    assert_eq!(Role::of_tag("Admin"), None);
}

/// A task may be given to any kind but to the office itself: somebody there must be able to answer it.
#[test]
fn every_body_that_tasks_are_given_to_has_somebody_who_answers_for_it_alone() {
    for kind in OrganizationKind::ALL.into_iter().filter(|kind| *kind != OrganizationKind::EducationOffice) {
        let answer = Role::ALL.into_iter().filter(|role| role.fits(kind));
        let answer: Vec<_> = answer.filter(|role| role.can(Capability::AnswerAssignments)).collect();
        assert!(!answer.is_empty(), "{kind:?}");
        for role in answer {
            for capability in [Capability::ReadAssignments, Capability::AnswerAssignments] {
                assert_eq!(role.extent(capability), Some(Extent::Own), "{role:?} {kind:?}");
            }
            assert!(!role.can(Capability::ReviewAssignments), "{role:?}");
        }
    }
    for named in [Role::HomeAffairs, Role::Chairman, Role::School] {
        assert!(named.can(Capability::AnswerAssignments), "{named:?}");
    }
}
