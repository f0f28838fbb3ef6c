// A director writes where there is no network; it is sent later, once, by nobody else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sideways, violations } from "./axe.js";
import { open, shot } from "./harness.js";
import { ask, listen, sessionOf, signIn, signedIn } from "./people.js";

const PHONE = { viewport: { width: 360, height: 780 }, serviceWorkers: "allow" };
const PHOTO = {
  name: "lớp học.png",
  mimeType: "image/png",
  buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
};
const COMMUNES = ["muong-lan", "pung-banh", "sop-cop", "sam-kha", "dom-cang", "nam-lanh", "muong-leo", "muong-va"];

let house;
before(async () => { house = await open({ free: true }); });
after(() => house.close());

/** Each test has work of its own: what one has taken, no other gets. */
const taken = new Set();

async function toDo() {
  const query = `{ assignments(first: 20, where: { state: { in: [OPEN, WORKING] } }) {
    nodes { id version task { id version title measures { id name unit } } }
  } }`;
  for (const commune of COMMUNES) {
    const login = `director.${commune}`;
    const cookie = await sessionOf(house.origin, login);
    const { data } = await ask(house.origin, cookie, query);
    const found = data.assignments.nodes.find(({ id, task }) => task.measures.length > 0 && !taken.has(id));
    if (found) {
      taken.add(found.id);
      return { login, cookie, ...found };
    }
  }
  throw new Error("no director of the demonstration has anything to do");
}

const standing = async (cookie, id) => (await ask(house.origin, cookie, `query ($id: ID!) {
  assignment(id: $id) { state version answer figures { value } evidence { kind text fileName href } }
}`, { id })).data.assignment;

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const chip = (page, words) => page.getByRole("banner").getByRole("link", { name: words }).waitFor();
const said = (page, words) => page.locator(".toasts").getByText(words).waitFor();

async function atWork(work, options = {}) {
  const visit = await signedIn(house, work.login, { ...PHONE, ...options });
  await visit.page.evaluate(() => navigator.serviceWorker.ready);
  // The pages of the answer and of the queue are fetched ahead, for they are needed where there is no network.
  const isKept = () => visit.page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().some(({ url }) => url.includes("split_work"));
  });
  while (!await isKept()) await visit.page.waitForTimeout(200);
  await visit.page.goto(`/viec/${work.id}`);
  await visit.page.getByLabel("Đã làm những gì").waitFor();
  await chip(visit.page, "Đã đồng bộ");
  return visit;
}

/** The page is told that there is no network a moment before there is none: what is sent in between arrives. */
async function cutOff({ page, context }) {
  await context.setOffline(true);
  const gets = () => page.evaluate(() => fetch("/healthz", { cache: "no-store" }).then(() => true, () => false));
  while (await gets()) await page.waitForTimeout(50);
}

async function saveOffline(visit, words) {
  const { page } = visit;
  await cutOff(visit);
  await chip(page, "Mất mạng – vẫn ghi được");
  await page.getByLabel("Đã làm những gì").fill(words);
  await press(page, "Lưu tạm");
  await said(page, "Đã lưu trên máy");
}

async function looks(page, name) {
  for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [360, "dark"], [360, "light"]]) {
    await page.setViewportSize({ width, height: 780 });
    await page.emulateMedia({ colorScheme });
    await shot(page, `${name}-${width}-${colorScheme}`);
    assert.deepEqual(await violations(page), [], name);
    assert.equal(await sideways(page), 0, name);
  }
}

test("an answer and a photo are written without a network, outlive the page, and arrive once", async () => {
  const work = await toDo();
  const visit = await atWork(work);
  const { page, context } = visit;
  await saveOffline(visit, "Mở lớp tại bản Nà Vạc.");
  await page.getByLabel("Chọn ảnh hoặc tệp").setInputFiles(PHOTO);
  await page.getByText(PHOTO.name).waitFor();
  await press(page, "Thêm minh chứng");
  await chip(page, "2 mục chờ gửi");
  await page.close();

  // The phone was put away; opened again there is still no network.
  const again = await context.newPage();
  await again.goto("/hang-doi");
  await again.getByRole("heading", { level: 1, name: "Hàng đợi gửi" }).waitFor();
  await again.getByText("Mở lớp tại bản Nà Vạc.").waitFor();
  await again.getByText(PHOTO.name).waitFor();
  await chip(again, "2 mục chờ gửi");
  await looks(again, "outbox-waiting");
  assert.equal((await standing(work.cookie, work.id)).answer, null, "nothing has arrived yet");

  // Another tab, so that both would send; and the first answer of the server is lost.
  const other = await context.newPage();
  await other.goto("/hang-doi");
  await other.getByText("Mở lớp tại bản Nà Vạc.").waitFor();
  const asked = [...[again, other].map(listen)];
  let lost = 0;
  await context.route("**/graphql", async (route) => {
    if (lost > 0 || !route.request().postDataJSON().query.includes("evidenceAdd")) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await context.setOffline(false);
  await again.getByText("Không có mục chờ gửi.").waitFor({ timeout: 60_000 });
  await chip(again, "Đã đồng bộ");
  await chip(other, "Đã đồng bộ");

  const officer = await sessionOf(house.origin, "officer");
  const there = await standing(officer, work.id);
  assert.equal(lost, 1);
  assert.equal(there.answer, "Mở lớp tại bản Nà Vạc.");
  const photos = there.evidence.filter(({ fileName }) => fileName);
  assert.deepEqual(photos.map(({ fileName }) => fileName), [PHOTO.name], "one photo, though it was sent twice");
  const file = await fetch(house.origin + photos[0].href, { headers: { cookie: officer } });
  assert.equal(file.status, 200);
  assert.ok((await file.arrayBuffer()).byteLength > 0);
  const sent = asked.flat().filter(({ query }) => query.includes("evidenceAdd"));
  assert.equal(new Set(sent.map(({ variables }) => variables.input.idempotencyKey)).size, 1);
  await looks(again, "outbox-empty");

  // Sent, so its form holds no draft any more.
  await again.goto(`/viec/${work.id}`);
  await again.getByRole("link", { name: PHOTO.name, exact: true }).waitFor();
  assert.equal(await again.getByText("phần anh/chị nhập dở").count(), 0);
});

test("what one account wrote is neither seen nor sent by another on the same phone", async () => {
  const work = await toDo();
  const visit = await atWork(work);
  const { page, context } = visit;
  await saveOffline(visit, "Chỉ tôi được gửi.");
  // Signed out in the moment the network is back, before anything could be sent.
  await context.route("**/graphql", (route) => {
    return route.request().postDataJSON().query.includes("assignmentSave") ? route.abort() : route.fallback();
  });
  await context.setOffline(false);
  await page.locator("header details summary").last().click();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await page.getByLabel("Tên đăng nhập").waitFor();
  await context.unroute("**/graphql");

  const asked = listen(page);
  await signIn(page, "officer");
  await page.getByRole("heading", { level: 1, name: "Hôm nay" }).waitFor();
  await chip(page, "Đã đồng bộ");
  await page.goto("/hang-doi");
  await page.getByText("Không có mục chờ gửi.").waitFor();
  assert.equal(asked.filter(({ query }) => query.includes("assignmentSave")).length, 0);
  assert.equal((await standing(work.cookie, work.id)).answer, null);

  // A request that carries his name is refused while another sits here.
  const status = await page.evaluate(async (login) => (await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", "x-densach-client": "spa", "x-densach-account": login },
    body: JSON.stringify({ query: "{ viewer { login } }" }),
  })).status, work.login);
  assert.equal(status, 409);

  await page.locator("header details summary").last().click();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await signIn(page, work.login);
  await page.getByRole("heading", { level: 1, name: "Hôm nay" }).waitFor();
  await chip(page, "Đã đồng bộ");
  await page.goto("/hang-doi");
  await page.getByText("Không có mục chờ gửi.").waitFor();
  assert.equal((await standing(work.cookie, work.id)).answer, "Chỉ tôi được gửi.");
});

test("a task that was cancelled meanwhile is refused with the reason, and the words stay", async () => {
  const work = await toDo();
  const visit = await atWork(work);
  const { page, context } = visit;
  await saveOffline(visit, "Đã vận động 12 người.");
  const officer = await sessionOf(house.origin, "officer");
  const cancel = `mutation ($id: ID!, $input: StepInput!) { taskCancel(id: $id, input: $input) { userErrors { message } } }`;
  const input = { expectedVersion: work.task.version, idempotencyKey: crypto.randomUUID() };
  const { data } = await ask(house.origin, officer, cancel, { id: work.task.id, input });
  assert.deepEqual(data.taskCancel.userErrors, []);

  await context.setOffline(false);
  await chip(page, "1 mục bị từ chối");
  await page.getByRole("banner").getByRole("link", { name: "1 mục bị từ chối" }).click();
  await page.getByText("đã hủy nên không sửa được").waitFor();
  await page.getByText("Đã vận động 12 người.").waitFor();
  await page.getByRole("button", { name: "Sửa và gửi lại" }).waitFor();
  await looks(page, "outbox-refused");
  await page.reload();
  await page.getByText("Đã vận động 12 người.").waitFor();

  // Thrown away by mistake, and brought back.
  await press(page, "Bỏ mục này");
  await page.getByText("Không có mục chờ gửi.").waitFor();
  await chip(page, "Đã đồng bộ");
  await press(page, "Hoàn tác");
  await page.getByText("Đã vận động 12 người.").waitFor();
  await chip(page, "1 mục bị từ chối");
});

test("an answer that another changed meanwhile is compared, merged and sent", async () => {
  const work = await toDo();
  const visit = await atWork(work);
  const { page, context } = visit;
  await saveOffline(visit, "Bản viết khi mất mạng.");
  const input = { answer: "Bản của người khác.", figures: [{ measureId: work.task.measures[0].id, value: 7 }], expectedVersion: work.version, idempotencyKey: crypto.randomUUID() };
  const { data } = await ask(house.origin, work.cookie, `mutation ($id: ID!, $input: AssignmentAnswerInput!) {
    assignmentSave(id: $id, input: $input) { userErrors { message } }
  }`, { id: work.id, input });
  assert.deepEqual(data.assignmentSave.userErrors, []);

  await context.setOffline(false);
  await chip(page, "1 mục bị từ chối");
  await page.goto("/hang-doi");
  await page.getByText("Người khác vừa sửa, cần so lại").waitFor();
  await press(page, "So và gửi lại");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Bản của người khác.").waitFor();
  await dialog.getByText("Bản viết khi mất mạng.").waitFor();
  await shot(page, "outbox-conflict-360", {});
  await dialog.getByRole("button", { name: "Ghi bản của tôi" }).click();
  await said(page, "Đã lưu tạm");
  await chip(page, "Đã đồng bộ");
  const there = await standing(work.cookie, work.id);
  assert.equal(there.answer, "Bản viết khi mất mạng.");
  assert.equal(there.figures[0].value, 7, "what only the other changed is kept");
  await page.goto("/hang-doi");
  await page.getByText("Không có mục chờ gửi.").waitFor();
});
