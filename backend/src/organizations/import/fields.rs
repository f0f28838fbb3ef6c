//! The columns of a file of organizations.
use shared::{FieldPath, OrganizationFormInput as Form, OrganizationKind, Word};

use crate::platform::importing::Field;

pub const NAME: usize = 0;
pub const KIND: usize = 1;
pub const UNIT: usize = 2;
pub const PARENT: usize = 3;
pub const PHONE: usize = 4;
pub const EMAIL: usize = 5;
pub const ADDRESS: usize = 6;
pub const FROM: usize = 7;

const fn field(
    key: &'static str,
    path: FieldPath,
    (label, how): (Word, Word),
    aliases: &'static [&'static str],
) -> Field {
    Field { key, path, label, how, aliases, is_required: false, choices: &[] }
}

static KINDS: [Word; OrganizationKind::ALL.len()] = {
    let mut words = [Word::KindOther; OrganizationKind::ALL.len()];
    let mut at = 0;
    while at < words.len() {
        words[at] = OrganizationKind::ALL[at].word();
        at += 1;
    }
    words
};

pub static FIELDS: [Field; 8] = {
    use Word as W;
    let name = (W::ImportingOrganizationName, W::ImportingOrganizationNameHow);
    let kind = (W::ImportingOrganizationKind, W::ImportingOrganizationKindHow);
    let parent = (W::ImportingOrganizationParent, W::ImportingOrganizationParentHow);
    [
        Field {
            is_required: true,
            ..field("name", Form::NAME, name, &["ten", "ten don vi", "ten co quan", "ten truong", "name"])
        },
        Field {
            is_required: true,
            choices: &KINDS,
            ..field("kind", Form::KIND, kind, &["loai hinh", "loai co quan", "type"])
        },
        Field {
            is_required: true,
            ..field(
                "unit",
                Form::UNIT_ID,
                (W::ImportingUnit, W::ImportingUnitHow),
                &["xa", "xa phuong", "phuong xa", "ten xa", "don vi hanh chinh", "unit"],
            )
        },
        field("parent", Form::PARENT_ID, parent, &["co quan cap tren", "cap tren", "parent"]),
        field(
            "phone",
            Form::PHONE,
            (W::ImportingPhone, W::ImportingPhoneHow),
            &["so dien thoai", "dt", "sdt", "phone"],
        ),
        field(
            "email",
            Form::EMAIL,
            (W::ImportingMail, W::ImportingMailHow),
            &["email", "mail", "thu dien tu"],
        ),
        field("address", Form::ADDRESS, (W::ImportingAddress, W::ImportingAddressHow), &["noi dong"]),
        field(
            "from",
            Form::VALID_FROM,
            (W::ImportingFrom, W::ImportingFromHow),
            &["hoat dong tu", "tu ngay", "ngay thanh lap", "from", "since"],
        ),
    ]
};
