//! What the fields of entries are called by people, and how their values read. An entry may be older than a name, or newer.
use shared::{OrganizationKind, Role};

use crate::{
    calendar::{self, Day},
    identity::role_word,
    organizations::kind_word,
    words::{Locale, Word},
};

fn field_word(name: &str) -> Option<Word> {
    Some(match name {
        "name" => Word::FieldOfName,
        "kind" => Word::FieldOfKind,
        "unit" => Word::FieldOfUnit,
        "parent" => Word::FieldOfParent,
        "phone" => Word::FieldOfPhone,
        "email" => Word::FieldOfEmail,
        "address" => Word::FieldOfAddress,
        "validFrom" => Word::FieldOfValidFrom,
        "validTo" => Word::FieldOfValidTo,
        "reason" => Word::FieldOfReason,
        "login" => Word::FieldOfLogin,
        "role" => Word::FieldOfRole,
        "enabled" => Word::FieldOfEnabled,
        "invited" => Word::FieldOfInvited,
        "invitedUntil" => Word::FieldOfInvitedUntil,
        "secondFactor" => Word::FieldOfSecondFactor,
        "recoveryCodesLeft" => Word::FieldOfRecoveryCodesLeft,
        "otherSessions" => Word::FieldOfOtherSessions,
        "session" => Word::FieldOfSession,
        "client" => Word::FieldOfClient,
        "createdAt" => Word::FieldOfCreatedAt,
        "membership" => Word::FieldOfMembership,
        "organization" => Word::FieldOfOrganization,
        "organizations" => Word::FieldOfOrganizations,
        "title" => Word::FieldOfTitle,
        "number" => Word::FieldOfNumber,
        "issuedOn" => Word::FieldOfIssuedOn,
        "issuer" => Word::FieldOfIssuer,
        "periodFrom" => Word::FieldOfPeriodFrom,
        "periodTo" => Word::FieldOfPeriodTo,
        "state" => Word::FieldOfState,
        "tasks" => Word::FieldOfTasks,
        "clauses" => Word::FieldOfClauses,
        "clause" => Word::FieldOfClause,
        "closing" => Word::FieldOfClosing,
        "dueRule" => Word::FieldOfDueRule,
        "dueOn" => Word::FieldOfDueOn,
        "dueDays" => Word::FieldOfDueDays,
        "expectedEvidence" => Word::FieldOfExpectedEvidence,
        "kinds" => Word::FieldOfKinds,
        "measures" => Word::FieldOfMeasures,
        "assignments" => Word::FieldOfAssignments,
        "cancelledAssignments" => Word::FieldOfCancelledAssignments,
        "fromYear" => Word::FieldOfFromYear,
        "toYear" => Word::FieldOfToYear,
        "document" => Word::FieldOfDocument,
        "targets" => Word::FieldOfTargets,
        "endedOn" => Word::FieldOfEndedOn,
        "schemes" => Word::FieldOfSchemes,
        "text" => Word::FieldOfText,
        "url" => Word::FieldOfUrl,
        "sha256" => Word::FieldOfSha256,
        "remindedAt" => Word::FieldOfRemindedAt,
        "answer" => Word::FieldOfAnswer,
        "figures" => Word::FieldOfFigures,
        "purpose" => Word::FieldOfPurpose,
        "scope" => Word::FieldOfScope,
        "expiresAt" => Word::FieldOfExpiresAt,
        "revoked" => Word::FieldOfRevoked,
        "units" => Word::FieldOfUnits,
        _ => return None,
    })
}

/// What a person calls the field; its own name if nobody has given it another.
pub fn field_name(name: &str, locale: Locale) -> String {
    field_word(name).map_or_else(|| name.to_owned(), |word| word.said(locale).to_owned())
}

/// How a value reads: days and times as people write them, kinds and roles by their names.
pub fn value_words(field: &str, value: &str, locale: Locale) -> String {
    let named = match (field, value) {
        (_, "true") => Some(Word::Yes),
        (_, "false") => Some(Word::No),
        ("kind", tag) => OrganizationKind::of_tag(tag).map(kind_word),
        ("role", tag) => Role::of_tag(tag).map(role_word),
        _ if value.contains("\"withheld\"") => Some(Word::FieldWithheld),
        _ => None,
    };
    if let Some(word) = named {
        return word.said(locale).to_owned();
    }
    let is_day = value.len() == "2020-04-15".len();
    let shown = if is_day { Day::of_iso(value).map(Day::shown) } else { calendar::moment(value) };
    shown.unwrap_or_else(|| value.to_owned())
}
