// The registry as the office keeps it: who is entered, who ends, and who is what where.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, shot } from "./harness.js";
import { ask, listen, sessionOf, signIn, signedIn } from "./people.js";

let house;
before(async () => { house = await open({ free: true }); });
after(() => house.close());

const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });

/** Searches in a form and takes what was found. */
async function choose(form, search, words, field) {
  await form.getByLabel(search).fill(words);
  const option = form.locator(`${field} option:not([value=""])`).first();
  await form.page().waitForFunction(([field]) => document.querySelectorAll(`${field} option`).length === 2, [field]);
  await form.locator(field).selectOption(await option.getAttribute("value"));
}

test("an organization is entered in a sheet, ended with a reason, and taken back by undo", async () => {
  const { page, complaints } = await signedIn(house);
  await page.goto("/to-chuc");
  await page.getByRole("button", { name: "Thêm tổ chức" }).click();
  const sheet = page.getByRole("dialog", { name: "Thêm tổ chức" });
  await sheet.getByRole("button", { name: "Thêm tổ chức" }).click();
  for (const words of ["Nhập tên, từ 1 đến 120 chữ.", "Chọn loại cơ quan, tổ chức.", "Chọn đơn vị hành chính"]) {
    await sheet.locator(".problems").getByText(words).waitFor();
  }
  await shot(page, "organization-new-refused-1280");
  await sheet.getByRole("textbox", { name: "Tên", exact: true }).fill("Hội Cựu giáo chức xã Mường Và");
  await sheet.getByLabel("Loại").selectOption("other");
  await choose(sheet, "Tìm đơn vị hành chính", "xa muong va", "#form-unit");
  await choose(sheet, "Tìm cấp trên", "phong giao duc", "#form-parent");
  // What was chosen stays when one searches on.
  await sheet.getByLabel("Tìm đơn vị hành chính").fill("không có ở đâu cả");
  await page.waitForLoadState("networkidle");
  assert.match(await sheet.locator("#form-unit option:checked").innerText(), /Mường Và/);
  await sheet.getByLabel("Thư điện tử").fill("không phải");
  await sheet.getByRole("button", { name: "Thêm tổ chức" }).click();
  await sheet.locator(".problems").getByText("Địa chỉ thư điện tử phải có dạng").waitFor();
  await sheet.getByLabel("Thư điện tử").fill("hoi@muongva.vn");
  await sheet.getByRole("button", { name: "Thêm tổ chức" }).click();
  await page.getByRole("heading", { level: 1, name: "Hội Cựu giáo chức xã Mường Và" }).waitFor();
  await page.getByRole("link", { name: "hoi@muongva.vn" }).waitFor();

  await page.getByRole("button", { name: "Chấm dứt hoạt động" }).click();
  const dialog = page.getByRole("dialog", { name: "Chấm dứt hoạt động" });
  await dialog.getByRole("button", { name: "Chấm dứt hoạt động" }).click();
  await dialog.getByRole("link", { name: "Ghi lý do." }).waitFor();
  await dialog.getByLabel("Lý do").fill("Quyết định 12");
  await dialog.getByRole("button", { name: "Chấm dứt hoạt động" }).click();
  // It began today: it cannot have ended before that.
  await dialog.locator(".problems").getByText("Ngày kết thúc phải sau ngày bắt đầu").waitFor();
  await dialog.getByLabel("Chấm dứt kể từ ngày").fill("16/4/2020");
  await shot(page, "organization-end-1280");
  await dialog.getByRole("button", { name: "Chấm dứt hoạt động" }).click();
  await page.getByText("Hoạt động đến 15/04/2020").waitFor();
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByRole("button", { name: "Chấm dứt hoạt động" }).waitFor();
  await page.locator("main").getByText("Đang hoạt động").waitFor();
  assert.deepEqual(complaints, []);
});

test("what would stay behind is told, and the list of another day has who has ended", async () => {
  const { page } = await signedIn(house);
  await page.goto("/to-chuc?tim=trung+tam+hoc+tap+muong+va");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.getByRole("button", { name: "Chấm dứt hoạt động" }).click();
  const dialog = page.getByRole("dialog", { name: "Chấm dứt hoạt động" });
  await dialog.getByLabel("Lý do").fill("Sáp nhập");
  await dialog.getByRole("button", { name: "Chấm dứt hoạt động" }).click();
  await dialog.locator(".problems").getByText(/Còn \d+ việc chưa xong/).waitFor();
  await dialog.locator(".problems").getByText(/Còn \d+ người giữ vai trò ở đây/).waitFor();
  await shot(page, "organization-left-open-1280");

  // Entered long ago by somebody else, and over since the last year.
  const cookie = await sessionOf(house.origin, "officer");
  const [unit] = (await ask(house.origin, cookie, "{ units(first: 1, where: { kind: { eq: COMMUNE } }) { nodes { id } } }")).data.units.nodes;
  const form = { name: "Trường đã giải thể", kind: "SCHOOL", unitId: unit.id, validFrom: "2010-09-01" };
  const opened = await ask(house.origin, cookie, `mutation ($input: OrganizationOpenInput!) {
    organizationOpen(input: $input) { organization { id } } }`, { input: { organization: form, idempotencyKey: crypto.randomUUID() } });
  const { id } = opened.data.organizationOpen.organization;
  const end = { on: "2019-07-01", reason: "Giải thể", expectedVersion: 1, idempotencyKey: crypto.randomUUID() };
  await ask(house.origin, cookie, `mutation ($id: ID!, $input: OrganizationEndInput!) {
    organizationEnd(id: $id, input: $input) { userErrors { code } } }`, { id, input: end });
  await page.goto("/to-chuc?tim=da+giai+the");
  await page.getByText("Không có cơ quan, tổ chức nào khớp").waitFor();
  await page.getByLabel("Hoạt động trong ngày").fill("30/6/2019");
  await page.waitForURL(/ngay=2019-06-30/);
  await row(page, "Trường đã giải thể").getByText("Đã kết thúc").waitFor();
  await page.goto(`/to-chuc/${id}`);
  await page.getByRole("button", { name: "Bỏ ngày chấm dứt" }).waitFor();
  await page.getByText("01/09/2010 – 30/06/2019").waitFor();
});

test("a role is given, works at once, and ends at once", async () => {
  const { page, complaints } = await signedIn(house, "admin");
  await page.goto("/tai-khoan?tim=clerk");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.getByRole("heading", { level: 2, name: "Thêm vai trò" }).waitFor();
  const form = page.getByRole("form", { name: "Thêm vai trò" });
  // Before the organization nothing is offered.
  assert.equal(await form.locator("#role option").count(), 1);
  await form.getByRole("searchbox").fill("phong giao duc");
  const office = form.locator("#organization option", { hasText: "Phòng Giáo dục" }).first();
  await office.waitFor({ state: "attached" });
  await form.locator("#organization").selectOption(await office.getAttribute("value"));
  await form.locator("#role option[value=officer]").waitFor({ state: "attached" });
  assert.equal(await form.locator("#role option[value=director]").count(), 0);
  await form.getByLabel("Vai trò").selectOption("officer");
  const asked = listen(page);
  await form.getByRole("button", { name: "Thêm vai trò" }).click();
  await page.getByText("Đã thêm vai trò “Chuyên viên”.").waitFor();
  await row(page, "Chuyên viên").getByText("Đang giữ").waitFor();
  assert.match(asked.find(({ variables }) => variables?.input).variables.input.idempotencyKey, /^[0-9a-f]{32}$/);

  const clerk = await house.person();
  await clerk.page.goto("/dang-nhap");
  await signIn(clerk.page, "clerk");
  await clerk.page.getByRole("heading", { level: 1, name: "Hôm nay" }).waitFor();
  await clerk.page.goto("/tai-khoan");
  await clerk.page.getByRole("rowheader").first().waitFor();

  await row(page, "Chuyên viên").getByRole("button", { name: "Kết thúc vai trò" }).click();
  const dialog = page.getByRole("dialog", { name: "Kết thúc vai trò" });
  await shot(page, "membership-end-1280");
  await dialog.getByRole("button", { name: "Kết thúc vai trò" }).click();
  await row(page, "Chuyên viên").getByText("Đã kết thúc").waitFor();
  await clerk.page.reload();
  await clerk.page.getByText("Trang này dành cho vai trò khác").waitFor();

  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await row(page, "Chuyên viên").getByText("Đang giữ").waitFor();
  assert.deepEqual(complaints, []);
});

test("nobody changes his own roles, and the last administrator stays", async () => {
  const { page } = await signedIn(house, "admin");
  await page.goto("/tai-khoan?tim=admin");
  await page.getByRole("row").filter({ has: page.getByRole("cell", { name: "admin", exact: true }) }).getByRole("link").click();
  await page.getByText("Không tự đổi vai trò của mình").waitFor();
  assert.equal(await page.getByRole("button", { name: "Kết thúc vai trò" }).count(), 0);
  assert.equal(await page.getByRole("heading", { name: "Thêm vai trò" }).count(), 0);
});
