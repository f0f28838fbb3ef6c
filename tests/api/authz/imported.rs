//! What was imported into the walk's world: a file that was looked at, one that was written, one that was undone.
use serde_json::json;
use shared::Role;

use super::world::World;
use crate::imports::{HEADINGS, row, workbook};

impl World {
    pub async fn import(&self) {
        let mut officer = self.person(Some(Role::Officer)).await.browser;
        let file = |name: &str, kind: &str| workbook(&HEADINGS, &[row([name, kind, "Mường Và", ""])]);
        let wrong = officer.bring("ORGANIZATIONS", file("Trường A", "Trường làng")).await;
        assert_eq!(wrong["import"]["faulty"], 1, "{wrong}");
        for name in ["Trường B", "Trường C"] {
            let looked = officer.bring("ORGANIZATIONS", file(name, "Trường học")).await;
            let done = officer.commit(&looked["import"], "ALL_OR_NOTHING").await;
            assert_eq!(done["userErrors"], json!([]), "{looked}");
            if name == "Trường C" {
                assert_eq!(officer.undo(&done["import"]).await["userErrors"], json!([]));
            }
        }
    }
}
