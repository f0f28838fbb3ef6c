// The office reminds, the director is told and goes there; a mail that nobody takes waits for an administrator.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sideways, violations } from "./axe.js";
import { open, shot } from "./harness.js";
import { mailServer } from "./mail.js";
import { ask, sessionOf, signedIn } from "./people.js";

let mail, house;
before(async () => {
  mail = await mailServer();
  const env = { MAIL_URL: mail.url, MAIL_FROM: "Phòng GD&ĐT <phong@example.vn>", PUBLIC_URL: "http://densach.example" };
  house = await open({ free: true, env });
});
after(async () => {
  await house?.close();
  mail?.close();
});

const COMMUNES = ["muong-lan", "pung-banh", "sop-cop", "sam-kha", "dom-cang", "nam-lanh", "muong-leo", "muong-va"];

/** A director with something that is not handed in, nobody twice. */
async function somebody() {
  const query = `{ assignments(first: 1, where: { state: { in: [OPEN, WORKING, RETURNED] } }) { nodes { id task { title } } } }`;
  while (COMMUNES.length > 0) {
    const login = `director.${COMMUNES.shift()}`;
    const [found] = (await ask(house.origin, await sessionOf(house.origin, login), query)).data.assignments.nodes;
    if (found) return { login, id: found.id, title: found.task.title };
  }
  throw new Error("nobody is left who has something to do");
}

async function remind({ id }) {
  const query = `mutation ($id: ID!, $input: KeyedInput!) { assignmentRemind(id: $id, input: $input) { userErrors { code } } }`;
  const officer = await sessionOf(house.origin, "officer");
  const input = { idempotencyKey: crypto.randomUUID() };
  assert.deepEqual((await ask(house.origin, officer, query, { id, input })).data.assignmentRemind.userErrors, []);
}

const bell = (page) => page.getByRole("banner").getByRole("link", { name: /^Thông báo/ });
const count = async (page) => Number((await bell(page).innerText()).trim() || "0");

/** Until the bell says so; it is asked as if the page had been looked at again. */
async function rings(page, want) {
  for (let tries = 0; tries < 60; tries += 1) {
    await page.evaluate(() => dispatchEvent(new Event("visibilitychange")));
    await page.waitForTimeout(250);
    if (want(await count(page))) return;
  }
  assert.fail(`the bell says ${await count(page)}`);
}

test("who is reminded sees it at the bell, goes there, and it is read", async () => {
  const director = await somebody();
  const { title } = director;
  const { page, context, complaints } = await signedIn(house, director.login);
  await page.waitForLoadState("networkidle");
  const before = await count(page);
  await remind(director);
  await rings(page, (now) => now > before);
  const unread = await count(page);
  await shot(page, "bell");

  await bell(page).click();
  await page.getByRole("heading", { level: 1, name: "Thông báo" }).waitFor();
  const told = page.getByRole("link", { name: `Phòng nhắc việc chưa nộp: ${title}`, exact: false }).first();
  await told.waitFor();
  await shot(page, "notifications");
  assert.deepEqual(await violations(page), []);
  await told.click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.waitForFunction((most) => Number(document.querySelector(".badge")?.textContent ?? 0) < most, unread);

  await page.goto("/thong-bao?hien=chua-doc");
  await page.getByRole("heading", { level: 1, name: "Thông báo" }).waitFor();
  await page.getByRole("button", { name: "Đánh dấu tất cả đã đọc" }).click();
  await page.locator(".toasts").getByText("Đã đánh dấu.").waitFor();
  await page.getByText("Chưa có thông báo nào ở đây.", { exact: false }).waitFor();
  await page.waitForFunction(() => document.querySelector(".badge") === null);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a mail that the server refuses waits for an administrator, who has it sent again", async () => {
  const director = await somebody();
  const { page, context } = await signedIn(house, director.login, { colorScheme: "dark", viewport: { width: 360, height: 780 } });
  await page.goto("/thong-bao");
  const field = page.getByLabel("Địa chỉ thư điện tử");
  await field.fill("không phải thư");
  await page.getByRole("button", { name: "Lưu cách nhận" }).click();
  await page.getByText("Nhập địa chỉ thư điện tử, ví dụ giamdoc@example.vn.").first().waitFor();
  await field.fill("giamdoc@example.vn");
  const reminded = page.getByRole("listitem").filter({ has: page.getByText("Phòng nhắc việc", { exact: true }) }).last();
  await reminded.getByLabel("Gửi thư").selectOption({ label: "Ngay khi có" });
  await page.getByRole("button", { name: "Lưu cách nhận" }).click();
  await page.locator(".toasts").getByText("Đã lưu cách nhận thông báo.").waitFor();
  assert.deepEqual(await violations(page), []);
  assert.equal(await sideways(page), 0);
  await shot(page, "notifications-phone-dark");

  mail.refusal = "550 no such person here";
  await remind(director);
  const admin = await signedIn(house, "admin");
  const dead = admin.page.getByRole("row").filter({ hasText: "Hỏng hẳn" }).filter({ hasText: "Gửi thư điện tử" });
  for (let tries = 0; tries < 60 && await dead.count() === 0; tries += 1) {
    await admin.page.goto("/quan-tri/cong-viec?tinh-trang=dead");
    await admin.page.getByRole("heading", { level: 1, name: "Việc nền" }).waitFor();
    await admin.page.waitForLoadState("networkidle");
  }
  await dead.getByText("no such person here", { exact: false }).waitFor();
  await admin.page.getByText("1 việc đã hỏng hẳn, cần xem.").waitFor();
  assert.deepEqual(await violations(admin.page), []);
  await shot(admin.page, "jobs");

  mail.refusal = null;
  assert.equal(mail.letters.length, 0);
  await dead.getByRole("button", { name: "Chạy lại" }).click();
  await admin.page.locator(".toasts").getByText("Đã xếp chạy lại.").waitFor();
  for (let tries = 0; tries < 60 && mail.letters.length === 0; tries += 1) await admin.page.waitForTimeout(250);
  assert.match(mail.letters[0], /^To: giamdoc@example\.vn$/m);
  await admin.page.reload();
  await admin.page.getByText("Không có việc nào hỏng hẳn.").waitFor();
  await admin.page.goto("/quan-tri/cong-viec");
  await admin.page.getByRole("row").filter({ hasText: "Đã xong" }).first().waitFor();
  await shot(admin.page, "jobs-done");
  await admin.page.setViewportSize({ width: 360, height: 780 });
  assert.equal(await sideways(admin.page), 0);
  await shot(admin.page, "jobs-phone");
  await admin.page.emulateMedia({ colorScheme: "dark" });
  await shot(admin.page, "jobs-phone-dark");
  assert.deepEqual(admin.complaints, []);
  await admin.context.close();
  await context.close();
});

test("who administers nothing does not meet the page", async () => {
  const { page, context } = await signedIn(house, "officer");
  assert.equal(await page.getByRole("link", { name: "Việc nền" }).count(), 0);
  await page.goto("/quan-tri/cong-viec");
  await page.getByText("Trang này dành cho vai trò khác").waitFor();
  await context.close();
});
