//! The folder of files, when nobody looks.
use std::{
    fs,
    time::{Duration, SystemTime},
};

use backend::platform::files::FileStore;

use crate::harness::TestApp;

#[tokio::test]
async fn what_was_on_its_way_in_when_a_server_was_killed_goes_and_what_comes_in_now_stays() {
    let app = TestApp::on_sqlite().await;
    let store = FileStore::in_folder(app.folder.clone());
    store.sweep(SystemTime::now()).await.unwrap();
    let incoming = app.folder.join("incoming");
    fs::create_dir_all(&incoming).unwrap();
    for name in ["old", "young"] {
        fs::write(incoming.join(name), name).unwrap();
    }
    let old = fs::File::options().write(true).open(incoming.join("old")).unwrap();
    old.set_modified(SystemTime::now() - Duration::from_hours(2)).unwrap();
    store.sweep(SystemTime::now()).await.unwrap();
    let left: Vec<_> = fs::read_dir(&incoming).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["young"]);
}
