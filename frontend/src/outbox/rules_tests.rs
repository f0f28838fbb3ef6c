use super::{
    item::{Act, Fault, Form, Item, State},
    rules::*,
};

fn item(key: &str, account: &str, state: State) -> Item {
    Item {
        key: key.into(),
        account: account.into(),
        at: format!("2026-11-24T07:05:0{key}.000Z"),
        act: Act::AnswerSave,
        subject: "assignment:1".into(),
        title: "Mở lớp".into(),
        text: "Đã mở.".into(),
        body: "{}".into(),
        form: Form { place: "place".into(), content: "{}".into() },
        file_name: None,
        state,
        faults: Vec::new(),
        tries: 0,
    }
}

fn fault() -> Fault {
    Fault { path: vec![], words: "Máy chủ chưa trả lời được.".into() }
}

#[test]
fn nobody_sees_or_sends_what_another_wrote() {
    let items = vec![item("2", "an", State::Waiting), item("1", "binh", State::Waiting)];
    assert_eq!(next(&items, "an", &[]).map(|item| item.key.as_str()), Some("2"));
    assert_eq!(next(&items, "chi", &[]), None);
    assert_eq!(shown(items.clone(), "binh").len(), 1);
    assert!(shown(items, "").is_empty());
}

#[test]
fn the_oldest_goes_first_and_what_a_person_must_see_does_not_go() {
    let states =
        [State::Held, State::Waiting, State::Waiting, State::Refused, State::Contested, State::Dropped];
    let items: Vec<_> = (0..6).map(|at| item(&(6 - at).to_string(), "an", states[at])).collect();
    assert_eq!(next(&items, "an", &[]).map(|item| item.key.as_str()), Some("4"));
    assert_eq!(next(&items, "an", &["4".into()]).map(|item| item.key.as_str()), Some("5"));
    assert_eq!(next(&items, "an", &["4".into(), "5".into()]), None);
}

#[test]
fn what_the_server_fails_at_is_tried_again_but_not_for_ever() {
    let mut item = item("1", "an", State::Waiting);
    for tries in 1..5 {
        let Next::Keep(kept) = after(&item, Heard::Failed(fault())) else { panic!("it is kept") };
        assert_eq!((kept.state, kept.tries), (State::Waiting, tries));
        item = *kept;
    }
    let Next::Keep(kept) = after(&item, Heard::Failed(fault())) else { panic!("it is kept") };
    assert_eq!((kept.state, kept.faults.len(), kept.tries), (State::Refused, 1, 0));
}

#[test]
fn without_a_network_nothing_is_counted_against_an_item() {
    assert_eq!(after(&item("1", "an", State::Waiting), Heard::Unheard), Next::Stop);
    assert_eq!(after(&item("1", "an", State::Waiting), Heard::Done), Next::TakeOut);
}

#[test]
fn a_later_answer_takes_the_place_of_the_earlier_and_of_nothing_else() {
    let new = Item { act: Act::AnswerSubmit, ..item("9", "an", State::Waiting) };
    let items = [
        item("1", "an", State::Held),
        item("2", "binh", State::Waiting),
        Item { act: Act::EvidenceAdd, ..item("3", "an", State::Waiting) },
        Item { subject: "assignment:2".into(), ..item("4", "an", State::Waiting) },
        item("5", "an", State::Dropped),
        new.clone(),
    ];
    assert_eq!(replaced_by(&new, &items), ["1"]);
    let photo = Item { act: Act::EvidenceAdd, ..new };
    assert!(replaced_by(&photo, &items).is_empty());
}

#[test]
fn the_most_urgent_is_said_first() {
    let (waiting, refused) = (item("1", "an", State::Waiting), item("2", "an", State::Contested));
    assert_eq!(sync(&[], true), Sync::Done);
    assert_eq!(sync(&[], false), Sync::Offline);
    assert_eq!(sync(&[waiting.clone(), item("3", "an", State::Held)], false), Sync::Waiting(2));
    assert_eq!(sync(&[waiting, refused], false), Sync::Refused(1));
}

#[test]
fn states_and_acts_outlive_a_deploy() {
    for state in [State::Waiting, State::Held, State::Refused, State::Contested, State::Dropped] {
        assert_eq!(State::from(String::from(state)), state);
    }
    assert_eq!(State::from("of a later version".to_owned()), State::Held);
    for act in [Act::AnswerSave, Act::AnswerSubmit, Act::EvidenceAdd] {
        assert_eq!(Act::from(String::from(act)), act);
    }
}
