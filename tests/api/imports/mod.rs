//! Files of rows come in, through every layer.
mod corpus;
mod flow;
mod hostile;
mod kinds;
mod measured;
mod no_tables;
mod packages;
mod rows;
mod scope;
mod undo;

use documents::tables::{Look, Sheet, Value as Cell, Written, read, xlsx};
use serde_json::{Value, json};
use shared::Role;
use uuid::Uuid;

use crate::harness::{Browser, TestApp};

pub const HEADINGS: [&str; 4] = ["Tên cơ quan, tổ chức", "Loại", "Xã, phường, thị trấn", "Điện thoại"];

const IMPORT: &str = "import { id version kind state rows faulty written check {
  faultCount faults { row column field code message } columns { column letters heading samples field }
  fields { key label isRequired } } } userErrors { code path message }";

/// A workbook whose first row is a heading.
pub fn workbook(headings: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let text = |(at, text): (u32, &str)| (at, Cell::Text(text.to_owned()), Look::Plain);
    let heading = Written { number: 1, cells: (0..).zip(headings.iter().copied()).map(text).collect() };
    let rows = (2..).zip(rows).map(|(number, row)| {
        let given = (0..).zip(row.iter().map(String::as_str)).filter(|(_, cell)| !cell.is_empty());
        Written { number, cells: given.map(text).collect() }
    });
    let rows = std::iter::once(heading).chain(rows).collect();
    xlsx(&[Sheet { name: "Trang 1".to_owned(), rows, ..Sheet::default() }]).unwrap()
}

pub fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// Schools of the commune, as many as asked.
pub fn schools(count: usize) -> Vec<Vec<String>> {
    (1..=count)
        .map(|at| row([&format!("Trường số {at}"), "Trường học", "Chiềng Ly", "0212 3847 000"]))
        .collect()
}

pub async fn admin(app: &TestApp) -> Browser {
    somebody(app, "admin", Role::Admin).await
}

pub async fn somebody(app: &TestApp, login: &str, role: Role) -> Browser {
    let office = app.body(shared::OrganizationKind::EducationOffice, &app.world.district, "Phòng").await;
    app.account(login, role, &office, &app.world.district).await;
    app.signed_in(login).await
}

impl Browser {
    /// Sends a file; answers its hash.
    pub async fn hand_in(&self, file: Vec<u8>) -> String {
        let (status, taken) = self.send_file("rows.xlsx", file).await;
        assert_eq!(status, 201, "{taken}");
        taken["sha256"].as_str().unwrap().to_owned()
    }

    pub async fn check(&mut self, kind: &str, sha256: &str, mapping: Value) -> Value {
        let key = format!("check-{}", Uuid::now_v7());
        let input = json!({ "kind": kind, "sha256": sha256, "mapping": mapping, "idempotencyKey": key });
        let query =
            format!("mutation($input: ImportCheckInput!) {{ importCheck(input: $input) {{ {IMPORT} }} }}");
        said(self.ask(&query, json!({ "input": input })).await, "importCheck")
    }

    /// Hands a file in and has it looked at.
    pub async fn bring(&mut self, kind: &str, file: Vec<u8>) -> Value {
        let sha256 = self.hand_in(file).await;
        self.check(kind, &sha256, Value::Null).await
    }

    pub async fn commit(&mut self, import: &Value, policy: &str) -> Value {
        self.commit_by(import, policy, &format!("commit-{}", Uuid::now_v7())).await
    }

    pub async fn commit_by(&mut self, import: &Value, policy: &str, key: &str) -> Value {
        let input = json!({ "policy": policy, "expectedVersion": import["version"], "idempotencyKey": key });
        let query = format!(
            "mutation($id: ID!, $input: ImportCommitInput!) {{ importCommit(id: $id, input: $input) {{ {IMPORT} }} }}"
        );
        said(self.ask(&query, json!({ "id": import["id"], "input": input })).await, "importCommit")
    }

    pub async fn undo(&mut self, import: &Value) -> Value {
        let key = format!("undo-{}", Uuid::now_v7());
        let input = json!({ "expectedVersion": import["version"], "idempotencyKey": key });
        let query = format!(
            "mutation($id: ID!, $input: ImportUndoInput!) {{ importUndo(id: $id, input: $input) {{ {IMPORT} }} }}"
        );
        said(self.ask(&query, json!({ "id": import["id"], "input": input })).await, "importUndo")
    }

    /// What the last column of the annotated file says, by rows.
    pub async fn annotated(&self, import: &Value) -> Vec<(u32, String)> {
        let mut file =
            self.get(&format!("/imports/{}/annotated.xlsx", import["id"].as_str().unwrap()), &[]).await;
        assert_eq!(file.status(), 200);
        let table = read(&file.take_body().into_vec().await.unwrap()).unwrap();
        let last = table.rows[0].cells.last().unwrap();
        assert_eq!(last.1.text(), "Lỗi cần sửa");
        let told =
            table.rows[1..].iter().filter_map(|row| Some((row.number, row.at(last.0)?.text().into_owned())));
        told.collect()
    }
}

fn said(answer: Value, field: &str) -> Value {
    if answer["errors"].is_null() { answer["data"][field].clone() } else { answer }
}

pub fn codes(payload: &Value) -> Vec<&str> {
    payload["userErrors"].as_array().unwrap().iter().map(|error| error["code"].as_str().unwrap()).collect()
}
