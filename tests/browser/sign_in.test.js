import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, shot } from "./harness.js";
import { ask, listen, signIn, signedIn } from "./people.js";

let house;
before(async () => { house = await open({ free: true }); });
after(() => house.close());

const path = (page) => { const { pathname, search } = new URL(page.url()); return pathname + search; };

test("the way in keeps the wanted address and returns to it", async () => {
  const { page, complaints } = await house.person();
  await page.goto("/to-chuc?loai=school");
  await page.getByRole("heading", { level: 1, name: "Đăng nhập" }).waitFor();
  assert.equal(path(page), "/dang-nhap?den=%2Fto-chuc%3Floai%3Dschool");
  assert.equal(await page.getByRole("navigation").count(), 0);
  await signIn(page, "officer");
  await page.getByRole("heading", { level: 1, name: "Cơ quan, tổ chức" }).waitFor();
  assert.equal(path(page), "/to-chuc?loai=school");
  // The way in is no page to go back to.
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Cơ quan, tổ chức" }).waitFor();
  assert.deepEqual(complaints, []);
});

test("a foreign address in the link is not followed", async () => {
  const { page } = await house.person();
  await page.goto("/dang-nhap?den=//example.org/");
  await signIn(page, "officer");
  await page.getByRole("heading", { level: 1, name: "Hôm nay" }).waitFor();
  assert.equal(path(page), "/");
});

test("what is missing and what is wrong is said once above and once beside, and the focus goes there", async () => {
  const { page } = await house.person();
  await page.goto("/dang-nhap");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  const summary = page.locator(".problems");
  await summary.getByRole("link", { name: "Nhập tên đăng nhập." }).waitFor();
  assert.ok(await summary.evaluate((summary) => summary === document.activeElement));
  assert.match(await page.title(), /^Lỗi: Đăng nhập/);
  await summary.getByRole("link", { name: "Nhập mật khẩu." }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "password");

  await signIn(page, "officer", "sai mật khẩu");
  await summary.getByText("Sai tên hoặc mật khẩu").waitFor();
  await shot(page, "sign-in-refused");
  assert.equal(await page.getByLabel("Mật khẩu", { exact: true }).getAttribute("aria-invalid"), "true");
  await page.getByRole("button", { name: "Hiện mật khẩu" }).click();
  assert.equal(await page.getByLabel("Mật khẩu", { exact: true }).getAttribute("type"), "text");
});

test("the server refuses in the language of the page, whatever the browser prefers", async () => {
  const { page } = await house.person({ locale: "en-US" });
  await page.goto("/dang-nhap");
  await signIn(page, "clerk", "sai mật khẩu");
  await page.locator(".problems").getByText("Sai tên hoặc mật khẩu").waitFor();
});

test("signing out ends the session, and the page before asks for a password", async () => {
  const { page, context } = await signedIn(house);
  await page.locator(".menu summary").click();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await page.getByRole("heading", { level: 1, name: "Đăng nhập" }).waitFor();
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const { data } = await ask(house.origin, cookies, "{ viewer { login } }");
  assert.equal(data.viewer, null);
  await page.goto("/tai-khoan");
  await page.getByRole("heading", { level: 1, name: "Đăng nhập" }).waitFor();
});

test("a session that ends during work asks for the password; nothing typed is lost, and the act goes on", async () => {
  const { page, context } = await signedIn(house);
  await page.goto("/to-chuc");
  await page.getByRole("rowheader").first().getByRole("link").click();
  const field = page.getByRole("textbox", { name: "Tên", exact: true });
  await field.fill("Tên gõ trước khi hết phiên");
  await context.clearCookies();
  const asked = listen(page);
  await field.press("Enter");

  const dialog = page.getByRole("dialog", { name: "Phiên làm việc đã kết thúc" });
  await dialog.waitFor();
  await shot(page, "session-over");
  assert.equal(await dialog.getByLabel("Tên đăng nhập").inputValue(), "officer");
  await dialog.getByLabel("Mật khẩu", { exact: true }).fill("den-sach-demo");
  await dialog.getByRole("button", { name: "Đăng nhập" }).click();
  await page.getByRole("heading", { level: 1, name: "Tên gõ trước khi hết phiên" }).waitFor();
  await dialog.waitFor({ state: "hidden" });
  const keys = asked.map(({ variables }) => variables?.input?.idempotencyKey).filter(Boolean);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
});

test("who does not sign in again keeps the page and what was typed", async () => {
  const { page, context } = await signedIn(house);
  await page.goto("/to-chuc");
  await page.getByRole("rowheader").last().getByRole("link").click();
  const field = page.getByRole("textbox", { name: "Tên", exact: true });
  await field.fill("Chưa lưu");
  await context.clearCookies();
  await field.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".problems").getByText("Phiên làm việc đã kết thúc").waitFor();
  assert.equal(await field.inputValue(), "Chưa lưu");
});

test("nobody sees a page that is not theirs, nor a link to it", async () => {
  const { page, complaints } = await signedIn(house, "partner.phunu");
  const links = page.getByRole("navigation").first().getByRole("link");
  const places = ["Hôm nay", "Văn bản chỉ đạo", "Việc được giao", "Cơ quan, tổ chức", "Đơn vị hành chính", "Thông báo", "Tìm kiếm", "Tài khoản của tôi"];
  assert.deepEqual(await links.allInnerTexts(), places);
  await page.goto("/nhat-ky");
  await page.getByRole("heading", { level: 1, name: "Trang này dành cho vai trò khác" }).waitFor();
  await page.getByText("liên hệ quản trị của Phòng Giáo dục").waitFor();
  await page.goto("/to-chuc");
  await page.getByRole("rowheader").first().getByRole("link").click();
  await page.getByText("Hoạt động từ").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Tên", exact: true }).count(), 0);
  assert.deepEqual(complaints, []);
});
