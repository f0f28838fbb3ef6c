//! A phone that makes codes, and how an account gets one.
use chrono::TimeDelta;
use serde_json::json;
use totp_rs::{Builder, Secret};

use super::{Browser, PASSWORD, TestApp};

pub const BEGIN: &str = "mutation($input: TotpBeginInput!) { totpBegin(input: $input) {
  secret uri qrPath qrSize userErrors { code path } } }";
pub const CONFIRM: &str = "mutation($input: TotpConfirmInput!) { totpConfirm(input: $input) {
  recoveryCodes viewer { secondFactor { recoveryCodesLeft } } userErrors { code path } } }";

/// The phone: it makes codes of what it has scanned.
pub struct Phone(totp_rs::Totp);

impl Phone {
    pub fn of(secret: &str) -> Self {
        Self(Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap())
    }

    /// The code of the next half minute: none of it has been used.
    pub fn fresh(&self, app: &TestApp) -> String {
        app.later(TimeDelta::seconds(30));
        self.0.generate(u64::try_from(app.now()).unwrap()).to_string()
    }
}

/// Turns on the second factor of whoever sits there.
pub async fn turn_on(app: &TestApp, browser: &mut Browser) -> (Phone, Vec<String>) {
    let begun = browser.ask(BEGIN, json!({ "input": { "password": PASSWORD } })).await;
    let begun = begun["data"]["totpBegin"].clone();
    assert_eq!(begun["userErrors"], json!([]), "{begun}");
    let phone = Phone::of(begun["secret"].as_str().unwrap());
    let done = browser.ask(CONFIRM, json!({ "input": { "code": phone.fresh(app) } })).await;
    let done = done["data"]["totpConfirm"].clone();
    assert_eq!(done["userErrors"], json!([]), "{done}");
    assert_eq!(done["viewer"]["secondFactor"]["recoveryCodesLeft"], 10);
    (phone, serde_json::from_value(done["recoveryCodes"].clone()).unwrap())
}
