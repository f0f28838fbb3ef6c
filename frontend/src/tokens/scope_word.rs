use shared::{Capability, Word};

/// What a token reads, as a person would name it.
pub fn scope_word(capability: Capability) -> Word {
    capability.reading_word()
}
