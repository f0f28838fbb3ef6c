// A token for another system: issued on the page, used from outside, seen on its page, revoked.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, shot } from "./harness.js";
import { signedIn } from "./people.js";

let house;
before(async () => { house = await open(); });
after(() => house?.close());

/** What the other system is answered. */
async function pull(token) {
  const answer = await fetch(`${house.origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-densach-client": "cong-du-lieu", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: "{ organizations(first: 2) { nodes { name } } }" }),
  });
  return { status: answer.status, answer: await answer.json() };
}

test("a token is issued, used, seen and revoked", async () => {
  const { page, context, complaints } = await signedIn(house, "admin");
  await page.getByRole("link", { name: "Mã truy cập" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Mã truy cập" }).waitFor();
  await page.getByRole("button", { name: "Cấp mã truy cập" }).click();
  const sheet = page.getByRole("dialog", { name: "Cấp mã truy cập" });
  await sheet.getByRole("button", { name: "Cấp mã truy cập" }).click();
  await sheet.getByText("Chọn ít nhất một phần được đọc.").first().waitFor();
  await sheet.getByLabel("Hệ thống dùng mã").fill("Cổng dữ liệu tỉnh");
  await sheet.getByLabel("Mục đích").fill("Lấy danh sách tổ chức hằng đêm.");
  await sheet.getByLabel("Tìm", { exact: false }).first().fill("phong giao duc");
  const picker = sheet.getByLabel("Tổ chức giữ mã");
  await page.waitForFunction(() => document.querySelectorAll("#token-organization option").length === 2);
  await picker.selectOption({ index: 1 });
  await sheet.getByLabel("Cơ quan, tổ chức và đơn vị hành chính").check();
  await shot(page, "token-issue");
  await sheet.getByRole("button", { name: "Cấp mã truy cập" }).click();
  await sheet.getByText("Mã chỉ hiện một lần", { exact: false }).waitFor();
  const token = await sheet.getByLabel("Mã truy cập mới").inputValue();
  assert.match(token, /^dsk_[0-9A-Za-z]{38}$/);
  await sheet.getByRole("button", { name: "Chép", exact: true }).click();
  await page.getByText("Đã chép.").waitFor();
  await shot(page, "token-issued");
  await sheet.getByRole("button", { name: "Đã chép xong" }).click();
  assert.equal(await page.getByText(token).count(), 0);

  const first = await pull(token);
  assert.equal(first.status, 200);
  assert.equal(first.answer.data.organizations.nodes.length, 2);

  await page.getByRole("link", { name: "Cổng dữ liệu tỉnh" }).click();
  await page.getByRole("heading", { level: 1, name: "Cổng dữ liệu tỉnh" }).waitFor();
  // What it asked for is written every ten seconds.
  await page.waitForTimeout(11_000);
  await page.reload();
  await page.getByRole("rowheader", { name: "Query.organizations" }).waitFor();
  await shot(page, "token");
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scroll");
  await shot(page, "token-phone");

  await page.getByRole("button", { name: "Thu hồi mã" }).click();
  await page.getByRole("dialog", { name: "Thu hồi mã" }).getByRole("button", { name: "Thu hồi mã" }).click();
  await page.getByText("Đã thu hồi", { exact: true }).waitFor();
  const last = await pull(token);
  assert.equal(last.status, 401);
  assert.equal(last.answer.errors[0].extensions.code, "UNAUTHENTICATED");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("who keeps no accounts does not meet the page", async () => {
  const { page, context } = await signedIn(house, "officer");
  assert.equal(await page.getByRole("link", { name: "Mã truy cập" }).count(), 0);
  await context.close();
});
