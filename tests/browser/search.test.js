// Finding records: the page, and the palette without a mouse.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sideways, violations } from "./axe.js";
import { open, shot } from "./harness.js";
import { listen, signedIn } from "./people.js";

let house;
before(async () => { house = await open(); });
after(() => house.close());

const words = (asked) => asked.map(({ variables }) => variables?.words).filter(Boolean);
const palette = (page) => page.getByRole("combobox", { name: "Tên hồ sơ, trang hoặc việc cần làm" });
const options = (page) => page.getByRole("option");

async function opened(login = "officer", person = {}) {
  const visit = await signedIn(house, login, person);
  await visit.page.keyboard.press("Control+k");
  await palette(visit.page).waitFor();
  return { ...visit, box: palette(visit.page), asked: listen(visit.page) };
}

async function compose(context, page, texts, last) {
  const session = await context.newCDPSession(page);
  for (const text of texts) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  return () => session.send("Input.insertText", { text: last });
}

async function burst(page) {
  for (const key of ["t", "a", "o", "j", "Backspace", "Backspace", "Backspace"]) await page.keyboard.press(key);
  await page.keyboard.insertText("ạo");
}

test("the palette opens a record by the keyboard alone, without marks", async () => {
  const { page, box, complaints } = await opened();
  assert.ok(await box.evaluate((box) => box === document.activeElement));
  await page.keyboard.type("muong va trung tam");
  const line = options(page).filter({ hasText: "Mường Và" }).first();
  await line.waitFor();
  await page.getByRole("status").filter({ hasText: /\d+ dòng/ }).waitFor();
  assert.equal(await box.getAttribute("aria-activedescendant"), await options(page).first().getAttribute("id"));
  for (let step = 0; step < 30 && await line.getAttribute("aria-selected") !== "true"; step += 1) {
    await page.keyboard.press("ArrowDown");
  }
  assert.equal(await line.getAttribute("id"), await box.getAttribute("aria-activedescendant"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/to-chuc\/organization/);
  const heading = page.getByRole("heading", { level: 1, name: /Mường Và/ });
  await heading.waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "H1");

  // What was opened comes first the next time; Esc gives the focus back.
  await page.keyboard.press("Control+k");
  assert.match(await options(page).first().innerText(), /Mường Và/);
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  assert.deepEqual(complaints, []);
});

test("the palette knows acts and pages of the role, and none of another's", async () => {
  const { page } = await opened("director.muong-va");
  const names = await options(page).allInnerTexts();
  assert.ok(names.some((name) => name.startsWith("Việc được giao")), names.join());
  assert.ok(!names.some((name) => /Nhập văn bản|Tài khoản$|Nhật ký/.test(name)), names.join());
  await page.keyboard.type("nen toi");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
});

test("a slash opens the palette only for who wants single keys", async () => {
  const { page } = await signedIn(house);
  await page.keyboard.press("/");
  await page.waitForTimeout(300);
  assert.equal(await palette(page).count(), 0);
  await page.goto("/toi");
  await page.getByLabel(/phím tắt một phím/).check();
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: "Hôm nay" }).waitFor();
  await page.keyboard.press("/");
  await palette(page).waitFor();
  await page.keyboard.type("a/b");
  assert.equal(await palette(page).inputValue(), "a/b");
});

test("UniKey's burst asks once, in the palette and on the page", async () => {
  const { page, box, asked } = await opened();
  await burst(page);
  assert.equal(await box.inputValue(), "tạo");
  await page.waitForTimeout(900);
  assert.deepEqual(words(asked), ["tạo"]);

  await page.goto("/tim-kiem");
  const field = page.getByRole("searchbox");
  await field.focus();
  asked.length = 0;
  await burst(page);
  assert.equal(await field.inputValue(), "tạo");
  await page.waitForURL(/q=/);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(words(asked), ["tạo"]);
});

test("an input method that composes asks when the word is whole", async () => {
  const { page, context, box, asked } = await opened();
  let end = await compose(context, page, ["c", "ch", "cha", "chao", "chào"], "chào");
  await page.waitForTimeout(500);
  assert.deepEqual(words(asked), []);
  await end();
  await page.waitForTimeout(900);
  assert.equal(await box.inputValue(), "chào");
  assert.deepEqual(words(asked), ["chào"]);

  await page.goto("/tim-kiem");
  await page.getByRole("searchbox").focus();
  asked.length = 0;
  end = await compose(context, page, ["x", "xo", "xoa", "xóa"], "xóa");
  await page.waitForTimeout(400);
  assert.deepEqual(words(asked), []);
  await end();
  await page.locator("mark").first().waitFor();
  assert.deepEqual(words(asked), ["xóa"]);
});

test("the page groups what it found, marks it, and keeps it in the address", async () => {
  const { page, complaints } = await signedIn(house);
  await page.goto("/tim-kiem");
  await page.getByText("Gõ vài chữ của tên").waitFor();
  await page.getByRole("searchbox").fill("xoa mu chu");
  await page.getByRole("heading", { level: 2, name: /Mục trong văn bản \(\d+\)/ }).waitFor();
  const marked = await page.locator("mark").allInnerTexts();
  assert.ok(marked.includes("mù") && marked.every((mark) => /^[xmc]/i.test(mark)), marked.join());
  assert.equal(new URL(page.url()).searchParams.get("q"), "xoa mu chu");
  await page.reload();
  await page.locator("mark").first().waitFor();
  await page.locator("main a", { has: page.locator("mark") }).first().click();
  await page.waitForURL(/\/(van-ban|viec)\//);
  await page.goBack();
  await page.getByRole("searchbox").fill("khôngcóchữnày");
  await page.getByText("Không tìm thấy hồ sơ nào").waitFor();
  assert.deepEqual(complaints, []);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing, ${colorScheme}, ${width} px`, async () => {
      const { page, box } = await opened("admin", { colorScheme, viewport: { width, height: 780 } });
      await box.fill("mường");
      await options(page).nth(5).waitFor();
      await page.waitForLoadState("networkidle");
      await shot(page, `palette-${colorScheme}-${width}`, {});
      assert.deepEqual(await violations(page), []);
      for (const address of ["/tim-kiem", "/tim-kiem?q=xóa mù chữ", "/tim-kiem?q=khôngcó"]) {
        await page.goto(address);
        await page.locator("main").getByText(/Gõ vài chữ|Mục trong văn bản \(|Không tìm thấy/).first().waitFor();
        await page.waitForLoadState("networkidle");
        await shot(page, `search${address.length}-${colorScheme}-${width}`);
        assert.deepEqual(await violations(page), [], address);
        assert.equal(await sideways(page), 0, `${address} is too wide`);
      }
    });
  }
}

test("how long it takes from a key to the lines, four times slower", async (context) => {
  const { page, context: browser, box } = await opened();
  const session = await browser.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const times = [];
  for (const letter of "muong va xa") {
    times.push(await box.evaluate(async (box, letter) => {
      const value = box.value + letter;
      const start = performance.now();
      box.value = value;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      return Math.round(performance.now() - start);
    }, letter));
  }
  context.diagnostic(`key to painted lines, CPU × 4: ${times.join(" ")} ms`);
  assert.ok(await options(page).count() > 0);
});
