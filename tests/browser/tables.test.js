// A list as somebody looks at it: filtered, kept, reloaded, its columns chosen, taken along, printed; and acts on several rows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations as faults } from "./axe.js";
import { open, shot } from "./harness.js";
import { signedIn } from "./people.js";

let house;
before(async () => { house = await open(); });
after(() => house?.close());

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const heads = (page) => page.getByRole("columnheader").allInnerTexts();

/** The file that a press fetches: its name and its bytes. */
async function fetched(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const rowsOf = (csv) => csv.toString("utf8").replace("\ufeff", "").trim().split("\r\n");

test("a view is kept with its filter and its columns, and comes back after a reload", async () => {
  const { page, context, complaints } = await signedIn(house, "leader");
  await page.goto("/to-chuc");
  await page.getByLabel("Loại").selectOption("learning_center");
  await page.getByText(/Đang hiện \d+ dòng/).waitFor();
  await page.getByRole("button", { name: "Cột", exact: true }).click();
  const columns = page.getByRole("dialog", { name: "Cột" });
  await columns.getByLabel("Đơn vị hành chính").uncheck();
  await columns.getByLabel("Hoạt động từ").check();
  await shot(page, "tables-columns");
  await columns.getByRole("button", { name: "Đóng" }).last().click();
  assert.ok((await heads(page)).includes("Hoạt động từ"));
  assert.ok(!(await heads(page)).includes("Đơn vị hành chính"));

  await page.getByText("Chế độ xem", { exact: true }).click();
  await page.getByRole("button", { name: "Lưu chế độ xem" }).click();
  const sheet = page.getByRole("dialog", { name: "Lưu chế độ xem" });
  await sheet.getByRole("button", { name: "Lưu thành mới" }).click();
  await sheet.getByText("Nhập tên, từ 1 đến 60 chữ.").first().waitFor();
  await sheet.getByLabel("Tên chế độ xem").fill("Trung tâm học tập");
  await sheet.getByLabel("Cả phòng").check();
  await sheet.getByLabel("Mở danh sách này bằng chế độ xem này").check();
  await shot(page, "tables-save");
  await sheet.getByRole("button", { name: "Lưu thành mới" }).click();
  await page.getByText("Đã lưu chế độ xem “Trung tâm học tập”.").waitFor();
  await page.waitForURL(/che-do=view%3A/);

  // Opened by its bare address, the list opens with the view.
  await page.goto("/to-chuc");
  await page.locator("summary", { hasText: "Trung tâm học tập" }).waitFor();
  await page.waitForFunction(() => location.search.includes("loai=learning_center"));
  assert.equal(await page.getByLabel("Loại").inputValue(), "learning_center");
  assert.ok((await heads(page)).includes("Hoạt động từ"));

  const { name, bytes } = await fetched(page, async () => {
    await page.locator("summary", { hasText: "Tải về" }).click();
    await page.getByRole("button", { name: "CSV (.csv)" }).click();
  });
  assert.match(name, /^co-quan-to-chuc-\d{4}-\d{2}-\d{2}\.csv$/);
  const rows = rowsOf(bytes);
  assert.equal(rows[0], "Tên,Loại,Tình trạng,Từ ngày");
  assert.ok(rows.length > 5 && rows.slice(1).every((row) => row.includes("Trung tâm học tập cộng đồng")));
  const workbook = await fetched(page, async () => {
    await page.locator("summary", { hasText: "Tải về" }).click();
    await page.getByRole("button", { name: "Excel (.xlsx)" }).click();
  });
  assert.match(workbook.name, /\.xlsx$/);
  assert.equal(workbook.bytes.subarray(0, 2).toString(), "PK");

  // A colleague is shown it too, and may not change it.
  const officer = await signedIn(house, "officer");
  await officer.page.goto("/to-chuc");
  await officer.page.locator("summary", { hasText: "Chế độ xem" }).click();
  await shot(officer.page, "tables-menu");
  await officer.page.locator(".menu-list").getByRole("link", { name: /Trung tâm học tập/ }).click();
  await officer.page.locator("summary", { hasText: "Trung tâm học tập" }).click();
  assert.equal(await officer.page.getByRole("button", { name: /^Xóa/ }).count(), 0);
  assert.deepEqual(officer.complaints, []);
  await officer.context.close();

  await page.locator("summary", { hasText: "Trung tâm học tập" }).click();
  await page.getByRole("button", { name: "Xóa “Trung tâm học tập”" }).click();
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByText("Đã lưu chế độ xem “Trung tâm học tập”.").waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("several organizations are reminded after a look at who is and who is not", async () => {
  const { page, context, complaints } = await signedIn(house, "officer");
  await page.goto("/viec?trang-thai=qua-han");
  const boxes = page.getByRole("checkbox", { name: /^Chọn / });
  await boxes.first().waitFor();
  await boxes.nth(0).check();
  await page.getByText("Đã chọn 1 dòng").waitFor();
  await page.getByRole("button", { name: "Nhắc các đơn vị" }).click();
  const sheet = page.getByRole("dialog", { name: "Nhắc các đơn vị" });
  await sheet.getByRole("button", { name: "Nhắc 1 đơn vị" }).click();
  await page.getByText("Đã nhắc 1 đơn vị.").waitFor();
  await boxes.first().waitFor();
  for (const at of [0, 1, 2]) await boxes.nth(at).check();
  await page.getByText("Đã chọn 3 dòng").waitFor();
  await page.getByRole("button", { name: "Nhắc các đơn vị" }).click();
  await sheet.getByText("Làm được 2 dòng").waitFor();
  await sheet.getByText(/Hôm nay đã nhắc đơn vị này rồi/).waitFor();
  await shot(page, "tables-remind");
  assert.deepEqual(await faults(page), []);
  await sheet.getByRole("button", { name: "Nhắc 2 đơn vị" }).click();
  await page.getByText("Đã nhắc 2 đơn vị.").waitFor();
  assert.equal(await page.locator(".several.is-none").count(), 1);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("several accounts are locked, and the undo unlocks them", async () => {
  const { page, context, complaints } = await signedIn(house, "admin");
  await page.goto("/tai-khoan?tim=director");
  const boxes = page.getByRole("checkbox", { name: /^Chọn / });
  await boxes.nth(1).waitFor();
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "Khóa các tài khoản", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Khóa các tài khoản", exact: true });
  await sheet.getByText("Làm được 2 dòng").waitFor();
  await sheet.getByRole("button", { name: "Khóa 2 tài khoản" }).click();
  await page.getByText("Đã khóa 2 tài khoản.").waitFor();
  await page.getByText("Đã khóa", { exact: true }).nth(1).waitFor();
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByText("Đã mở khóa 2 tài khoản.").waitFor();
  await page.locator("tbody").getByText("Đã khóa", { exact: true }).first().waitFor({ state: "detached" });
  // One's own account is named with the reason, and the rest can still be done.
  await page.goto("/tai-khoan?tim=admin");
  await boxes.first().check();
  await page.getByRole("button", { name: "Khóa các tài khoản", exact: true }).click();
  await sheet.getByText("Không dòng nào trong số đã chọn làm được việc này.").waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a list fits a phone, the dark and a sheet of paper", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context, complaints } = await signedIn(house, "officer", { colorScheme });
    for (const [path, name] of [["/viec?trang-thai=tat-ca", "assignments"], ["/to-chuc", "organizations"]]) {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(path);
        await page.locator(".list-bar").waitFor();
        await page.getByText(/Đang hiện \d+ dòng/).waitFor();
        if (name === "assignments") await page.getByRole("checkbox", { name: /^Chọn / }).first().check();
        assert.ok(await fits(page), `${name} at ${width}`);
        assert.deepEqual(await faults(page), [], `${name} at ${width} in the ${colorScheme}`);
        await shot(page, `tables-${name}-${width}-${colorScheme}`, { fullPage: width === 360 });
      }
    }
    if (colorScheme === "light") {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto("/to-chuc?loai=school");
      await page.locator(".list-bar").waitFor();
      await page.emulateMedia({ media: "print" });
      await page.getByText(/^Lọc: Trường học/).waitFor();
      await page.getByText(/^In ngày \d{2}\/\d{2}\/\d{4}$/).waitFor();
      for (const hidden of [".filters", ".list-bar", ".pager", ".places", ".top"]) {
        assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
      }
      await shot(page, "tables-print");
      const paper = await page.pdf({ path: join(process.env.SHOTS ?? "/tmp", "tables-print.pdf"), preferCSSPageSize: true });
      assert.ok(paper.length > 10_000);
    }
    assert.deepEqual(complaints, []);
    await context.close();
  }
});
