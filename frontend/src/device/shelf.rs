//! Which answers the device keeps, and which it gives up for newer ones; pure.

const MOST_ANSWERS: usize = 100;
const MOST_BYTES: usize = 4_000_000;
/// What is longer is no list that a person reads.
const MOST_OF_ONE: usize = 400_000;

/// The names and sizes of what is kept, the oldest first. It is small, and read without waiting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf(Vec<(String, usize)>);

impl Shelf {
    pub fn read(text: &str) -> Self {
        let line = |line: &str| {
            let (key, bytes) = line.split_once(' ')?;
            Some((key.to_owned(), bytes.parse().ok()?))
        };
        Self(text.lines().filter_map(line).collect())
    }

    pub fn written(&self) -> String {
        self.0.iter().fold(String::new(), |text, (key, bytes)| text + key + " " + &bytes.to_string() + "\n")
    }

    /// Puts one on the shelf; what must go for it is handed back. A giant is not put, and hands itself back.
    pub fn put(&mut self, key: &str, bytes: usize) -> Vec<String> {
        self.0.retain(|(kept, _)| kept != key);
        if bytes > MOST_OF_ONE {
            return vec![key.to_owned()];
        }
        self.0.push((key.to_owned(), bytes));
        let mut gone = Vec::new();
        while self.0.len() > MOST_ANSWERS || self.0.iter().map(|(_, bytes)| bytes).sum::<usize>() > MOST_BYTES
        {
            gone.push(self.0.remove(0).0);
        }
        gone
    }
}

/// A short name for a long question. Two that share it are told apart by the question, which is kept beside.
pub fn name_of(question: &str) -> String {
    let hash = question.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_first() {
        let mut shelf = Shelf::default();
        for number in 0..MOST_ANSWERS {
            assert!(shelf.put(&number.to_string(), 10).is_empty());
        }
        assert!(shelf.put("0", 10).is_empty(), "it is there already, and now the newest");
        assert_eq!(shelf.put("new", 10), ["1"]);
        assert_eq!(Shelf::read(&shelf.written()), shelf);
    }

    #[test]
    fn large_answers_push_out_more_than_one_and_a_giant_none() {
        let mut shelf = Shelf::default();
        for number in 0..10 {
            shelf.put(&number.to_string(), MOST_OF_ONE);
        }
        assert_eq!(shelf.put("a", MOST_OF_ONE), ["0"]);
        assert_eq!(shelf.put("giant", MOST_OF_ONE + 1), ["giant"]);
        assert_eq!(shelf.put("b", 10), ["1"], "for ten bytes too many");
        assert_eq!(Shelf::read("no line\nx y\n"), Shelf::default());
    }

    #[test]
    fn questions_have_names_of_their_own() {
        assert_eq!(name_of("a"), name_of("a"));
        assert_ne!(name_of("{ a }"), name_of("{ b }"));
        assert_eq!(name_of("").len(), 16);
    }
}
