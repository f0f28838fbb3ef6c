# Who did what to what.
audit-title = Audit trail
audit-about = Who did what and when; nobody can change or delete it.
audit-none = Nothing has been changed yet.
audit-at = When
audit-act = Act
audit-who = Who
audit-subject = Record
audit-change = Before and after
audit-became = became
audit-system = The system
audit-erased = The content was erased on request; the trace is kept.
audit-verify = Check the chain
audit-intact = The chain holds: { $count } entries were checked.
audit-broken = The chain is broken at entry { $place }. Tell the administrator at once.
