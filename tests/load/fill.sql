-- A country of `organizations` centers in one office with `tasks` tasks each, and small offices that write at once.
-- Ids are counted, so that whoever drives the load knows them: the kind, then the number.
\set ON_ERROR_STOP on
SET session_replication_role = replica;  -- no triggers: what is searched is not measured here

CREATE FUNCTION pg_temp.bench_id(kind int, number bigint) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$
  SELECT (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid $$;

-- Office 0 holds the country; offices 1 to `offices` hold a district each.
CREATE TEMP TABLE top AS
  SELECT o AS office, pg_temp.bench_id(1, o) AS id, '/' || pg_temp.bench_id(1, o) || '/' AS path,
         CASE o WHEN 0 THEN :organizations ELSE 100 END AS organizations, CASE o WHEN 0 THEN :tasks ELSE 60 END AS tasks
  FROM generate_series(0, :offices) AS o;
INSERT INTO unit (id, parent_id, path, code, kind, name, name_sort, search_text, valid_from)
  SELECT id, NULL, path, 'T' || office, 'province', 'Tỉnh ' || office, convert_to('T' || office, 'UTF8'), '', '2000-01-01' FROM top;
INSERT INTO office (id, name, unit_id, is_demo) SELECT pg_temp.bench_id(2, office), 'Phòng GD&ĐT ' || office, id, false FROM top;
INSERT INTO audit_head (office_id, seq, hash) SELECT pg_temp.bench_id(2, office), 0, sha256(''::bytea) FROM top;

-- A hundred communes to a district, one center to a commune.
CREATE TEMP TABLE district AS
  SELECT office, d, pg_temp.bench_id(3, office * 1000000 + d) AS id, path || pg_temp.bench_id(3, office * 1000000 + d) || '/' AS path, id AS parent
  FROM top, generate_series(0, (organizations - 1) / 100) AS d;
INSERT INTO unit (id, parent_id, path, code, kind, name, name_sort, search_text, valid_from)
  SELECT id, parent, path, 'H' || d, 'district', 'Huyện ' || d, convert_to('H' || d, 'UTF8'), '', '2000-01-01' FROM district;
CREATE TEMP TABLE center AS
  SELECT t.office, n, pg_temp.bench_id(4, t.office * 1000000 + n) AS unit_id, pg_temp.bench_id(5, t.office * 1000000 + n) AS id, d.path, d.id AS parent
  FROM top t, generate_series(0, t.organizations - 1) AS n JOIN district d ON d.d = n / 100 WHERE d.office = t.office;
INSERT INTO unit (id, parent_id, path, code, kind, name, name_sort, search_text, valid_from)
  SELECT unit_id, parent, path || unit_id || '/', 'X' || n, 'commune', 'Xã ' || n, convert_to('X' || lpad(n::text, 6, '0'), 'UTF8'), '', '2000-01-01' FROM center;
INSERT INTO organization (id, version, office_id, unit_id, kind, name, name_sort, search_text, valid_from)
  SELECT id, 1, pg_temp.bench_id(2, office), unit_id, 'learning_center', 'TTHTCĐ xã ' || n,
         convert_to(md5(n::text), 'UTF8'), ' tthtcd xa ' || n, '2000-01-01' FROM center;

INSERT INTO directive (id, version, office_id, state, title, name_sort, search_text, entered_at, published_at)
  SELECT pg_temp.bench_id(6, office), 1, pg_temp.bench_id(2, office), 'published', 'Công văn ' || office, 'C', '', now(), now() FROM top;
INSERT INTO clause (id, office_id, directive_id, position, label, level, title, starts_at, ends_at, text)
  SELECT pg_temp.bench_id(7, office), pg_temp.bench_id(2, office), pg_temp.bench_id(6, office), 0, '1', 1, 'Mục 1', 0, 5, 'Mục 1' FROM top;
INSERT INTO task (id, version, office_id, directive_id, clause_id, title, due_rule, due_on)
  SELECT pg_temp.bench_id(8, office * 1000 + t), 1, pg_temp.bench_id(2, office), pg_temp.bench_id(6, office), pg_temp.bench_id(7, office),
         'Nhiệm vụ ' || t, 'on_day', DATE '2026-01-01' + t * 3
  FROM top, generate_series(0, tasks - 1) AS t;
INSERT INTO measure (id, task_id, position, name, unit)
  SELECT pg_temp.bench_id(9, office * 1000 + t), pg_temp.bench_id(8, office * 1000 + t), 0, 'Số lớp', 'lớp'
  FROM top, generate_series(0, tasks - 1) AS t;
INSERT INTO assignment (id, version, office_id, directive_id, clause_id, task_id, organization_id, unit_id, state, due_on, due_sort)
  SELECT pg_temp.bench_id(10, c.office * 10000000 + t * 100000 + c.n), 1, pg_temp.bench_id(2, c.office), pg_temp.bench_id(6, c.office),
         pg_temp.bench_id(7, c.office), pg_temp.bench_id(8, c.office * 1000 + t), c.id, c.unit_id, 'open', due, convert_to(due::text, 'UTF8')
  FROM center c JOIN top USING (office), generate_series(0, top.tasks - 1) AS t,
       LATERAL (SELECT DATE '2026-01-01' + t * 3 + (c.n % 3) AS due) AS day;

-- One officer of each office, signed in with the token `bench-<office>`.
INSERT INTO account (id, version, office_id, login, full_name, name_sort, search_text, password_hash, created_at)
  SELECT pg_temp.bench_id(11, office), 1, pg_temp.bench_id(2, office), 'officer-' || office, 'Cán bộ ' || office, 'C', '', '!', now() FROM top;
INSERT INTO membership (id, account_id, organization_id, unit_id, role, valid_from)
  SELECT pg_temp.bench_id(12, office), pg_temp.bench_id(11, office), pg_temp.bench_id(5, office * 1000000), id, 'officer', '2000-01-01' FROM top;
INSERT INTO session (id, token_hash, account_id, kind, created_at, seen_at, expires_at)
  SELECT pg_temp.bench_id(13, office), sha256(('bench-' || office)::bytea), pg_temp.bench_id(11, office), 'session', now(), now(), now() + INTERVAL '1 day' FROM top;

SET session_replication_role = DEFAULT;
VACUUM ANALYZE;
CHECKPOINT;
\pset tuples_only on
SELECT COUNT(*) FROM assignment;
