// What became of a record: told in words, two versions side by side, and the way back with its undo.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sideways, violations } from "./axe.js";
import { open, shot } from "./harness.js";
import { organizations, renameElsewhere, sessionOf, signedIn } from "./people.js";

const LOOKS = [["light", 360], ["dark", 360], ["light", 1280], ["dark", 1280]];

let house;
before(async () => { house = await open({ free: true }); });
after(() => house?.close());

test("an organization tells what it was and goes back, and forth again", async () => {
  const cookie = await sessionOf(house.origin, "officer");
  const [center] = await organizations(house.origin, cookie, "trung tâm học tập Mường Lèo", 1);
  const renamed = await renameElsewhere(house.origin, cookie, center, "Trung tâm Mường Lèo mới");
  const twice = await renameElsewhere(house.origin, cookie, renamed, "Trung tâm Mường Lèo nữa");
  assert.equal(twice.version, 3);

  const { page, complaints } = await signedIn(house, "officer");
  await page.goto(`/to-chuc/${center.id}`);
  await page.getByRole("link", { name: "Lịch sử thay đổi" }).click();
  await page.getByRole("heading", { level: 1, name: "Lịch sử" }).waitFor();
  await page.getByText("Trung tâm Mường Lèo nữa").first().waitFor();
  for (const [colorScheme, width] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 780 });
    await shot(page, `history-${colorScheme}-${width}`);
    assert.deepEqual(await violations(page), [], `${colorScheme}, ${width} px`);
    assert.equal(await sideways(page), 0);
  }
  await page.getByLabel("Bản trước").selectOption("1");
  await page.getByRole("status").getByText(center.name).waitFor();
  assert.ok((await page.locator("main").innerText()).includes("Tên:"), "fields bear the names people use");

  await page.getByRole("button", { name: "Trả về như trước thay đổi này" }).last().click();
  await page.getByText("Đã trả về như bản 1.").waitFor();
  await page.getByText("Trả tổ chức về bản cũ").first().waitFor();
  const [back] = await organizations(house.origin, cookie, "trung tâm học tập Mường Lèo", 1);
  assert.deepEqual([back.name, back.version], [center.name, 4]);
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByText("Đã trả về như bản 3.").waitFor();
  const [forth] = await organizations(house.origin, cookie, "Mường Lèo nữa", 1);
  assert.equal(forth.version, 5);

  await page.goto("/lich-su/organization:khong-co");
  await page.getByText("Chưa có thay đổi nào của mục này").waitFor();
  assert.deepEqual(complaints, []);
});

test("the trail names fields and shows administrators who read of people", async () => {
  const { page, complaints } = await signedIn(house, "admin");
  await page.goto("/tai-khoan");
  await page.getByRole("heading", { level: 1, name: "Tài khoản" }).waitFor();
  await page.waitForLoadState("networkidle");
  // It is written every ten seconds.
  await page.waitForTimeout(11_000);
  await page.goto("/nhat-ky");
  const reads = page.getByRole("table", { name: "Ai đã xem danh sách cá nhân" });
  await reads.getByRole("rowheader", { name: "Quàng Văn Inh" }).first().waitFor();
  for (const [colorScheme, width] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 780 });
    await shot(page, `reads-${colorScheme}-${width}`);
    assert.deepEqual(await violations(page), [], `${colorScheme}, ${width} px`);
    assert.equal(await sideways(page), 0);
  }
  assert.deepEqual(complaints, []);
  const officer = await signedIn(house, "officer");
  await officer.page.goto("/nhat-ky");
  await officer.page.getByRole("heading", { level: 1, name: "Nhật ký thay đổi" }).waitFor();
  await officer.page.waitForLoadState("networkidle");
  assert.equal(await officer.page.getByText("Ai đã xem danh sách cá nhân").count(), 0);
});
