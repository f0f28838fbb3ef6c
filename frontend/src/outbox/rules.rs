//! What becomes of what waits; pure.
use super::item::{Fault, Item, State};

/// So often the server may fail at one item before a person is told.
const MOST_TRIES: u32 = 5;

/// What was heard of an item that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    Done,
    /// Both sides have changed the same.
    Contested,
    Refused(Vec<Fault>),
    /// The server failed at this one.
    Failed(Fault),
    /// No network, too many requests, or another sits here now: nothing else can go either.
    Unheard,
}

/// What to do with the item, and whether the next may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    TakeOut,
    Keep(Box<Item>),
    Stop,
}

pub fn after(item: &Item, heard: Heard) -> Next {
    let keep = |state: State, faults: Vec<Fault>, tries: u32| {
        Next::Keep(Box::new(Item { state, faults, tries, ..item.clone() }))
    };
    match heard {
        Heard::Done => Next::TakeOut,
        Heard::Contested => keep(State::Contested, Vec::new(), 0),
        Heard::Refused(faults) => keep(State::Refused, faults, 0),
        Heard::Failed(fault) if item.tries + 1 >= MOST_TRIES => keep(State::Refused, vec![fault], 0),
        Heard::Failed(_) => keep(State::Waiting, Vec::new(), item.tries + 1),
        Heard::Unheard => Next::Stop,
    }
}

/// The one to send next: the oldest of this account that waits and was not tried in this round.
pub fn next<'items>(items: &'items [Item], account: &str, tried: &[String]) -> Option<&'items Item> {
    items
        .iter()
        .filter(|item| item.account == account && item.state == State::Waiting && !tried.contains(&item.key))
        .min_by(|one, other| (&one.at, &one.key).cmp(&(&other.at, &other.key)))
}

/// Who may see an item: the one who wrote it, until it was thrown away. Oldest first.
pub fn shown(items: Vec<Item>, account: &str) -> Vec<Item> {
    let is_theirs = |item: &Item| item.account == account && item.state != State::Dropped;
    let mut items: Vec<_> = items.into_iter().filter(is_theirs).collect();
    items.sort_by(|one, other| (&one.at, &one.key).cmp(&(&other.at, &other.key)));
    items
}

/// The keys of what an item takes the place of.
pub fn replaced_by<'items>(new: &Item, items: &'items [Item]) -> Vec<&'items str> {
    let is_replaced = |item: &&Item| {
        new.act.is_answer()
            && item.act.is_answer()
            && item.account == new.account
            && item.subject == new.subject
            && item.key != new.key
            && item.state != State::Dropped
    };
    items.iter().filter(is_replaced).map(|item| item.key.as_str()).collect()
}

/// How it stands with the device and the server, in one look: the most urgent is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sync {
    Refused(usize),
    Waiting(usize),
    Offline,
    Done,
}

pub fn sync(items: &[Item], reached: bool) -> Sync {
    let refused = items.iter().filter(|item| item.state.needs_person()).count();
    match items.len() - refused {
        _ if refused > 0 => Sync::Refused(refused),
        0 if reached => Sync::Done,
        0 => Sync::Offline,
        waiting => Sync::Waiting(waiting),
    }
}
