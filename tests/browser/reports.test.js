import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import axe from "@axe-core/playwright";
import { open, shot } from "./harness.js";
import { ask, sessionOf, signedIn } from "./people.js";

const { AxeBuilder = axe.default ?? axe } = axe;

let house, directive;
before(async () => {
  house = await open({ free: true });
  const cookie = await sessionOf(house.origin, "officer");
  const { data } = await ask(house.origin, cookie, "{ directives(first: 10) { nodes { id state } } }");
  directive = data.directives.nodes.find(({ state }) => state === "PUBLISHED").id;
});
after(() => house.close());

async function on(path, login = "officer", options = {}) {
  const visit = await signedIn(house, login, options);
  await visit.page.goto(`${path}/${directive}`);
  return visit;
}

/** The first part whose draft stands. */
async function partOf(page) {
  const source = page.locator("summary:visible", { hasText: "Nguồn: " });
  await source.first().waitFor();
  const heading = await page.locator("section.part", { has: source }).first().getByRole("heading").innerText();
  return page.locator("section.part", { has: page.getByRole("heading", { name: heading, exact: true }) });
}

test("the matrix says its finding and leads to the assignments of a square", async () => {
  const { page, complaints } = await on("/ma-tran");
  await page.getByText(/^Còn \d+ ô chưa có ai làm\. \d+ việc quá hạn, nhiều nhất: xã /).waitFor();
  const square = page.getByRole("link", { name: /^Mục .+, xã .+: .*trong đó \d+ quá hạn$/ }).first();
  await shot(page, "matrix");
  const list = new URL(await square.getAttribute("href"), house.origin);
  assert.equal(list.pathname, "/viec");
  assert.equal(list.searchParams.get("van-ban"), directive);
  await square.click();
  await page.waitForURL(/\/viec\?/);
  await page.locator("main").getByRole("link", { name: /./ }).first().waitFor();
  assert.deepEqual(complaints, []);
});

test("the matrix is read by the boundaries after the merger too, and leads nowhere that is not there", async () => {
  const { page, complaints } = await on("/ma-tran");
  await page.getByRole("columnheader", { name: "Xã Dồm Cang" }).waitFor();
  await page.getByLabel("Theo địa giới của ngày").fill("1/7/2025");
  await page.getByLabel("Theo địa giới của ngày").press("Tab");
  await page.getByRole("columnheader", { name: "Xã Dồm Cang" }).waitFor({ state: "detached" });
  await page.getByRole("columnheader", { name: "Xã Sốp Cộp" }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get("ngay"), "2025-07-01");
  assert.equal(await page.locator("tbody a").count(), 0);
  await shot(page, "matrix-after");
  await page.getByLabel("Theo địa giới của ngày").fill("");
  await page.getByRole("columnheader", { name: "Xã Dồm Cang" }).waitFor();
  assert.deepEqual(complaints, []);
});

test("the numbers of the matrix are a table too, and on a phone that table comes first", async () => {
  const { page } = await on("/ma-tran", "province", { viewport: { width: 360, height: 740 } });
  await page.getByRole("rowheader", { name: "Xã Mường Lạn" }).waitFor();
  assert.equal(await page.getByRole("tab", { selected: true }).innerText(), "Theo xã");
  // The province sees numbers; the assignments behind them are not its own, so nothing leads there.
  assert.equal(await page.getByRole("tabpanel").getByRole("link").count(), 0);
  await page.getByRole("tab", { name: "Theo mục" }).click();
  await page.waitForURL(/xem=muc/);
  const all = await page.getByRole("rowheader").count();
  await page.getByLabel("Chỉ hiện mục có việc").check();
  const some = await page.getByRole("rowheader").count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
});

test("a part that the office words itself stays, and gives way to the draft again", async () => {
  const { page, complaints } = await on("/bao-cao");
  const part = await partOf(page);
  await part.getByRole("button", { name: "Sửa phần này" }).click();
  const words = "Các xã đã triển khai đúng kế hoạch.";
  await part.getByRole("textbox").fill(words);
  await part.getByRole("button", { name: "Lưu nội dung" }).click();
  await part.getByText("Văn phòng đã sửa").waitFor();
  await page.reload();
  await part.getByText(words).waitFor();
  await shot(page, "report");

  await part.getByText("Bản tự soạn từ minh chứng").click();
  await part.getByRole("button", { name: "Dùng lại bản tự soạn" }).click();
  await part.getByText(words).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await part.getByText(words).waitFor();
  assert.deepEqual(complaints, []);
});

test("what was typed and dropped comes back", async () => {
  const { page } = await on("/bao-cao");
  const part = page.locator("section.part").nth(3);
  await part.getByRole("button", { name: "Sửa phần này" }).click();
  await part.getByRole("textbox").fill("Đang viết dở");
  await part.getByRole("button", { name: "Thôi sửa" }).click();
  await part.getByRole("textbox").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  assert.equal(await part.getByRole("textbox").inputValue(), "Đang viết dở");
});

test("who only reads the report cannot word it, and has it as a Word document", async () => {
  const { page } = await on("/bao-cao", "province");
  const link = page.getByRole("link", { name: "Tải về bản Word (.docx)" });
  await link.waitFor();
  assert.equal(await page.getByRole("button", { name: "Sửa phần này" }).count(), 0);
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  assert.equal(readFileSync(await file.path()).subarray(0, 2).toString(), "PK");
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing in the matrix and in the report, ${colorScheme}, ${width} px`, async () => {
      const { page } = await on("/bao-cao", "officer", { colorScheme, viewport: { width, height: 780 } });
      const part = await partOf(page);
      await part.getByText(/^Nguồn: /).first().click();
      await part.getByRole("button", { name: "Sửa phần này" }).click();
      await part.getByRole("textbox").waitFor();
      assert.deepEqual(await violations(page), []);
      for (const view of ["ma-tran", "muc", "xa"]) {
        await page.goto(`/ma-tran/${directive}?xem=${view}`);
        await page.getByRole("rowheader").first().waitFor();
        assert.deepEqual(await violations(page), [], view);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), view);
      }
    });
  }
}

async function violations(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}
