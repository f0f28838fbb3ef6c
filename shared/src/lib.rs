//! The words and rules both sides speak: no database, no HTTP, no view.
//!
//! Compiled three ways: plain (rules only), `server` (async-graphql derives) and `client` (cynic derives,
//! checked against `schema.graphql`). An enum or an input is written once.

mod access;
mod assignments;
mod called;
mod day;
mod directives;
mod idempotency;
mod identity;
mod ids;
mod imports;
mod jobs;
mod notifications;
mod numbers;
mod organizations;
mod places;
mod refusal;
mod restore;
mod schemes;
mod search;
mod second_factor;
mod several;
mod suppression;
mod tasks;
mod text;
mod tokens;
mod views;
mod words;

pub use self::{
    access::{Capability, Extent, Role},
    assignments::{
        AssignmentAnswerInput, AssignmentReturnInput, AssignmentState, EvidenceAddInput, EvidenceKind,
        FigureInput, KeyedInput,
    },
    day::Day,
    directives::{
        ClauseCutInput, DirectiveDescribeInput, DirectiveImportInput, DirectiveOutlineInput, DirectiveState,
        DueRule, ReportSectionWriteInput, StepInput,
    },
    idempotency::{IdempotencyKey, InvalidIdempotencyKey},
    identity::{
        AccountInviteInput, AccountOpenInput, AccountSetEnabledInput, InvalidLogin, InvitationAcceptInput,
        Login, MembershipEndInput, MembershipGrantInput, PASSWORD_CHARS, PasswordChangeInput,
        SessionStartInput,
    },
    ids::*,
    imports::{
        ImportCheckInput, ImportColumnInput, ImportCommitInput, ImportKind, ImportPolicy, ImportState,
        ImportUndoInput,
    },
    jobs::{JobKind, JobState},
    notifications::{
        Facts, MailPace, NotificationChoiceInput, NotificationKind, NotificationSettingsUpdateInput,
    },
    numbers::grouped,
    organizations::{
        InvalidName, Name, OrganizationEndInput, OrganizationFormInput, OrganizationKind,
        OrganizationOpenInput, OrganizationUpdateInput,
    },
    places::UnitKind,
    refusal::{FieldPath, RefusalCode},
    restore::RestoreInput,
    schemes::{ClauseSchemesInput, SchemeEndInput, SchemeOpenInput, SchemeUpdateInput, TargetInput},
    search::SearchKind,
    second_factor::{
        AccountSecondFactorResetInput, SecondFactorProofInput, TotpBeginInput, TotpConfirmInput,
    },
    several::{AccountReadInput, AccountsSetEnabledInput, AssignmentsRemindInput, MOST_AT_ONCE},
    suppression::{LEAST_SHOWN, Published, suppress},
    tasks::{MeasureInput, TaskSetInput, TaskUpdateInput},
    text::{fold_vi, fold_words, line, passage, tidy},
    tokens::{PURPOSE_CHARS, TOKEN_DAYS, TokenIssueInput, TokenState},
    views::{ListKind, SavedViewDefaultInput, SavedViewSaveInput, VIEW_NAME_CHARS, ViewVisibility},
    words::{Locale, Said, Word},
};

#[cfg(feature = "client")]
#[cynic::schema("densach")]
pub mod schema {}
