//! Files that people hand in: counted, sniffed and known by their SHA-256. The bytes lie in a folder or in a bucket; the
//! row says what they are. A record of another slice names a file by its hash, through [`name`]; what no record names
//! goes after a while.
mod bucket;
mod entity;
mod file_store;
mod folder;
mod incoming;
mod leaving;
mod room;
mod small;
mod sniff;
mod store;
mod take;

pub use self::{
    entity::stored_file::Model as StoredFile,
    file_store::{FileStore, NoStore, Pieces},
    leaving::{LONGEST_UNNAMED, NotSwept, sweep},
    room::{Room, allow, room},
    small::small,
    store::{held, is_sent_by, name, open, read},
    take::{MOST_FILE_BYTES, MOST_NAME_CHARS, NotTaken, Upload, take},
};
