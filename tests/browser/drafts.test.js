// A tab that was closed, a reload, a dead battery: what was typed into a longer form is there again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.js";
import { open, shot } from "./harness.js";
import { ask, organizations, renameElsewhere, sessionOf, signIn, signedIn } from "./people.js";

let house;
before(async () => { house = await open({ free: true }); });
after(() => house.close());

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const note = (page) => page.getByText("phần anh/chị nhập dở trên máy này");
const drafts = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("densach.draft.")));

test("an organization that was being changed is found again, and its newer version is not written over", async () => {
  const { page } = await signedIn(house, "officer");
  const cookie = await sessionOf(house.origin, "officer");
  const [one] = await organizations(house.origin, cookie, "Trung tâm học tập cộng đồng xã");
  await page.goto(`/to-chuc/${one.id}`);
  const address = page.getByLabel("Địa chỉ");
  await address.fill("Bản Nà Vạc");
  await page.reload();
  await note(page).waitFor();
  assert.equal(await address.inputValue(), "Bản Nà Vạc");
  assert.deepEqual(await violations(page), []);
  await shot(page, "draft-organization");

  // Another has changed it meanwhile: upon the older version the server shows what.
  await renameElsewhere(house.origin, cookie, one, `${one.name} (mới)`);
  await page.reload();
  await note(page).waitFor();
  await press(page, "Lưu thông tin");
  const dialog = page.getByRole("dialog");
  await dialog.getByText(`${one.name} (mới)`).first().waitFor();
  await dialog.getByText("Bản Nà Vạc").waitFor();
  await page.keyboard.press("Escape");

  // Thrown away, it does not come back; nobody else would have seen it.
  await press(page, "Bỏ phần nhập dở");
  await note(page).waitFor({ state: "detached" });
  await page.waitForTimeout(600);
  assert.deepEqual(await drafts(page), []);
  await page.reload();
  await page.getByRole("button", { name: "Lưu thông tin" }).waitFor();
  assert.equal(await note(page).count(), 0);
});

test("what one typed is not offered to another on the same device", async () => {
  const { page } = await signedIn(house, "officer");
  await page.goto("/to-chuc");
  await press(page, "Thêm tổ chức");
  await page.getByRole("dialog").getByLabel("Tên").first().fill("Hội Khuyến học bản Nà Vạc");
  await page.goto("/to-chuc");
  await press(page, "Thêm tổ chức");
  await note(page).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("header details summary").last().click();
  await press(page, "Đăng xuất");
  await signIn(page, "admin");
  await page.getByRole("heading", { level: 1, name: "Hôm nay" }).waitFor();
  await page.goto("/to-chuc");
  await press(page, "Thêm tổ chức");
  await page.getByRole("dialog").getByLabel("Tên").first().waitFor();
  assert.equal(await note(page).count(), 0);
});

test("the wording of a report, a scheme and a task come back", async () => {
  const { page } = await signedIn(house, "officer");
  const cookie = await sessionOf(house.origin, "officer");
  const { data } = await ask(house.origin, cookie, "{ directives(first: 10) { nodes { id state } } }");
  const { id } = data.directives.nodes.find(({ state }) => state === "PUBLISHED");
  await page.goto(`/bao-cao/${id}`);
  await page.getByRole("button", { name: "Sửa phần này" }).first().click();
  await page.locator("main textarea").fill("Toàn huyện đã mở 12 lớp.");
  await page.reload();
  await page.getByRole("button", { name: "Sửa phần này" }).first().click();
  await note(page).waitFor();
  assert.equal(await page.locator("main textarea").inputValue(), "Toàn huyện đã mở 12 lớp.");
  await press(page, "Thôi sửa");
  assert.deepEqual(await drafts(page), []);

  await page.goto("/van-ban/de-an");
  await press(page, "Thêm đề án");
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Tên đề án").fill("Xây dựng xã hội học tập");
  await press(sheet, "Thêm chỉ tiêu");
  await sheet.getByLabel("Năm đầu").fill("2021");
  await page.reload();
  await press(page, "Thêm đề án");
  await note(page).waitFor();
  assert.equal(await sheet.getByLabel("Tên đề án").inputValue(), "Xây dựng xã hội học tập");
  assert.equal(await sheet.getByLabel("Năm đầu").inputValue(), "2021");
  await shot(page, "draft-scheme");
  await press(sheet, "Bỏ phần nhập dở");
  await page.waitForTimeout(600);
  assert.deepEqual(await drafts(page), []);
});

test("an input method that composes is not disturbed by keeping", async () => {
  const cookie = await sessionOf(house.origin, "director.muong-lan");
  const query = "{ assignments(first: 1, where: { state: { in: [OPEN, WORKING] } }) { nodes { id } } }";
  const [{ id }] = (await ask(house.origin, cookie, query)).data.assignments.nodes;
  const { page, context } = await signedIn(house, "director.muong-lan");
  await page.goto(`/viec/${id}`);
  const answer = page.getByLabel("Đã làm những gì");
  await answer.fill("");
  await answer.focus();
  const keyboard = await context.newCDPSession(page);
  for (const text of ["m", "mu", "mư", "mươ", "mươn", "mương", "mường"]) {
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(60);
  }
  await keyboard.send("Input.insertText", { text: "mường" });
  await page.keyboard.type(" va");
  assert.equal(await answer.inputValue(), "mường va");
  await page.reload();
  await note(page).waitFor();
  assert.equal(await answer.inputValue(), "mường va");
});
