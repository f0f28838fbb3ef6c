//! The rows that fill the walk's world up.

/// The token whose digest stands below.
pub const INVITATION: &str = "authz-invitation";

/// What no column is without: an answer that says nothing tells nobody's rights.
pub const FULL: [&str; 26] = [
    // Each follows itself: what may be read of an organization may be read of those before and after it.
    "INSERT INTO organization_succession (predecessor_id, successor_id, effective_on)
       SELECT id, id, '2020-01-01' FROM organization",
    "UPDATE organization SET phone = '0212 3878 001', email = 'van-thu@example.vn', address = 'Sốp Cộp'",
    "INSERT INTO assignment (id, office_id, directive_id, clause_id, task_id, organization_id, unit_id, state, due_on, due_sort)
       SELECT randomblob(16), t.office_id, t.directive_id, t.clause_id, t.id, o.id, o.unit_id, 'open', '2020-01-01', x'00'
       FROM task AS t, organization AS o
       WHERE o.id IN (SELECT m.organization_id FROM membership AS m JOIN account AS a ON a.id = m.account_id
           WHERE a.login IN (SELECT min(b.login) FROM membership AS n JOIN account AS b ON b.id = n.account_id
             WHERE n.role IN ('director', 'school', 'commune', 'partner', 'home_affairs', 'chairman') GROUP BY n.role))
         AND NOT EXISTS (SELECT 1 FROM assignment AS a WHERE a.task_id = t.id AND a.organization_id = o.id)",
    "UPDATE assignment SET state = every.state FROM (
         SELECT id, CASE row_number() OVER (PARTITION BY organization_id ORDER BY id) % 5 WHEN 0 THEN 'open'
           WHEN 1 THEN 'working' WHEN 2 THEN 'submitted' WHEN 3 THEN 'returned' ELSE 'accepted' END AS state
         FROM assignment) AS every
       WHERE every.id = assignment.id",
    "UPDATE assignment SET answer = 'Đã mở lớp', returned_reason = 'Thiếu ảnh', due_on = '2020-01-01',
       submitted_at = '2020-03-01 00:00:00+00:00', decided_at = '2020-03-02 00:00:00+00:00',
       reminded_at = '2020-03-03 00:00:00+00:00', due_before = '2019-12-01'",
    "UPDATE scheme SET ended_on = '2020-12-31'",
    "DELETE FROM figure",
    "INSERT INTO figure (assignment_id, measure_id, value)
       SELECT a.id, m.id, 7 FROM assignment AS a JOIN measure AS m ON m.task_id = a.task_id",
    "DELETE FROM evidence",
    "INSERT INTO evidence (id, office_id, assignment_id, kind, text, url, sha256, file_name, bytes, media_type,
         added_by, added_at, is_withdrawn)
       SELECT randomblob(16), a.office_id, a.id, 'file', 'Ảnh lớp học', 'https://example.vn', 'ab', 'anh.jpg', 7,
         'image/jpeg', (SELECT id FROM account LIMIT 1), '2020-03-01 00:00:00+00:00', FALSE FROM assignment AS a",
    "UPDATE task SET changed_at = '2020-03-01 00:00:00+00:00', title_before = 'Mở lớp', due_days = 7, due_on = '2020-01-01', cancelled_at = '2020-03-01 00:00:00+00:00'
       WHERE id = (SELECT id FROM task ORDER BY id DESC LIMIT 1)",
    "UPDATE directive SET state = 'published', published_at = '2019-10-01 00:00:00+00:00', number = '1/PGD',
       issued_on = '2019-10-01'",
    "INSERT INTO directive (id, office_id, state, title, name_sort, search_text, entered_at)
       SELECT randomblob(16), id, 'draft', 'Dự thảo', x'00', ' du thao', '2020-03-01 00:00:00+00:00' FROM office",
    "INSERT INTO directive_body (directive_id, body, closing)
       SELECT id, '1. Mở lớp\n2. Gửi tin\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC I\n1. Danh sách', 0 FROM directive WHERE state = 'draft'",
    "UPDATE legal_document SET is_verified = TRUE",
    "INSERT INTO report_section (clause_id, version, office_id, directive_id, text, draft_digest, written_by, written_at)
       SELECT id, 1, office_id, directive_id, 'Lời của phòng', 'cũ', (SELECT id FROM account LIMIT 1),
         '2020-03-01 00:00:00+00:00' FROM clause",
    // Everybody's organization and another stand below two different ones.
    "UPDATE organization SET valid_to = '2030-01-01', parent_id = (SELECT id FROM organization AS above
       WHERE above.kind = CASE organization.kind WHEN 'education_office' THEN 'home_affairs' ELSE 'education_office' END
       LIMIT 1)",
    "UPDATE membership SET valid_to = '2030-01-01'",
    "INSERT INTO service_token (id, version, office_id, organization_id, name, name_sort, search_text, purpose, scope,
         token_hash, issued_by, issued_at, expires_at, revoked_at, last_used_at)
       SELECT randomblob(16), 1, o.office_id, o.id, 'Cổng', x'00', ' cong', 'Thử', 'directives', x'00', a.id,
         '2020-01-01 00:00:00+00:00', '2020-02-01 00:00:00+00:00', '2020-01-02 00:00:00+00:00',
         '2020-01-01 00:00:00+00:00' FROM organization AS o, account AS a WHERE o.kind = 'education_office' LIMIT 1",
    // A field that is gone is one that went away.
    "INSERT INTO token_field_use (token_id, day, field, requests) SELECT id, '2020-01-01', 'Query.gone', 7 FROM service_token",
    "INSERT INTO personal_read (office_id, hour, reader_id, list, by_token, filters, requests, people, exported)
       SELECT office_id, 439000, id, 'accounts', FALSE, 7, 3, 25, 20 FROM account",
    "INSERT INTO personal_read (office_id, hour, reader_id, list, by_token, filters, requests, people, exported)
       SELECT office_id, 439001, id, 'contacts', TRUE, 0, 1, 9, 0 FROM service_token",
    // Expired, each but the last: that one is good, and its link is known to everybody here.
    "INSERT INTO invitation (id, account_id, token_hash, invited_by, created_at, expires_at)
       SELECT randomblob(16), id, randombytes(), id, '2020-01-01 00:00:00+00:00', '2020-01-08 00:00:00+00:00'
       FROM account",
    "UPDATE invitation SET expires_at = '2099-01-01 00:00:00+00:00',
         token_hash = digest'df0cc80c63fd336a6029e667bee969be770bad76ce4d120e5ab4041b53ed9da9'
       WHERE account_id = (SELECT id FROM account ORDER BY login DESC LIMIT 1)",
    // Each has kept a view, and opens the list with it.
    "INSERT INTO saved_view (id, version, office_id, account_id, list, name, filter, sort, columns, visibility, role, saved_at)
       SELECT randomblob(16), 1, office_id, id, 'organizations', 'Của tôi', '{}', 'NAME', 'name', 'own', 'admin',
         '2020-01-01 00:00:00+00:00' FROM account",
    "INSERT INTO saved_view_default (account_id, list, view_id) SELECT account_id, list, id FROM saved_view",
];

/// What can be seen only of who has signed in.
pub const OF_WHO_IS_IN: [&str; 3] = [
    "UPDATE session SET client = 'Firefox'",
    "INSERT INTO second_factor (account_id, secret, begun_at, confirmed_at, last_step)
       SELECT id, x'00', '2020-03-01 00:00:00+00:00', '2020-03-01 00:00:00+00:00', 0 FROM account",
    "INSERT INTO recovery_code (id, account_id, code_hash) SELECT randomblob(16), id, x'00' FROM account",
];
