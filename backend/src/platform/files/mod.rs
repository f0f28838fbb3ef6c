//! Files that people hand in: counted, sniffed and known by their SHA-256. A file lies in the folder of its
//! office; the row says what it is. Records of other slices name it by its hash.
mod entity;
mod folder;
mod sender;
mod sniff;
mod store;
mod take;

pub use self::{
    entity::Model as StoredFile,
    folder::FileStore,
    store::{find, is_sent_by, open, read},
    take::{MOST_FILE_BYTES, MOST_NAME_CHARS, NotTaken, Upload, take},
};
