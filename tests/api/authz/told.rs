//! What the server did and told by itself, for everybody.

pub const TOLD: [&str; 4] = [
    "INSERT INTO job (id, version, office_id, kind, subject, once, payload, state, attempts, created_at, next_at,
         ended_at, last_error)
       SELECT randomblob(16), 1, id, 'mail', 'account:x', 'authz', '{}', 'dead', 10, '2020-03-01 00:00:00+00:00',
         '2020-03-02 00:00:00+00:00', '2020-03-02 00:00:00+00:00', 'It rains.' FROM office",
    "INSERT INTO notification (id, office_id, account_id, kind, subject, occasion, facts, at, read_at, is_shown,
         waits_for_digest)
       SELECT randomblob(16), office_id, id, 'overdue', 'directive:x', 'unread',
         '{\"title\":\"Mở lớp\",\"organization\":\"Trung tâm\",\"due_on\":\"2020-03-01\",\"reason\":\"Thiếu\",\"count\":7}',
         '2020-03-01 00:00:00+00:00', NULL, TRUE, FALSE FROM account",
    "INSERT INTO notification (id, office_id, account_id, kind, subject, occasion, facts, at, read_at, is_shown,
         waits_for_digest)
       SELECT randomblob(16), office_id, account_id, kind, subject, 'read', facts, at, at, TRUE, FALSE
       FROM notification",
    "INSERT INTO notification_setting (account_id, version, email, language)
       SELECT id, 1, 'thu@example.vn', 'vi' FROM account",
];
