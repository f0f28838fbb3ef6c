use proptest::prelude::*;

use super::*;

const MEASURE: Uuid = Uuid::from_u128(100);
const OTHER: Uuid = Uuid::from_u128(101);

fn given(id: u128, state: AssignmentState, figure: Option<i32>) -> Given<'static> {
    let figures = figure.map(|value| (MEASURE, value)).into_iter().collect();
    Given { id: Uuid::from_u128(id), organization_id: Uuid::from_u128(id), state, words: None, figures }
}

fn names() -> HashMap<Uuid, String> {
    (1..60).map(|id| (Uuid::from_u128(id), format!("Xã {id}"))).collect()
}

fn told(names: &HashMap<Uuid, String>, given: Vec<Given<'static>>) -> Draft {
    let measures = vec![
        Counting { id: MEASURE, name: "Số lớp", unit: "lớp" },
        Counting { id: OTHER, name: "Số người", unit: "người" },
    ];
    draft(&Source { tasks: vec![Asked { title: "Mở lớp", measures, given }], names })
}

#[test]
fn what_is_not_known_is_no_zero() {
    let names = names();
    let draft = told(
        &names,
        vec![
            given(1, AssignmentState::Accepted, Some(0)),
            given(2, AssignmentState::Accepted, None),
            given(3, AssignmentState::Submitted, Some(1234)),
        ],
    );
    assert_eq!(
        draft.text(),
        "Mở lớp: 2/3 đơn vị đã có kết quả được duyệt.\n\
         Số lớp: 0 lớp (Xã 1: 0; chưa có số liệu: Xã 2).\n\
         Số người: chưa có số liệu.\n\
         Chưa có số liệu của: Xã 3."
    );
    assert_eq!(draft.missing, [Uuid::from_u128(3)]);
    assert!(!draft.is_by_hand);
}

#[test]
fn words_without_figures_are_marked_as_typed_by_hand() {
    let names = names();
    let mut one = given(1, AssignmentState::Accepted, None);
    one.words = Some("Đã kiện toàn {sum} ban.");
    let draft = told(&names, vec![one]);
    assert!(draft.is_by_hand);
    assert!(draft.text().contains("Xã 1: Đã kiện toàn {sum} ban."), "{}", draft.text());
}

#[test]
fn nothing_asked_is_nothing_said() {
    let names = names();
    assert_eq!(draft(&Source { tasks: vec![], names: &names }), Draft::default());
}

proptest! {
    /// The promise of the report: one accepted figure, one sentence.
    #[test]
    fn one_accepted_figure_changes_exactly_the_sentence_that_rests_on_it(
        figures in proptest::collection::vec((proptest::option::of(0..2_000_000_000), any::<bool>()), 1..40),
        at in any::<prop::sample::Index>(),
        other in 0..2_000_000_000_i32,
    ) {
        let names = names();
        let state = |accepted| if accepted { AssignmentState::Accepted } else { AssignmentState::Returned };
        let rows = |changed: Option<usize>| {
            let row = |(index, (figure, accepted)): (usize, &(Option<i32>, bool))| {
                let figure = if changed == Some(index) { figure.map(|_| other) } else { *figure };
                given(index as u128 + 1, state(*accepted), figure)
            };
            figures.iter().enumerate().map(row).collect::<Vec<_>>()
        };
        let at = at.index(figures.len());
        let (before, after) = (told(&names, rows(None)), told(&names, rows(Some(at))));
        let (figure, accepted) = figures[at];
        let differ: Vec<_> = before.sentences.iter().zip(&after.sentences).filter(|(one, two)| one != two).collect();

        prop_assert_eq!(before.sentences.len(), after.sentences.len());
        let counts = accepted && figure.is_some_and(|figure| figure != other);
        prop_assert_eq!(differ.len(), usize::from(counts));
        for (sentence, _) in differ {
            prop_assert_eq!(sentence.measure, Some(MEASURE));
            prop_assert!(sentence.assignments.contains(&Uuid::from_u128(at as u128 + 1)));
        }
    }
}
