// A server that is killed again and again while eight writers write. Each repeats its act with the same key until it is
// answered. Then: what was answered is there, once, and the audit chain holds. `cargo xtask prove --only kill` runs it.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { ask, sessionOf } from "../browser/people.js";

const { SERVER, DEMO_DATA, DATABASE_URL, KILLS = "200", SEED = "1" } = process.env;
const WRITERS = 8;
const data = mkdtempSync(join(tmpdir(), "densach-kill-"));
const listen = `127.0.0.1:${await freePort()}`;
const origin = `http://${listen}`;
const env = {
  ...process.env, DENSACH_DATA: data, DENSACH_LISTEN: listen, DENSACH_FREE_QUERIES: "true", DENSACH_BUDGET: "1000000000000",
  RUST_LOG: "error",
};
if (DATABASE_URL) execFileSync(SERVER, ["demo", "--era", "2019"], { env });
else cpSync(DEMO_DATA, data, { recursive: true });

const chance = draws(Number(SEED));
let server = await start();
let over = false;
const answered = [];
let repeated = 0;
try {
  const admin = await sessionOf(origin, "admin");
  const [unit] = (await ask(origin, admin, "{ units(first: 1, where: { kind: { eq: COMMUNE } }) { nodes { id } } }")).data.units.nodes;
  const before = await audited(admin);
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(admin, unit.id, writer));
  let killed = 0;
  while (killed < Number(KILLS)) {
    await pause(40 + chance() * 400);
    server.kill("SIGKILL");
    await once(server, "exit");
    killed += 1;
    server = await start();
  }
  over = true;
  await Promise.all(writers);

  const found = await all(admin);
  const times = new Map();
  for (const name of found) times.set(name, (times.get(name) ?? 0) + 1);
  const lost = answered.filter((name) => !times.has(name));
  const doubled = [...times].filter(([, many]) => many > 1);
  assert.deepEqual(lost, [], "answered and not there");
  assert.deepEqual(doubled, [], "there twice");
  assert.equal(found.length, answered.length, "there and never answered");
  assert.equal(await audited(admin) - before, answered.length, "one line of the trail for each act");
  const { auditVerify } = (await ask(origin, admin, "{ auditVerify { intact } }")).data;
  assert.ok(auditVerify.intact);
  console.log(`kill, ${DATABASE_URL ? "PostgreSQL" : "SQLite"}: ${killed} kills, ${answered.length} acts answered, ` +
    `${repeated} times sent again, 0 lost, 0 doubled`);
} finally {
  over = true;
  server.kill("SIGKILL");
  rmSync(data, { recursive: true });
}

async function start() {
  const child = spawn(SERVER, ["serve"], { stdio: ["ignore", "pipe", "inherit"], env });
  const ended = once(child, "exit").then(() => { throw new Error("the server ended before it said where it listens"); });
  await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended]);
  ended.catch(() => {});
  return child;
}

/** One act after another, each until it is answered. */
async function write(admin, unitId, writer) {
  for (let act = 0; !over; act += 1) {
    const name = `Trường thử ${writer} số ${act}`;
    const organization = { kind: "SCHOOL", name, unitId, validFrom: "2020-01-01" };
    const input = { organization, idempotencyKey: `kill-${SEED}-${writer}-${act}` };
    for (;;) {
      const payload = await open(admin, input);
      if (payload) {
        assert.deepEqual(payload.userErrors, []);
        answered.push(name);
        break;
      }
      repeated += 1;
      await pause(20);
    }
  }
}

/** null if nobody answered, or the server was just going. */
async function open(admin, input) {
  const query = `mutation($input: OrganizationOpenInput!) { organizationOpen(input: $input) {
    organization { id } userErrors { code path message } } }`;
  try {
    return (await ask(origin, admin, query, { input })).data.organizationOpen;
  } catch (error) {
    if (/DATABASE|fetch failed|terminated|JSON|INTERNAL/i.test(String(error))) return null;
    throw error;
  }
}

async function all(admin) {
  const names = [];
  const query = `query($after: String) { organizations(first: 100, after: $after, where: { name: { contains: "truong thu" } }) {
    nodes { name } pageInfo { endCursor hasNextPage } } }`;
  for (let after = null; ;) {
    const { nodes, pageInfo } = (await ask(origin, admin, query, { after })).data.organizations;
    names.push(...nodes.map(({ name }) => name));
    if (!pageInfo.hasNextPage) return names;
    after = pageInfo.endCursor;
  }
}

/** How many lines the trail has about organizations that were opened. */
async function audited(admin) {
  let many = 0;
  const query = `query($after: String) { auditEntries(first: 100, after: $after) {
    nodes { operation } pageInfo { endCursor hasNextPage } } }`;
  for (let after = null; ;) {
    const { nodes, pageInfo } = (await ask(origin, admin, query, { after })).data.auditEntries;
    many += nodes.filter(({ operation }) => operation === "organizationOpen").length;
    if (!pageInfo.hasNextPage) return many;
    after = pageInfo.endCursor;
  }
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

/** The same draws for the same seed. */
function draws(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
