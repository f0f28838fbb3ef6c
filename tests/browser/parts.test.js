// The wasm comes in parts: what a first visit needs, and what is fetched when somebody opens it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open } from "./harness.js";
import { signedIn } from "./people.js";

const FIELD = "director.muong-va";

let house;
before(async () => { house = await open(); });
after(() => house.close());

const go = (page, name) => page.getByRole("navigation").getByRole("link", { name }).first().click();
const titled = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

/** The parts a page has fetched, from now on. */
function fetched(page) {
  const names = new Set();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith(".wasm")) names.add(pathname.split("/").pop().split(".")[0]);
  });
  return names;
}

const cached = (page) => page.evaluate(async () => {
  const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return all.flat().map((request) => new URL(request.url).pathname.split("/").pop().split(".")[0]);
});

async function until(holds) {
  for (let round = 0; round < 100; round += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("this never came to hold");
}

test("a director fetches what she opens, and never the office's part", async () => {
  const { page, complaints } = await signedIn(house, FIELD);
  const parts = fetched(page);
  await page.goto("/");
  await titled(page, "Hôm nay");
  await go(page, "Việc được giao");
  await titled(page, "Việc được giao");
  await page.waitForTimeout(3000);
  // The tools of a list, and the queue of who writes afield; nothing of the office.
  assert.ok(!parts.has("split_read") && !parts.has("split_office"), [...parts].join());

  await go(page, "Văn bản chỉ đạo");
  await titled(page, "Văn bản chỉ đạo");
  await page.goto("/tai-khoan");
  await page.getByRole("link", { name: "Về trang Hôm nay" }).waitFor();
  await page.waitForTimeout(3000);
  assert.ok(parts.has("split_read") && !parts.has("split_office"), [...parts].join());
  assert.deepEqual(complaints, []);
});

test("an officer's desk comes as a whole, after what is on the screen", async () => {
  const { page, complaints } = await signedIn(house, "officer");
  const parts = fetched(page);
  await page.reload();
  await titled(page, "Hôm nay");
  await until(() => parts.has("split_read") && parts.has("split_office"));
  assert.deepEqual(complaints, []);
});

test("a part that does not come says so, and comes when it is asked for again", async () => {
  const { page } = await signedIn(house, FIELD);
  await page.route("**/assets/split_read.*", (route) => route.abort());
  await go(page, "Văn bản chỉ đạo");
  await page.getByRole("alert").getByText("Chưa tải được phần này của ứng dụng").waitFor();
  // The rest works meanwhile.
  await go(page, "Việc được giao");
  await titled(page, "Việc được giao");
  await go(page, "Văn bản chỉ đạo");
  await page.getByRole("alert").getByText("Chưa tải được phần này của ứng dụng").waitFor();
  await page.unroute("**/assets/split_read.*");
  await page.getByRole("button", { name: "Thử lại" }).click();
  await titled(page, "Văn bản chỉ đạo");
});

test("without a network each has the parts they have used; the office has all", async () => {
  const officer = await signedIn(house, "officer", { serviceWorkers: "allow" });
  await until(async () => (await cached(officer.page)).includes("split_office"));
  await until(async () => (await cached(officer.page)).includes("split_read"));
  await officer.context.setOffline(true);
  await go(officer.page, "Nhật ký thay đổi");
  await titled(officer.page, "Nhật ký thay đổi");
  await officer.page.getByRole("alert").getByText("Mất mạng").first().waitFor();

  // Opened before the worker was there, and kept all the same.
  const director = await house.person({ serviceWorkers: "allow" });
  const { page } = director;
  await page.goto("/dang-nhap?den=%2Fto-chuc");
  await page.getByLabel("Tên đăng nhập").fill(FIELD);
  await page.getByLabel("Mật khẩu", { exact: true }).fill("den-sach-demo");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await titled(page, "Cơ quan, tổ chức");
  await until(async () => (await cached(page)).includes("split_read"));
  assert.ok(!(await cached(page)).includes("split_office"));
  await director.context.setOffline(true);
  await go(page, "Đơn vị hành chính");
  await titled(page, "Đơn vị hành chính");
});
