// Two-step sign-in, from turning it on to coming in with a code; and the sessions one has open.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { sideways, violations } from "./axe.js";
import { open, shot } from "./harness.js";
import { ask, organizations, sessionOf, signIn } from "./people.js";

const PASSWORD = "chiều nay có mưa";
let house;
before(async () => { house = await open({ free: true }); });
after(() => house?.close());

/** What a phone shows for a secret at a moment (RFC 6238). */
function code(secret, step = Math.floor(Date.now() / 30_000)) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", key).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** From the top: what lies half under the bar is no fault of the page. */
async function seen(page) {
  await page.evaluate(() => scrollTo(0, 0));
  return violations(page);
}

test("whoever turned it on comes in with the password and a code", async () => {
  const admin = await sessionOf(house.origin, "admin");
  const [office] = (await organizations(house.origin, admin, "Phòng Giáo dục")).filter((one) => one.kind === "EDUCATION_OFFICE");
  const input = { login: "lo.an", fullName: "Lò Thị An", password: PASSWORD, organizationId: office.id, role: "OFFICER" };
  await ask(house.origin, admin, "mutation ($input: AccountOpenInput!) { accountOpen(input: $input) { userErrors { message } } }", { input });
  const { page, complaints } = await house.person();
  await page.goto("/dang-nhap?den=/toi");
  await signIn(page, "lo.an", PASSWORD);

  const factor = page.locator("section", { has: page.getByRole("heading", { name: "Xác thực hai bước" }) }).last();
  await factor.getByLabel("Mật khẩu đang dùng", { exact: true }).fill(PASSWORD);
  await factor.getByRole("button", { name: "Bật xác thực hai bước" }).click();
  await page.getByRole("img", { name: "Mã QR để ứng dụng xác thực quét" }).waitFor();
  await shot(page, "second-factor-scan");
  // A phone at night: the picture must still be dark on light, or no other phone reads it.
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  assert.equal(await sideways(page), 0);
  await shot(page, "second-factor-scan-dark-360");
  assert.deepEqual(await seen(page), []);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
  assert.deepEqual(await seen(page), []);
  const secret = await page.locator("code.secret").textContent();
  // The half minute before: the one of now is for signing in.
  await page.getByLabel("Mã 6 số").fill(code(secret, Math.floor(Date.now() / 30_000) - 1));
  await page.getByRole("button", { name: "Xác nhận và bật" }).click();
  await page.getByRole("list", { name: "Mã dự phòng" }).waitFor();
  assert.equal(await page.getByRole("list", { name: "Mã dự phòng" }).getByRole("listitem").count(), 10);
  assert.deepEqual(await seen(page), []);
  await page.getByRole("button", { name: "Đã cất mã dự phòng" }).click();
  await page.getByText("Còn 10 mã dự phòng").waitFor();
  await shot(page, "second-factor-on");

  await page.context().clearCookies();
  await page.goto("/dang-nhap");
  await signIn(page, "lo.an", PASSWORD);
  await page.getByLabel("Mã xác thực").waitFor();
  await page.waitForFunction(() => document.activeElement.autocomplete === "one-time-code");
  assert.equal(await page.getByText("Cần sửa trước khi gửi").count(), 0);
  await page.keyboard.type(code(secret));
  assert.deepEqual(await seen(page), []);
  await shot(page, "second-factor-sign-in");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page.getByRole("heading", { level: 1, name: "Hôm nay" }).waitFor();
  assert.deepEqual(complaints, []);
});
