// A photo goes from a phone to the list of evidence: small there, whole when it is opened, nowhere once one has left.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "@axe-core/playwright";
import { open, shot } from "./harness.js";
import { ask, sessionOf, signedIn } from "./people.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const { AxeBuilder = axe.default ?? axe } = axe;
const PHONE = { viewport: { width: 360, height: 780 } };
const DIRECTOR = "director.muong-leo";
const ABOUT = "Lớp xóa mù chữ buổi tối ở bản Nà Vạc";

let house;
before(async () => { house = await open({ free: true }); });
after(() => house.close());

/** As a camera takes it: far larger than it is shown. */
async function photo(page, wide, high) {
  const url = await page.evaluate(([wide, high]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: wide, height: high });
    const pen = canvas.getContext("2d");
    const sky = pen.createLinearGradient(0, 0, wide, high);
    sky.addColorStop(0, "#F2B233");
    sky.addColorStop(1, "#1B4F8F");
    pen.fillStyle = sky;
    pen.fillRect(0, 0, wide, high);
    pen.fillStyle = "#FFFFFF";
    for (let at = 1; at < 7; at += 1) pen.fillRect(wide * at / 8, high * .55, wide / 16, high * .3);
    return canvas.toDataURL("image/jpeg", .9);
  }, [wide, high]);
  return Buffer.from(url.split(",")[1], "base64");
}

async function toDo() {
  const cookie = await sessionOf(house.origin, DIRECTOR);
  const query = "{ assignments(first: 1, where: { state: { in: [OPEN, WORKING] } }) { nodes { id } } }";
  return (await ask(house.origin, cookie, query)).data.assignments.nodes[0].id;
}

const loaded = (image) => image.evaluate(async (image) => {
  image.scrollIntoView();
  await image.decode();
  return {
    size: [image.naturalWidth, image.naturalHeight], path: new URL(image.src).pathname, lazy: image.loading,
    kept: [image.getAttribute("width"), image.getAttribute("height")],
  };
});

async function violations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

test("a photo is small in the list, whole when it is opened, and gone from the machine with its reader", async () => {
  const id = await toDo();
  const director = await signedIn(house, DIRECTOR, PHONE);
  const phone = director.page;
  await phone.goto(`/viec/${id}`);
  const files = [["lớp học.jpg", 1600, 1200], ["bảng tin.jpg", 900, 1600]];
  for (const [name, wide, high] of files) {
    const buffer = await photo(phone, wide, high);
    await phone.getByText("Ảnh, tệp", { exact: true }).click();
    await phone.getByLabel("Chọn ảnh hoặc tệp").setInputFiles({ name, mimeType: "image/jpeg", buffer });
    await phone.getByLabel("Mô tả (không bắt buộc)").fill(name === "lớp học.jpg" ? ABOUT : "");
    await phone.getByRole("button", { name: "Thêm minh chứng", exact: true }).click();
    await phone.getByRole("link", { name, exact: true }).last().waitFor();
  }
  const lying = phone.getByRole("img", { name: ABOUT });
  const seen = await loaded(lying);
  assert.deepEqual(seen.size, [320, 240]);
  assert.match(seen.path, /^\/files\/[0-9a-f]{64}\/small$/);
  assert.deepEqual([seen.lazy, ...seen.kept], ["lazy", "240", "180"]);
  assert.deepEqual((await loaded(phone.getByRole("img", { name: "bảng tin.jpg" }))).size, [180, 320]);

  const [whole] = await Promise.all([phone.context().waitForEvent("page"), phone.getByRole("link", { name: `Xem ảnh: ${ABOUT}` }).click()]);
  await whole.waitForLoadState();
  assert.equal(new URL(whole.url()).pathname, seen.path.replace("/small", ""));
  assert.deepEqual(await whole.evaluate(() => [document.images[0].naturalWidth, document.contentType]), [1600, "image/jpeg"]);
  await whole.close();

  for (const [login, options] of [[DIRECTOR, PHONE], ["officer", {}]]) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, complaints } = await signedIn(house, login, { ...options, colorScheme });
      await page.goto(`/viec/${id}`);
      const images = page.locator(".preview img");
      await images.first().waitFor();
      assert.ok(await images.count() >= 2);
      for (const image of await images.all()) assert.ok((await loaded(image)).size[0] > 0);
      assert.deepEqual(await violations(page), []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      await page.evaluate(() => scrollTo(0, 0));
      await shot(page, `evidence-files-${login}-${colorScheme}`);
      assert.deepEqual(complaints, []);
      await page.context().close();
    }
  }

  // The browser keeps it for a day; whoever sits down there next has another cookie.
  const status = (path) => phone.evaluate(async (path) => (await fetch(path, { cache: "force-cache" })).status, path);
  assert.equal(await status(seen.path), 200);
  assert.deepEqual(director.complaints, []);
  await director.context.clearCookies();
  assert.equal(await status(seen.path), 404);
});
