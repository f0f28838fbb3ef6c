// What once killed or held servers of this kind, sent over sockets to one process: each is refused in a bounded time, and
// afterwards the same process answers. `cargo xtask prove --only attacks` runs it against the release binary; what F1 to
// F7 are stands in docs/security.md.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { ask, sessionOf } from "../browser/people.js";
import { files, memory, resident, sockets, worked } from "./process.js";
import { asJson, nested, seconds, statusOf, times } from "./words.js";

const { SERVER } = process.env;
/** No refusal takes longer, on a machine however busy. */
const LONGEST_REFUSAL = 2_000;
const DEPTHS = [41, 100, 600, 1_000, 2_000, 3_000, 5_000, 8_000, 10_000, 15_000];

const data = mkdtempSync(join(tmpdir(), "densach-attacks-"));
const env = {
  ...process.env, DENSACH_DATA: data, DENSACH_LISTEN: "127.0.0.1:0", DENSACH_FREE_QUERIES: "true",
  DENSACH_BUDGET: "1000000000000", RUST_LOG: "off",
};
// On SQLite, whatever the environment says.
delete env.DATABASE_URL;
delete env.FILES_URL;

execFileSync(SERVER, ["demo", "--era", "2019"], { env });
let server = await start(SERVER, ["serve"]);
try {
  console.log(`attacks, memory at the start: ${memory(server.child.pid)}`);
  await attack("F1 nested literals", nestedLiterals);
  await attack("F2 fragments that spread the next one twice", fragmentBombs);
  await attack("F3 fragments nobody uses, in chains and circles", unusedFragments);
  await attack("F4 another site", anotherSite);
  await attack("F5 too much at once", tooMuch);
  await attack("F7 brackets behind open strings and comments", hiddenBrackets);
  await attack("F6 heads that do not end", halfOpen);
  await attack("F6 bodies that do not end", endlessBodies);
  console.log(`attacks, a stop in the middle of it: ${await stopped()}`);

  // With fewer files than connections, as a careless unit file would have it.
  server = await start("/bin/sh", ["-c", 'ulimit -n 128 && exec "$0" serve', SERVER]);
  await attack("F6 more connections than files", fewFiles);
} finally {
  server.child.kill("SIGKILL");
  rmSync(data, { recursive: true });
}

/** Runs one attack, and sees that the same process is there after it. */
async function attack(name, run) {
  const { pid } = server.child;
  const said = await run();
  assert.equal(server.child.exitCode ?? server.child.signalCode, null, `${name}: the server is gone`);
  process.kill(pid, 0);
  const after = await post("{ __typename }");
  assert.equal(after.status, 200, `${name}: it does not answer any more`);
  console.log(`attacks, ${name}: ${said}; process ${pid} answers in ${after.ms} ms, memory ${memory(server.child.pid)}`);
}

async function nestedLiterals() {
  const queries = DEPTHS.flatMap((depth) => {
    const [lists, objects] = [nested("[", "1", "]", depth), nested("{a:", "1", "}", depth)];
    return [lists, objects, nested("[{a:", "1", "}]", depth / 2)].flatMap((literal) => [
      `{ __type(name: ${literal}) { name } }`,
      `query($x: [Int] = ${literal}) { __typename }`,
      `{ __typename @skip(if: ${literal}) }`,
    ]).concat(nested("{a", "", "}", depth));
  });
  // What is nested in the variables, JSON refuses by itself.
  const variables = DEPTHS.filter((depth) => depth > 128).map((depth) =>
    `{"query":"{ __typename }","variables":{"x":${nested("[", "1", "]", depth)}}}`);
  return refuseAll([...queries.map(asJson), ...variables]);
}

function fragmentBombs() {
  const bomb = (levels, start) => `${start} ` + times(levels, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} } `) +
    `fragment f${levels} on Query { __typename }`;
  const bombs = [12, 16, 20, 24, 28, 32, 48].flatMap((levels) => ["{ ...f0 }", "{ __typename }"].map((start) => bomb(levels, start)));
  // Twice each, at the same time.
  return refuseAll([...bombs, ...bombs].map(asJson));
}

function unusedFragments() {
  const chain = (length, last) => `{ __typename } ` + times(length, (n) => `fragment f${n} on Query { ...f${n + 1} } `) +
    `fragment f${length} on Query { ${last} }`;
  const lengths = [51, 100, 500, 1_000, 3_000, 5_000];
  const chains = lengths.flatMap((length) => ["__typename", "...f0"].map((last) => chain(length, last)));
  const circles = [1, 2, 10, 40].map((length) => chain(length, "...f0"));
  return refuseAll([...chains, ...circles].map(asJson));
}

/** Every shape in which a page of another site, or a careless form, could send an act of whoever sits here. */
async function anotherSite() {
  const cookie = await sessionOf(server.origin, "admin");
  const [unit] = (await ask(server.origin, cookie, "{ units(first: 1, where: { kind: { eq: COMMUNE } }) { nodes { id } } }")).data.units.nodes;
  const open = `mutation($input: OrganizationOpenInput!) { organizationOpen(input: $input) { userErrors { code } } }`;
  const types = ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
    "application/graphql", null];
  let cells = 0;
  const came = [];
  for (const method of ["GET", "POST", "PUT"]) {
    for (const type of types) for (const client of ["tests", null]) {
      for (const from of [null, server.origin, "https://evil.example", "null"]) {
        for (const site of [null, "same-origin", "same-site", "cross-site"]) {
          cells += 1;
          const name = `Trường giả ${cells}`;
          const organization = { kind: "SCHOOL", name, unitId: unit.id, validFrom: "2020-01-01" };
          const request = { query: open, variables: { input: { organization, idempotencyKey: `attacks-${cells}` } } };
          const asked = Object.entries({ query: open, variables: JSON.stringify(request.variables) });
          const inAddress = method === "GET" ? `?${new URLSearchParams(asked)}` : "";
          const answer = await send({
            method, path: `/graphql${inAddress}`, body: written(type, request, asked),
            headers: { cookie, "content-type": type, "x-densach-client": client, origin: from, "sec-fetch-site": site },
          });
          const isOurs = method === "POST" && type === "application/json" && client !== null &&
            [null, server.origin].includes(from) && [null, "same-origin"].includes(site);
          assert.equal(answer.status === 200, isOurs, `${method} ${type} ${client} ${from} ${site}: ${answer.status}`);
          if (isOurs) came.push(name);
        }
      }
    }
  }
  const query = `{ organizations(first: 100, where: { name: { contains: "truong gia" } }) { nodes { name } } }`;
  const there = (await ask(server.origin, cookie, query)).data.organizations.nodes.map(({ name }) => name);
  assert.deepEqual(there.sort(), came.sort(), "somebody else's act was done");
  return `${cells} shapes of a request, ${came.length} of them ours and done, of the others none`;
}

/** The same request as a page of another site could write it. */
function written(type, request, asked) {
  if (type === "application/x-www-form-urlencoded") return new URLSearchParams(asked).toString();
  if (type === "application/graphql") return request.query;
  if (!type?.startsWith("multipart")) return JSON.stringify(request);
  const part = (name, text) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  return `${part("operations", JSON.stringify(request))}${part("map", "{}")}--x--\r\n`;
}

async function tooMuch() {
  const one = asJson("{ __typename }");
  const small = await refuseAll([
    `[${one}]`, `[${Array(500).fill(one)}]`, `[${Array(20_000).fill(one)}]`,
    asJson(`{ ${times(31, (n) => `a${n}: __typename `)} }`), asJson(`{ ${times(1_500, (n) => `a${n}: __typename `)} }`),
    asJson(`{ ${times(50_000, (n) => `a${n}: __typename `)} }`), asJson(`{ __typename ${"@skip(if: false) ".repeat(30_000)} }`),
    asJson(`{ ${"__typename ".repeat(2_001)} }`),
  ]);
  const before = resident(server.child.pid);
  const large = [];
  for (const [type, announced] of [
    ["application/json", true], ["application/json", false], ["multipart/form-data; boundary=x", true],
    ["multipart/form-data; boundary=x", false],
  ]) {
    const { status, taken } = await flood(type, announced, 200 << 20);
    assert.ok([413, 415, undefined].includes(status), `${type}: ${status}`);
    assert.ok(taken < 64 << 20, `${type}: ${taken} bytes went`);
    large.push(`${status ?? "cut off"} after ${(taken / 2 ** 20).toFixed(1)} MiB`);
  }
  const risen = resident(server.child.pid) - before;
  assert.ok(risen < 64, `${risen} MiB more`);
  return `${small}; four bodies of 200 MiB: ${large.join(", ")}, memory ${risen >= 0 ? "+" : ""}${risen.toFixed(0)} MiB`;
}

function hiddenBrackets() {
  const queries = DEPTHS.flatMap((depth) => {
    const deep = "[".repeat(depth);
    return [
      `{ __type(name: ["""x" ${deep}`, `{ __type(name: """ ${deep}`, `{ a(b: """ \\""" ${deep}`, `{ a #\r ${deep}`,
      `{ a(b: "\\" ") ${deep}`, `{ a(b: "\\\\" ${deep}`, `{ a(b: """ \\""" """ ) ${deep}`, `{ a(b: "" ${deep}`,
      `\ufeff{ a(b: ""${deep}`,
    ];
  });
  return refuseAll(queries.map(asJson));
}

async function halfOpen() {
  const words = ["", "GET / HTTP/1.1\r\nHost: x\r\n", "POST /graphql HTTP/1.1\r\nX: ", "\r\n\r\n"];
  const [before, begun] = [sockets(server.child.pid), performance.now()];
  const held = Array.from({ length: 1_500 }, (_, n) => holding(words[n % words.length]));
  // While every place is taken and more stand before the door.
  await pause(500);
  const taken = sockets(server.child.pid) - before;
  const innocent = await post("{ __typename }", 60_000);
  assert.equal(innocent.status, 200);
  // Counted at the server: what its queue had no room for, only the caller believes to be open, and the kernel may hand
  // it on half a minute later.
  while (sockets(server.child.pid) > before) {
    assert.ok(performance.now() - begun < 90_000, `${sockets(server.child.pid) - before} half-open connections are still held`);
    await pause(100);
  }
  const took = performance.now() - begun;
  for (const { socket } of held) socket.destroy();
  return `1500 at once, ${taken} of them let in, an innocent one waited ${seconds(innocent.ms)}, all dropped after ${seconds(took)}`;
}

async function endlessBodies() {
  const begun = performance.now();
  const head = `POST /graphql HTTP/1.1\r\nHost: ${server.host}\r\nContent-Type: application/json\r\nX-Densach-Client: tests\r\n`;
  const held = Array.from({ length: 300 }, (_, n) =>
    holding(head + (n % 2 ? "Content-Length: 60000\r\n\r\n{" : "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")));
  await Promise.all(held.map(({ open }) => open));
  const innocent = await post("{ __typename }");
  assert.ok(innocent.status === 200 && innocent.ms < LONGEST_REFUSAL, `an innocent one waited ${innocent.ms} ms`);
  // Byte after byte, it is the whole body that counts.
  const trickle = setInterval(() => held.forEach(({ socket }, n) => n % 2 && socket.writable && socket.write(" ")), 500);
  await Promise.race([Promise.all(held.map(({ answered }) => answered)), pause(45_000)]);
  clearInterval(trickle);
  const refused = held.filter(({ heard }) => heard().startsWith("HTTP/1.1 408")).length;
  for (const { socket } of held) socket.destroy();
  assert.equal(refused, held.length, "bodies that are still waited for");
  return `300 at once, an innocent one waited ${innocent.ms} ms, all refused with 408 after ${seconds(performance.now() - begun)}`;
}

async function fewFiles() {
  const held = Array.from({ length: 400 }, () => holding("GET / HTTP/1.1\r\n"));
  await Promise.all(held.map(({ open }) => open));
  await pause(1_000);
  const open = files(server.child.pid).length;
  const before = worked(server.child.pid);
  await pause(5_000);
  const spent = worked(server.child.pid) - before;
  assert.ok(open >= 120, `only ${open} files are open: nothing was short`);
  assert.ok(spent < 1, `${spent} s of work in 5 s: it asks for connections in vain`);
  for (const { socket } of held) socket.destroy();
  const innocent = await post("{ __typename }", 15_000);
  assert.equal(innocent.status, 200);
  return `400 connections with 128 files, ${spent.toFixed(2)} s of work in 5 s, answers ${seconds(innocent.ms)} after they went`;
}

/** Sends each body, two at a time, and an innocent question all the while. */
async function refuseAll(bodies) {
  let over = false;
  let waited = 0;
  const innocent = async () => {
    while (!over) {
      const { status, ms } = await post("{ __typename }");
      assert.equal(status, 200);
      waited = Math.max(waited, ms);
      await pause(10);
    }
  };
  let slowest = 0;
  const queue = [...bodies];
  const sender = async () => {
    for (let body; (body = queue.shift()) !== undefined;) {
      const answer = await send({ body });
      assert.ok([400, 413].includes(answer.status), `${answer.status ?? "no answer"}: ${body.slice(0, 80)} (${body.length} bytes)`);
      assert.ok(answer.ms < LONGEST_REFUSAL, `${answer.ms} ms: ${body.slice(0, 80)} (${body.length} bytes)`);
      slowest = Math.max(slowest, answer.ms);
    }
  };
  const all = Promise.all([sender(), sender()]).finally(() => { over = true; });
  await Promise.all([all, innocent()]);
  return `${bodies.length} refused, the slowest in ${slowest} ms, an innocent one waited ${waited} ms at most`;
}

function post(query, longest) {
  return send({ body: asJson(query), longest });
}

/** One request on a connection of its own; no status if the connection ended without one. */
function send({ method = "POST", path = "/graphql", body, headers = {}, longest = 10_000 }) {
  const all = {
    host: server.host, connection: "close", "content-length": Buffer.byteLength(body), "content-type": "application/json",
    "x-densach-client": "tests", ...headers,
  };
  const head = Object.entries(all).filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}\r\n`);
  const begun = performance.now();
  return new Promise((done, failed) => {
    const socket = connect(server.port, "127.0.0.1");
    let heard = "";
    const late = setTimeout(() => {
      socket.destroy();
      failed(new Error(`no answer in ${longest} ms: ${body.slice(0, 80)} (${body.length} bytes)`));
    }, longest);
    socket.on("data", (part) => { heard += part; });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(late);
      done({ status: statusOf(heard), ms: Math.round(performance.now() - begun) });
    });
    socket.write(`${method} ${path} HTTP/1.1\r\n${head.join("")}\r\n${body}`);
  });
}

/** A body without end; how much of it the server took, and what it said. */
async function flood(type, announced, size) {
  const socket = connect(server.port, "127.0.0.1");
  const piece = Buffer.alloc(64 << 10, "x");
  const chunk = Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")]);
  let heard = "";
  let gone = false;
  socket.on("data", (part) => { heard += part; });
  socket.on("error", () => { gone = true; });
  socket.on("close", () => { gone = true; });
  const length = announced ? `content-length: ${size}` : "transfer-encoding: chunked";
  socket.write(`POST /graphql HTTP/1.1\r\nhost: ${server.host}\r\ncontent-type: ${type}\r\nx-densach-client: tests\r\n${length}\r\n\r\n`);
  if (announced && type.includes("json")) socket.write('{"query":"');
  let taken = 0;
  while (!gone && statusOf(heard) === undefined && taken < size) {
    const drained = socket.write(announced ? piece : chunk);
    taken += piece.length;
    if (!drained) await Promise.race([once(socket, "drain").catch(() => {}), once(socket, "close").catch(() => {}), pause(5_000)]);
    else await pause(0);
  }
  await pause(50);
  socket.destroy();
  return { status: statusOf(heard), taken };
}

/** A connection that says so much and waits. */
function holding(words) {
  const socket = connect(server.port, "127.0.0.1", () => { if (words) socket.write(words); });
  let heard = "";
  const open = once(socket, "connect");
  const answered = new Promise((done) => {
    socket.on("data", (part) => {
      heard += part;
      done();
    });
    socket.on("close", done);
  });
  socket.on("end", () => socket.destroy());
  socket.on("error", () => {});
  open.catch(() => {});
  return { socket, open, answered, heard: () => heard };
}

async function start(program, parameters) {
  const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "inherit"], env });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const { origin, host, port } = new URL(line);
  return { child, origin, host, port: Number(port) };
}

/** What was let in is answered, and then it ends by itself. */
async function stopped() {
  const body = asJson("{ __typename }");
  const head = `POST /graphql HTTP/1.1\r\nHost: ${server.host}\r\nContent-Type: application/json\r\nX-Densach-Client: tests\r\n` +
    `Content-Length: ${body.length}\r\n\r\n`;
  const held = Array.from({ length: 50 }, () => holding(head + body.slice(0, 5)));
  await Promise.all(held.map(({ open }) => open));
  // Each of them has been let in.
  await pause(300);
  const begun = performance.now();
  const exit = once(server.child, "exit");
  server.child.kill("SIGTERM");
  await pause(300);
  for (const { socket } of held) socket.write(body.slice(5));
  await Promise.all(held.map(({ answered }) => answered));
  const well = held.filter(({ heard }) => statusOf(heard()) === 200).length;
  assert.equal(well, held.length, "what was let in was not answered");
  const [code] = await Promise.race([exit, pause(15_000, ["nothing: it still runs"])]);
  assert.equal(code, 0, "it did not end well");
  return `${well} requests under way, all answered, ended ${seconds(performance.now() - begun)} after it was told to`;
}
