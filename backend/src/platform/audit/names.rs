//! What an act is called, and the kind of record it changed. An entry may be older than a name, or newer.
use shared::Word;

pub fn act(operation: &str) -> Option<Word> {
    Some(match operation {
        "demoFill" => Word::ActDemoFill,
        "accountOpen" => Word::ActAccountOpen,
        "accountSetEnabled" => Word::ActAccountSetEnabled,
        "assignmentAccept" => Word::ActAssignmentAccept,
        "assignmentRemind" => Word::ActAssignmentRemind,
        "assignmentReturn" => Word::ActAssignmentReturn,
        "assignmentSave" => Word::ActAssignmentSave,
        "assignmentSubmit" => Word::ActAssignmentSubmit,
        "directiveDescribe" => Word::ActDirectiveDescribe,
        "directiveDiscard" => Word::ActDirectiveDiscard,
        "directiveImport" => Word::ActDirectiveImport,
        "directiveOutline" => Word::ActDirectiveOutline,
        "directivePublish" => Word::ActDirectivePublish,
        "evidenceAdd" => Word::ActEvidenceAdd,
        "evidenceWithdraw" => Word::ActEvidenceWithdraw,
        "passwordChange" => Word::ActPasswordChange,
        "reportSectionWrite" => Word::ActReportSectionWrite,
        "taskCancel" => Word::ActTaskCancel,
        "taskSet" => Word::ActTaskSet,
        "organizationOpen" => Word::ActOrganizationOpen,
        "organizationUpdate" => Word::ActOrganizationUpdate,
        "organizationEnd" => Word::ActOrganizationEnd,
        "membershipGrant" => Word::ActMembershipGrant,
        "membershipEnd" => Word::ActMembershipEnd,
        "sessionRevoke" => Word::ActSessionRevoke,
        "sessionsRevokeOthers" => Word::ActSessionsRevokeOthers,
        "totpBegin" => Word::ActTotpBegin,
        "totpConfirm" => Word::ActTotpConfirm,
        "totpRemove" => Word::ActTotpRemove,
        "recoveryCodesRenew" => Word::ActRecoveryCodesRenew,
        "recoveryCodeUse" => Word::ActRecoveryCodeUse,
        "accountSecondFactorReset" => Word::ActAccountSecondFactorReset,
        "schemeOpen" => Word::ActSchemeOpen,
        "schemeUpdate" => Word::ActSchemeUpdate,
        "importCheck" => Word::ActImportCheck,
        "importCommit" => Word::ActImportCommit,
        "importUndo" => Word::ActImportUndo,
        "tokenIssue" => Word::ActTokenIssue,
        "tokenRevoke" => Word::ActTokenRevoke,
        "taskUpdate" => Word::ActTaskUpdate,
        "clauseSchemes" => Word::ActClauseSchemes,
        "schemeEnd" => Word::ActSchemeEnd,
        _ => return None,
    })
}

/// By the first part of its id.
pub fn record(subject: &str) -> Option<Word> {
    Some(match subject.split(':').next().unwrap_or_default() {
        "account" => Word::RecordAccount,
        "assignment" => Word::RecordAssignment,
        "clause" => Word::RecordClause,
        "directive" => Word::RecordDirective,
        "import" => Word::RecordImport,
        "office" => Word::RecordOffice,
        "organization" => Word::RecordOrganization,
        "scheme" => Word::RecordScheme,
        "task" => Word::RecordTask,
        "token" => Word::RecordToken,
        _ => return None,
    })
}
