//! When what failed is tried again.
use chrono::TimeDelta;

/// After so many tries it is dead: about eighteen hours after the first.
pub const MOST_ATTEMPTS: i32 = 10;

const FIRST: TimeDelta = TimeDelta::seconds(20);
const LONGEST: TimeDelta = TimeDelta::hours(6);

/// How long to wait after a number of tries; None when it was tried often enough.
pub fn wait_after(attempts: i32) -> Option<TimeDelta> {
    let times = u32::try_from(attempts - 1).ok().filter(|_| attempts < MOST_ATTEMPTS)?;
    Some((FIRST * 3_i32.saturating_pow(times)).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_longer_up_to_six_hours_and_then_it_is_over() {
        let waits: Vec<_> = (1..MOST_ATTEMPTS).map(|attempts| wait_after(attempts).unwrap()).collect();
        assert_eq!(waits[..3], [20, 60, 180].map(TimeDelta::seconds));
        assert!(waits.is_sorted() && waits.last() == Some(&LONGEST));
        assert_eq!(
            (wait_after(MOST_ATTEMPTS), wait_after(MOST_ATTEMPTS + 5), wait_after(0)),
            (None, None, None)
        );
    }
}
