// The office imports schools: the template is filled in, checked, mended, imported and undone.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { sideways, violations } from "./axe.js";
import { open, shot } from "./harness.js";
import { organizations, signedIn } from "./people.js";
import { filledIn, texts } from "./workbook.js";

// In the second a session may ask what no page asks.
let house, free;
before(async () => {
  house = await open();
  free = await open({ free: true });
});
after(() => Promise.all([house?.close(), free?.close()]));

const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const SCHOOLS = [
  ["Trường Tiểu học Bản Mới", "Trường học", "Mường Và", "", "0212 3878 001"],
  ["Trường Tiểu học Bản Cũ", "Trường làng", "Mường Và"],
  ["", "Trường học", "Mường Lạn"],
  ["Trường Tiểu học Nà Khi", "Trường học", "Xã Mường Lạn", "", "", "", "", "05/09/2019"],
  ["Trường Tiểu học Xa", "Trường học", "Nơi không có"],
];

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function choose(page, name, buffer) {
  await page.getByLabel("Tệp đã điền").setInputFiles({ name, mimeType: EXCEL, buffer });
}

async function look(page, name) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await shot(page, `import-${name}-${colorScheme}-${width}`);
      assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}, ${width} px`);
      assert.equal(await sideways(page), 0, `${name} is too wide at ${width} px`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("a template is filled in, checked, mended, imported and undone", async () => {
  const { page, context, complaints } = await signedIn(house, "officer");
  await page.goto("/quan-tri/nhap");
  await page.getByRole("heading", { level: 1, name: "Nhập dữ liệu" }).waitFor();
  await page.getByText("Chưa nhập tệp nào.").waitFor();
  // Who keeps no accounts imports none.
  assert.equal(await page.getByLabel("Tài khoản", { exact: true }).count(), 0);
  await look(page, "start");

  const template = await download(page, "Tải tệp mẫu");
  assert.equal(template.name, "mau-organizations.xlsx");
  await choose(page, "truong.xlsx", filledIn(template.bytes, SCHOOLS));
  await page.getByText("2 dòng đúng, 3 dòng có lỗi.").waitFor();
  const faults = page.getByRole("table", { name: "Lỗi cần sửa" });
  assert.equal(await faults.getByRole("row").count(), 4);
  await faults.getByRole("row", { name: /Dòng 3.*Không có loại “Trường làng”/ }).waitFor();
  await faults.getByRole("row", { name: /Dòng 4.*Không được để trống/ }).waitFor();
  await faults.getByRole("row", { name: /Dòng 6.*Không tìm thấy “Nơi không có”/ }).waitFor();
  await look(page, "faults");

  // The user's own file comes back, with what is wrong beside each row.
  const annotated = await download(page, "Tải về tệp có cột lỗi");
  const rows = texts(annotated.bytes);
  assert.deepEqual(rows.map(({ row }) => row), [1, 2, 3, 4, 5, 6]);
  assert.equal(rows[0].cells.at(-1), "Lỗi cần sửa");
  assert.match(rows[2].cells.at(-1), /^Loại: Không có loại/);
  assert.equal(rows[1].cells.at(-1), "0212 3878 001");

  // A column matched wrongly is matched anew.
  const field = page.getByLabel("Mục của cột A");
  await field.selectOption({ label: "Không lấy" });
  await page.getByRole("button", { name: "Kiểm tra lại" }).click();
  await page.getByText("0 dòng đúng, 5 dòng có lỗi.").waitFor();
  await page.getByText("Chưa có cột nào.", { exact: false }).first().waitFor();
  assert.equal(await page.getByRole("button", { name: /^Nhập \d/ }).count(), 0);
  await field.selectOption({ label: "Tên cơ quan, tổ chức (bắt buộc)" });
  await page.getByRole("button", { name: "Kiểm tra lại" }).click();
  await page.getByText("2 dòng đúng, 3 dòng có lỗi.").waitFor();

  // All or nothing waits for the last row.
  await page.getByLabel("Không nhập gì cho đến khi mọi dòng đều đúng").check();
  await page.getByText("Sửa các dòng có lỗi trong tệp").waitFor();
  await page.getByLabel("Nhập các dòng đúng, bỏ qua dòng lỗi").check();
  await page.getByRole("button", { name: "Nhập 2 dòng" }).click();
  await page.getByText("Đã nhập 2 bản ghi, bỏ qua 3 dòng có lỗi.").waitFor();
  await page.getByRole("table", { name: "Các lần nhập trước" }).getByRole("row", { name: /truong\.xlsx/ }).waitFor();
  await look(page, "done");

  await page.goto("/to-chuc?tim=ban+moi");
  await page.getByRole("link", { name: "Trường Tiểu học Bản Mới" }).waitFor();
  await page.goto("/quan-tri/nhap");
  const line = page.getByRole("table", { name: "Các lần nhập trước" }).getByRole("row", { name: /truong\.xlsx/ });
  await line.getByRole("button", { name: "Hoàn tác" }).click();
  const dialog = page.getByRole("dialog", { name: "Hoàn tác lần nhập này?" });
  await dialog.getByText("Cả 2 bản ghi của tệp “truong.xlsx” sẽ bị gỡ", { exact: false }).waitFor();
  await shot(page, "import-undo");
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole("button", { name: "Hoàn tác" }).click();
  await line.getByText("Đã hoàn tác").waitFor();
  await page.goto("/to-chuc?tim=ban+moi");
  await page.getByText("Không có cơ quan, tổ chức nào khớp", { exact: false }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("what is no table is told at the file, on a phone", async () => {
  const { page, context } = await signedIn(house, "admin", { viewport: { width: 360, height: 740 } });
  await page.goto("/quan-tri/nhap");
  await page.getByLabel("Tài khoản", { exact: true }).check();
  await page.getByText("chưa có mật khẩu", { exact: false }).waitFor();
  await choose(page, "ghi-chu.csv", Buffer.from("\n\n"));
  await page.getByRole("alert").getByText("Tệp không có gì", { exact: false }).waitFor();
  await choose(page, "macro.xlsm", Buffer.from("PK\x03\x04 nothing"));
  await page.getByRole("alert").getByText("Không đọc được tệp này. Chỉ nhận tệp Excel", { exact: false }).waitFor();
  await shot(page, "import-refused-phone");
  assert.deepEqual(await violations(page), []);
  assert.equal(await sideways(page), 0);
  await context.close();
});

const HEADINGS = "Tên cơ quan, tổ chức;Loại;Xã, phường, thị trấn";
const csv = (...names) => Buffer.from(`${HEADINGS}\n${names.map((name) => `${name};Trường học;Mường Và\n`).join("")}`);

async function opened(login = "officer", options = {}) {
  const visit = await signedIn(free, login, options);
  await visit.page.goto("/quan-tri/nhap");
  await visit.page.getByRole("heading", { level: 1, name: "Nhập dữ liệu" }).waitFor();
  return visit;
}

/** How many organizations hold these words in their name. */
async function found(page, words) {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  return (await organizations(free.origin, cookie, words, 20)).map(({ name }) => name).sort();
}

test("files that bring nothing are told, and nothing can be pressed", async () => {
  const { page, context } = await opened();
  await choose(page, "rong.xlsx", Buffer.alloc(0));
  await page.getByRole("alert").getByText("Tệp rỗng", { exact: false }).waitFor();
  await choose(page, "anh.png", Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1"));
  await page.getByRole("alert").getByText("Đây không phải tệp Excel", { exact: false }).waitFor();
  await choose(page, "ngoac.csv", Buffer.from('Tên;Loại;Xã\nTrường Kín;"Trường học";Mường Và\nTrường Hở;"Trường học;Mường Và\n'));
  await page.getByRole("alert").getByText("Dấu ngoặc kép mở ở dòng 3", { exact: false }).waitFor();
  await choose(page, "sai-het.csv", Buffer.from(`${HEADINGS}\nTrường Một;Trường làng;Mường Và\n;Trường học;Mường Và\n`));
  await page.getByText("0 dòng đúng, 2 dòng có lỗi.").waitFor();
  await page.getByText("Sửa các dòng có lỗi trong tệp", { exact: false }).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0, "what was wrong with the file before is no longer told");
  assert.equal(await page.getByRole("button", { name: /^Nhập \d/ }).count(), 0);
  await page.setViewportSize({ width: 360, height: 740 });
  await shot(page, "import-all-faulty-phone");
  assert.deepEqual(await violations(page), []);
  assert.equal(await sideways(page), 0);
  await context.close();
});

test("what was checked is written, once, whatever becomes of the file and however often it is pressed", async () => {
  const { page, context } = await opened();
  const path = join(mkdtempSync(join(tmpdir(), "densach-import-")), "truong.csv");
  writeFileSync(path, csv("Trường Thử Trước A", "Trường Thử Trước B"));
  await page.getByLabel("Tệp đã điền").setInputFiles(path);
  await page.getByText("Cả 2 dòng đều đúng.").waitFor();
  writeFileSync(path, csv("Trường Thử Sau A", "Trường Thử Sau B", "Trường Thử Sau C"));
  const sent = [];
  page.on("request", (request) => {
    if (request.postData()?.includes("importCommit")) sent.push(request.postDataJSON().variables.input.idempotencyKey);
  });
  // The first answer is lost on its way.
  let lost = 0;
  await page.route("**/graphql", async (route) => {
    if (lost > 0 || !route.request().postData()?.includes("importCommit")) return route.fallback();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  const button = page.getByRole("button", { name: "Nhập 2 dòng" });
  await button.dblclick();
  await page.getByRole("alert").first().waitFor();
  assert.equal(sent.length, 1, "a second press while the first is under way sends nothing");
  await shot(page, "import-lost");
  await button.click();
  await page.getByText("Đã nhập 2 bản ghi.").first().waitFor();
  assert.deepEqual([sent.length, new Set(sent).size], [2, 1], "the key is the same");
  assert.deepEqual(await found(page, "Trường Thử"), ["Trường Thử Trước A", "Trường Thử Trước B"]);
  // Chosen again, it is another file with a check of its own.
  await page.getByRole("button", { name: "Nhập tệp khác" }).click();
  await page.getByLabel("Tệp đã điền").setInputFiles(path);
  await page.getByText("Cả 3 dòng đều đúng.").waitFor();
  await page.getByRole("button", { name: "Nhập 3 dòng" }).click();
  await page.getByText("Đã nhập 3 bản ghi.").first().waitFor();
  assert.equal((await found(page, "Trường Thử")).length, 5);
  await context.close();
});

test("a check that is old, and rows that somebody else has entered meanwhile, are told", async () => {
  const { page, context } = await opened();
  const file = csv("Trường Cũ Kỹ A", "Trường Cũ Kỹ B");
  await choose(page, "truong.csv", file);
  await page.getByText("Cả 2 dòng đều đúng.").waitFor();
  const other = await context.newPage();
  await other.goto("/quan-tri/nhap");
  await choose(other, "truong.csv", file);
  await other.getByText("Cả 2 dòng đều đúng.").waitFor();
  await page.getByRole("button", { name: "Nhập 2 dòng" }).click();
  await page.getByRole("alert").getByText("Chưa ghi gì: tệp này vừa được kiểm tra lại", { exact: false }).waitFor();
  await shot(page, "import-stale");
  assert.equal((await found(page, "Trường Cũ Kỹ")).length, 0);
  await page.getByRole("button", { name: "Kiểm tra lại" }).click();
  await page.getByText("Cả 2 dòng đều đúng.").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  // Somebody enters the same meanwhile.
  const colleague = await opened("admin");
  await choose(colleague.page, "khac.csv", csv("Trường Cũ Kỹ B"));
  await colleague.page.getByRole("button", { name: "Nhập 1 dòng" }).click();
  await colleague.page.getByText("Đã nhập 1 bản ghi.").first().waitFor();
  await page.getByRole("button", { name: "Nhập 2 dòng" }).click();
  await page.getByRole("alert").getByText("Còn 1 dòng có lỗi nên chưa ghi gì", { exact: false }).waitFor();
  assert.equal((await found(page, "Trường Cũ Kỹ")).length, 1);
  await page.getByRole("button", { name: "Kiểm tra lại" }).click();
  await page.getByText("1 dòng đúng, 1 dòng có lỗi.").waitFor();
  await page.getByRole("button", { name: "Nhập 1 dòng" }).click();
  await page.getByText("Đã nhập 1 bản ghi, bỏ qua 1 dòng có lỗi.").waitFor();
  assert.deepEqual(await found(page, "Trường Cũ Kỹ"), ["Trường Cũ Kỹ A", "Trường Cũ Kỹ B"]);
  await colleague.context.close();
  await context.close();
});
