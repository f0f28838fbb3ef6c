// A director answers on a phone with a poor network; the officer reviews at a desk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "@axe-core/playwright";
import { open, shot } from "./harness.js";
import { ask, listen, sessionOf, signedIn } from "./people.js";

const PHONE = { viewport: { width: 360, height: 780 } };
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const { AxeBuilder = axe.default ?? axe } = axe;
// One dot; what matters is that it is a picture.
const PHOTO = {
  name: "ảnh lớp học.png",
  mimeType: "image/png",
  buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
};

let house;
before(async () => { house = await open({ free: true }); });
after(() => house.close());

const COMMUNES = ["muong-lan", "pung-banh", "sop-cop", "sam-kha", "dom-cang", "nam-lanh", "muong-leo", "muong-va"];

/** A director, and a task with two figures that is still to do; which one has some, the demonstration decides. */
async function toDo(communes) {
  const query = `{ assignments(first: 20, where: { state: { in: [OPEN, WORKING] } }) {
    nodes { id version task { title measures { id name unit } } }
  } }`;
  for (const commune of communes) {
    const login = `director.${commune}`;
    const cookie = await sessionOf(house.origin, login);
    const { data } = await ask(house.origin, cookie, query);
    const found = data.assignments.nodes.find(({ task }) => task.measures.length > 1);
    if (found) return { login, cookie, ...found };
  }
  throw new Error("no director of the demonstration has anything to do");
}

const standing = async (cookie, id) => (await ask(house.origin, cookie, `query ($id: ID!) {
  assignment(id: $id) { state version answer figures { value } evidence { kind text fileName } }
}`, { id })).data.assignment;

const field = (page, { name, unit }) => page.getByLabel(`${name} (${unit})`);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const said = (page, words) => page.locator(".toasts").getByText(words).waitFor();

/** The server gets what is sent, and its answer is lost once. */
async function loseAnswer(page, mutation) {
  let lost = false;
  await page.route("**/graphql", async (route) => {
    if (lost || !route.request().postDataJSON().query.includes(mutation)) return route.fallback();
    lost = true;
    await route.fetch();
    await route.abort("connectionreset");
  });
}

test("an answer goes from a phone to the office and back, and the network loses and doubles nothing", async () => {
  const work = await toDo(COMMUNES);
  const director = await signedIn(house, work.login, PHONE);
  const phone = director.page;
  await phone.getByRole("heading", { name: "Việc của đơn vị" }).waitFor();
  await phone.getByRole("link", { name: work.task.title }).click();
  await phone.getByRole("heading", { level: 1, name: work.task.title }).waitFor();

  // Typed and not sent, and found again after the page was gone.
  const [first, second] = work.task.measures;
  await field(phone, first).fill("1234");
  await field(phone, second).fill("");
  await phone.getByLabel("Đã làm những gì").fill("Mở lớp tại bản Nà Vạc.");
  await phone.reload();
  await phone.getByText("phần anh/chị nhập dở trên máy này").waitFor();
  assert.equal(await field(phone, first).inputValue(), "1.234");
  assert.equal(await field(phone, second).inputValue(), "");
  assert.equal(await phone.getByLabel("Đã làm những gì").inputValue(), "Mở lớp tại bản Nà Vạc.");
  await shot(phone, "assignment-restored");

  // A note, then a photo whose answer is lost: it goes again by itself, and is there once.
  await phone.getByText("Ghi chú", { exact: true }).click();
  await phone.getByRole("textbox", { name: "Ghi chú" }).fill("Sổ theo dõi lớp có 23 người.");
  await press(phone, "Thêm minh chứng");
  await said(phone, "Đã thêm minh chứng.");
  await loseAnswer(phone, "evidenceAdd");
  await phone.getByText("Ảnh, tệp", { exact: true }).click();
  await phone.getByLabel("Chọn ảnh hoặc tệp").setInputFiles(PHOTO);
  await phone.getByText(PHOTO.name).waitFor();
  await press(phone, "Thêm minh chứng");
  await said(phone, "Đã lưu trên máy");
  await phone.getByRole("link", { name: PHOTO.name, exact: true }).waitFor();
  await phone.getByRole("img", { name: PHOTO.name }).waitFor();

  // Handed in, its answer lost too: the second time carries the same key.
  await loseAnswer(phone, "assignmentSubmit");
  const asked = listen(phone);
  await press(phone, "Nộp");
  await said(phone, "Đã lưu trên máy");
  await phone.getByLabel("Đã làm những gì").waitFor({ state: "detached" });
  const keys = asked.filter(({ query }) => query.includes("assignmentSubmit")).map(({ variables }) => variables.input.idempotencyKey);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  const handedIn = await standing(work.cookie, work.id);
  assert.equal(handedIn.state, "SUBMITTED");
  assert.deepEqual(handedIn.figures.map(({ value }) => value).slice(0, 2), [1234, null]);
  assert.equal(handedIn.evidence.filter(({ kind }) => kind === "FILE").length, 1);
  assert.equal(handedIn.evidence.filter(({ text }) => text === "Sổ theo dõi lớp có 23 người.").length, 1);
  await phone.getByText("1.234").first().waitFor();
  assert.equal(await phone.getByRole("button", { name: "Nộp", exact: true }).count(), 0);
  await shot(phone, "assignment-handed-in");

  const office = await signedIn(house, "officer");
  const desk = office.page;
  await desk.goto(`/viec/${work.id}`);
  await press(desk, "Trả lại");
  const sheet = desk.getByRole("dialog");
  await sheet.getByRole("button", { name: "Trả lại" }).click();
  await sheet.getByRole("alert").getByText("Viết lý do trả lại").waitFor();
  await sheet.getByLabel("Lý do").fill("Số liệu lớn hơn số dân của bản.");
  await shot(desk, "assignment-return");
  await sheet.getByRole("button", { name: "Trả lại" }).click();
  await said(desk, "Đã trả lại, kèm lý do.");
  await desk.getByText("Số liệu lớn hơn số dân của bản.").waitFor();

  await phone.reload();
  await phone.getByText("Số liệu lớn hơn số dân của bản.").waitFor();
  await field(phone, first).fill("12");
  await press(phone, "Nộp");
  await said(phone, "Đã nộp.");

  await desk.reload();
  await press(desk, "Duyệt");
  await said(desk, "Đã duyệt.");
  assert.equal((await standing(work.cookie, work.id)).state, "ACCEPTED");
  assert.deepEqual(office.complaints, []);
});

test("two who answer at once compare their fields, and nobody's words are lost", async () => {
  const work = await toDo([...COMMUNES].reverse());
  const { page } = await signedIn(house, work.login, PHONE);
  await page.goto(`/viec/${work.id}`);
  await page.getByLabel("Đã làm những gì").fill("Bản của tôi.");
  const input = { answer: "Bản của người khác.", figures: [], expectedVersion: work.version, idempotencyKey: crypto.randomUUID() };
  const { data } = await ask(house.origin, work.cookie, `mutation ($id: ID!, $input: AssignmentAnswerInput!) {
    assignmentSave(id: $id, input: $input) { userErrors { message } }
  }`, { id: work.id, input });
  assert.deepEqual(data.assignmentSave.userErrors, []);

  await press(page, "Lưu tạm");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Bản của người khác.").waitFor();
  await dialog.getByText("Bản của tôi.").waitFor();
  assert.deepEqual(await violations(page), []);
  await shot(page, "assignment-conflict");
  await dialog.getByRole("button", { name: "Ghi bản của tôi" }).click();
  await said(page, "Đã lưu tạm");
  assert.equal((await standing(work.cookie, work.id)).answer, "Bản của tôi.");
});

test("a link of another page narrows the list, and one press shows all again", async () => {
  const { page } = await signedIn(house, "officer");
  const cookie = await sessionOf(house.origin, "officer");
  const { data } = await ask(house.origin, cookie, "{ assignments(first: 1) { nodes { organization { id name } } } }");
  const { id, name } = data.assignments.nodes[0].organization;
  await page.goto(`/viec?to-chuc=${id}`);
  await page.locator(".note").getByText(name).waitFor();
  assert.equal(await page.getByLabel("Đang xem").inputValue(), "tat-ca");
  await page.getByRole("link", { name: "Bỏ lọc" }).click();
  await page.locator(".note").waitFor({ state: "detached" });
  assert.equal(await page.getByLabel("Đang xem").inputValue(), "cho-duyet");
  await page.getByRole("navigation", { name: "Số việc theo tình trạng" }).getByRole("link", { name: /^Quá hạn/ }).click();
  await page.waitForURL(/trang-thai=qua-han/);
});

async function violations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

for (const [login, options] of [["director.sop-cop", { ...PHONE, colorScheme: "dark" }], ["officer", {}], ["province", PHONE]]) {
  test(`axe finds nothing on the pages of ${login}`, async () => {
    const { page, complaints } = await signedIn(house, login, options);
    const paths = ["/"];
    if (login !== "province") {
      paths.push("/viec?trang-thai=tat-ca");
      const cookie = await sessionOf(house.origin, login);
      for (const state of ["WORKING", "SUBMITTED", "ACCEPTED", "RETURNED"]) {
        const query = `{ assignments(first: 1, where: { state: { eq: ${state} } }) { nodes { id } } }`;
        const { data } = await ask(house.origin, cookie, query);
        paths.push(...data.assignments.nodes.map(({ id }) => `/viec/${id}`));
      }
    }
    for (const path of paths) {
      await page.goto(path);
      await page.locator("main h2:visible, main table:visible").first().waitFor();
      await page.waitForLoadState("networkidle");
      await shot(page, `assignments-${login}-${paths.indexOf(path)}`);
      assert.deepEqual(await violations(page), [], path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`);
    }
    assert.deepEqual(complaints, []);
  });
}
