// The office imports schools: the template is filled in, checked, mended, imported and undone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { sideways, violations } from "./axe.js";
import { open, shot } from "./harness.js";
import { signedIn } from "./people.js";
import { filledIn, texts } from "./workbook.js";

let house;
before(async () => { house = await open(); });
after(() => house?.close());

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
