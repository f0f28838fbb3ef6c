// From the text of a real dispatch to tasks that a director sees.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { open, shot } from "./harness.js";
import { ask, listen, sessionOf, signedIn } from "./people.js";

const TEXT = readFileSync(new URL("fixtures/dispatch-2019.txt", import.meta.url), "utf8");

let house, officer;
before(async () => {
  house = await open({ free: true });
  officer = await sessionOf(house.origin, "officer");
});
after(() => house.close());

const rows = (page) => page.getByRole("button", { name: "Xuống một cấp" });
const clause = (page, name) => page.getByRole("group", { name });

/** In the middle of the window, where no notice lies over it. */
async function press(button) {
  await button.evaluate((button) => button.scrollIntoView({ block: "center" }));
  await button.click();
}

const sent = (asked) => asked.filter(({ variables }) => variables?.input?.idempotencyKey).map(({ variables }) => variables.input);

/** The dispatch pasted by an officer, on the page of its draft. */
async function draft(options = {}) {
  const visit = await signedIn(house, "officer", options);
  await visit.page.goto("/van-ban");
  await visit.page.getByRole("link", { name: "Nhập văn bản" }).click();
  await visit.page.getByLabel("Dán văn bản").fill(TEXT);
  await visit.page.getByRole("button", { name: "Nhập và tách mục" }).click();
  await visit.page.waitForURL(/\/van-ban\/directive:/);
  await visit.page.getByText("22 mục; 1 chỗ nên xem lại").waitFor();
  return { ...visit, id: decodeURIComponent(new URL(visit.page.url()).pathname.split("/")[2]) };
}

async function tab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
  await page.getByRole("tabpanel", { name }).waitFor();
}

const versionOf = async (id) =>
  (await ask(house.origin, officer, "query ($id: ID!) { directive(id: $id) { version } }", { id })).data.directive.version;

test("a dispatch becomes clauses, tasks and assignments, and its director reads it", async () => {
  const { page, asked, complaints, id } = await draft().then((visit) => ({ ...visit, asked: listen(visit.page) }));
  await page.getByText("Công văn 1592/SGDĐT-GDTrH&GDTX ngày 04/09/2019").waitFor();
  await page.getByText("Văn bản cấp trên", { exact: true }).waitFor();

  await tab(page, "Sửa mục");
  await rows(page).nth(21).waitFor();
  assert.equal(await rows(page).count(), 22);
  await page.getByText("Ngoặc kép mở mà chưa đóng").waitFor();
  await shot(page, "outline-1280");
  const row = clause(page, /^1\.2 /);
  await press(row.getByRole("button", { name: "Gộp với mục trước" }));
  assert.equal(await rows(page).count(), 21);
  // The row is gone; the one that took its text has the focus.
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^1\.1 /);
  await page.getByText("Có thay đổi chưa lưu.").waitFor();
  await clause(page, /^1\.1 /).getByText("Sửa tên, tách mục").click();
  await clause(page, /^1\.1 /).getByRole("button", { name: "Tách từ dòng này" }).click();
  assert.equal(await rows(page).count(), 22);
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-label")?.startsWith("1.2 "));
  const levels = () => page.locator("li[data-level]").evaluateAll((rows) => rows.map((row) => row.dataset.level).join(""));
  const before = await levels();
  await row.getByRole("button", { name: "Lên một cấp" }).click();
  assert.notEqual(await levels(), before);
  const undo = page.getByRole("button", { name: "Hoàn tác bước vừa làm" });
  for (let times = 0; times < 3; times++) await undo.click();
  assert.equal(await levels(), before);
  await page.getByText("Chưa có thay đổi.").waitFor();
  assert.equal(await undo.count(), 0);

  await clause(page, /^5 /).getByText("Sửa tên, tách mục").click();
  await clause(page, /^5 /).getByLabel("Tên mục").fill("Truyền thông về học tập suốt đời");
  await tab(page, "Các mục");
  await tab(page, "Sửa mục");
  // Another part of the page was looked at meanwhile: nothing is lost.
  await clause(page, "5 Truyền thông về học tập suốt đời").waitFor();
  await page.getByRole("button", { name: "Lưu các mục" }).click();
  await page.getByText("Đã lưu 22 mục.").waitFor();

  await tab(page, "Thông tin");
  await page.getByText("Còn thiếu số, ngày hoặc nơi ban hành. Điền được").waitFor();
  await page.getByLabel("Trích yếu").fill("Hướng dẫn nhiệm vụ giáo dục thường xuyên");
  await page.getByLabel("Loại văn bản").fill("Công văn");
  await page.getByLabel("Số và ký hiệu").fill("87/PGDĐT-GDTX");
  await page.getByLabel("Ngày ban hành").fill("16/9/2019");
  await page.getByLabel("Nơi ban hành").fill("Phòng Giáo dục và Đào tạo");
  await page.getByLabel("Căn cứ văn bản cấp trên").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Lưu thông tin" }).click();
  await page.getByRole("heading", { level: 1, name: "Hướng dẫn nhiệm vụ giáo dục thường xuyên" }).waitFor();
  await page.getByText("Công văn 87/PGDĐT-GDTX ngày 16/09/2019").waitFor();
  await page.getByText("Đã có số, ngày và nơi ban hành").waitFor();

  await tab(page, "Giao việc");
  await page.getByText("0 việc; 22 mục chưa có việc.").waitFor();
  await page.getByRole("listitem").filter({ hasText: "2.1." }).getByRole("button", { name: "Giao việc cho mục này" }).click();
  const sheet = page.getByRole("dialog", { name: "Giao việc cho mục này" });
  await sheet.getByRole("button", { name: "Chuẩn bị việc này" }).click();
  await sheet.getByRole("link", { name: "Chọn ít nhất một loại, hoặc thêm một cơ quan cụ thể." }).waitFor();
  await sheet.getByLabel("Việc phải làm").fill("Mở lớp xóa mù chữ");
  await sheet.getByLabel("Trung tâm học tập cộng đồng").check();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  await page.getByRole("listitem").filter({ hasText: "2.1." }).getByRole("button", { name: "Giao việc cho mục này" }).click();
  assert.equal(await sheet.getByLabel("Việc phải làm").inputValue(), "Mở lớp xóa mù chữ");
  await sheet.getByLabel("Ngày đến hạn").fill("30/6/2020");
  await sheet.getByRole("button", { name: "Thêm số liệu" }).click();
  await sheet.getByLabel("Tên số liệu").fill("Số lớp đã mở");
  await sheet.getByLabel("Đơn vị tính").fill("lớp");
  await shot(page, "task-form-1280");
  await sheet.getByRole("button", { name: "Chuẩn bị việc này" }).click();
  await page.getByText("1 việc; 21 mục chưa có việc.").waitFor();
  const task = sent(asked).at(-1);
  assert.deepEqual([task.kinds, task.dueOn], [["LEARNING_CENTER"], "2020-06-30"]);
  assert.deepEqual(task.measures, [{ name: "Số lớp đã mở", unit: "lớp" }]);

  await page.getByText("Đã chuẩn bị 1 việc").waitFor();
  await page.getByRole("button", { name: "Ban hành", exact: true }).click();
  const asking = page.getByRole("dialog", { name: "Ban hành" });
  await asking.getByText("1 việc sẽ được giao ngay cho các cơ quan.").waitFor();
  await asking.getByRole("button", { name: "Ban hành", exact: true }).click();
  await page.getByText("0/8 đã duyệt").first().waitFor();
  for (const [name, href] of [["Ma trận", `/ma-tran/${id}`], ["Báo cáo", `/bao-cao/${id}`], ["Theo dõi việc", `/viec?van-ban=${id}`]]) {
    assert.equal(await page.getByRole("link", { name, exact: true }).getAttribute("href"), href);
  }
  assert.equal(await page.getByRole("tab", { name: "Sửa mục" }).count(), 0);
  assert.deepEqual(complaints, []);

  const director = await signedIn(house, "director.sam-kha", { viewport: { width: 360, height: 780 } });
  await director.page.goto("/van-ban");
  await director.page.getByRole("link", { name: "Hướng dẫn nhiệm vụ giáo dục thường xuyên" }).click();
  await director.page.getByText("0/1 đã duyệt").first().waitFor();
  await director.page.getByText("2.1.", { exact: true }).click();
  await director.page.getByText("Mở lớp xóa mù chữ").waitFor();
  assert.equal(await director.page.getByRole("tab").count(), 0);
  assert.equal(await director.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  await shot(director.page, "directive-director-360");
  assert.deepEqual(director.complaints, []);
});

test("who mends an outline that another has saved meanwhile keeps both until one is chosen", async () => {
  const { page, id } = await draft();
  await tab(page, "Sửa mục");
  await press(clause(page, /^1\.2 /).getByRole("button", { name: "Gộp với mục trước" }));
  const query = `query ($id: ID!) { directive(id: $id) { version closing clauses { start label level title } } }`;
  const { version, closing, clauses } = (await ask(house.origin, officer, query, { id })).data.directive;
  const lay = "mutation ($id: ID!, $input: DirectiveOutlineInput!) { directiveOutline(id: $id, input: $input) { userErrors { message } } }";
  clauses[0].title = "Nhiệm vụ chung của năm học";
  const input = { clauses, closing, expectedVersion: version, idempotencyKey: crypto.randomUUID() };
  assert.deepEqual((await ask(house.origin, officer, lay, { id, input })).data.directiveOutline.userErrors, []);

  await page.getByRole("button", { name: "Lưu các mục" }).click();
  await page.getByText("Người khác vừa lưu các mục của văn bản này.").waitFor();
  assert.equal(await rows(page).count(), 21);
  await page.getByRole("button", { name: "Ghi bản của tôi" }).click();
  await page.getByText("Đã lưu 21 mục.").waitFor();
  assert.equal(await versionOf(id), version + 2);
});

test("what was pasted stays when it is not sent, and goes again", async () => {
  const { page } = await signedIn(house);
  await page.goto("/van-ban/nhap");
  const field = page.getByLabel("Dán văn bản");
  await page.getByRole("button", { name: "Nhập và tách mục" }).click();
  await page.getByRole("link", { name: "Dán văn bản vào ô này, hoặc chọn một tệp bên dưới." }).waitFor();
  await field.fill(TEXT);
  await page.route("**/files", (route) => route.abort(), { times: 1 });
  await page.getByRole("button", { name: "Nhập và tách mục" }).click();
  await page.locator(".problems").getByText("Mất mạng").waitFor();
  assert.equal(await field.inputValue(), TEXT);

  await field.fill("");
  await page.getByLabel("Hoặc chọn tệp").setInputFiles({ name: "Công văn.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%âãÏÓ\n") });
  await page.getByRole("button", { name: "Nhập và tách mục" }).click();
  await page.locator(".problems").getByRole("link", { name: /PDF/ }).waitFor();
  await page.getByRole("button", { name: "Bỏ tệp “Công văn.pdf”" }).click();
  await page.getByLabel("Hoặc chọn tệp").setInputFiles({ name: "Công văn.txt", mimeType: "text/plain", buffer: Buffer.from(TEXT) });
  await page.getByRole("button", { name: "Nhập và tách mục" }).click();
  await page.getByText("22 mục; 1 chỗ nên xem lại").waitFor();

  await page.getByRole("button", { name: "Bỏ bản nháp" }).click();
  await page.getByRole("dialog", { name: "Bỏ bản nháp" }).getByRole("button", { name: "Bỏ bản nháp" }).click();
  await page.waitForURL(/\/van-ban$/);
  await page.getByText("Đã bỏ bản nháp.").waitFor();
});

test("nothing to do is nothing to publish, and the draft stays", async () => {
  const { page } = await draft({ viewport: { width: 360, height: 780 } });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  await page.getByRole("button", { name: "Ban hành", exact: true }).click();
  const asking = page.getByRole("dialog", { name: "Ban hành" });
  await asking.getByText("Chưa chuẩn bị việc nào.").waitFor();
  await asking.getByRole("button", { name: "Ban hành", exact: true }).click();
  await asking.locator(".problems").getByText("Chưa giao việc nào.").waitFor();
  await asking.getByRole("button", { name: "Để sau" }).click();
  await page.getByText("Bản nháp", { exact: true }).first().waitFor();
});
