// What an administrator does: accounts, the tree of units, the trail.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, shot } from "./harness.js";
import { signIn, signedIn } from "./people.js";

let house;
before(async () => { house = await open(); });
after(() => house.close());

const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });

test("an account is opened in a sheet, and its owner comes in", async () => {
  const { page, complaints } = await signedIn(house, "admin");
  await page.goto("/tai-khoan");
  await page.getByRole("button", { name: "Mở tài khoản" }).click();
  const sheet = page.getByRole("dialog", { name: "Mở tài khoản" });
  await sheet.getByRole("button", { name: "Mở tài khoản" }).click();
  await sheet.getByRole("link", { name: "Chọn vai trò." }).waitFor();
  await shot(page, "account-refused-1280");

  await sheet.getByLabel("Họ và tên").fill("Lò Thị Thử");
  await sheet.getByRole("searchbox").fill("phong giao duc");
  const option = sheet.locator("#organization option", { hasText: "Phòng Giáo dục" }).first();
  await option.waitFor({ state: "attached" });
  await sheet.getByLabel("Cơ quan, tổ chức", { exact: true }).selectOption(await option.getAttribute("value"));
  // Only what one can be there is offered.
  await sheet.locator("#role option[value=director]").waitFor({ state: "detached" });
  await sheet.getByLabel("Vai trò").selectOption("officer");
  await sheet.getByLabel("Tên đăng nhập").fill("thu.lo");
  await sheet.getByLabel("Đặt mật khẩu ngay").check();
  await sheet.getByLabel("Mật khẩu đầu tiên").fill("ngon den trong ban");
  await sheet.getByRole("button", { name: "Mở tài khoản" }).click();
  await page.getByText("Đã mở tài khoản cho Lò Thị Thử.").waitFor();
  await sheet.waitFor({ state: "hidden" });
  await row(page, "Lò Thị Thử").waitFor();
  assert.deepEqual(complaints, []);

  const other = await house.person();
  await other.page.goto("/dang-nhap");
  await signIn(other.page, "thu.lo", "ngon den trong ban");
  await other.page.getByRole("heading", { level: 1, name: "Hôm nay" }).waitFor();
  // Told in the answer to signing in itself, not only after a reload.
  await other.page.locator("main").getByText("Phòng Giáo dục và Đào tạo huyện Sốp Cộp").waitFor();
});

test("an account is locked, and unlocked by undo; one's own cannot be", async () => {
  const { page, complaints } = await signedIn(house, "admin");
  await page.goto("/tai-khoan?tim=leader");
  const leader = page.getByRole("row").filter({ hasText: "leader" });
  await leader.getByRole("button", { name: "Khóa tài khoản" }).click();
  await page.getByText("Đã khóa tài khoản của").waitFor();
  await leader.getByText("Đã khóa").waitFor();
  const locked = await house.person();
  await locked.page.goto("/dang-nhap");
  await signIn(locked.page, "leader");
  await locked.page.getByText("Sai tên hoặc mật khẩu").first().waitFor();

  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await leader.getByText("Đang dùng").waitFor();
  await page.goto("/tai-khoan?tim=admin");
  const own = page.getByRole("row").filter({ has: page.getByRole("cell", { name: "admin", exact: true }) });
  await own.waitFor();
  assert.equal(await own.getByRole("button").count(), 0);
  assert.deepEqual(complaints, []);
});

test("the tree of a day shows what became of a commune, and what it was made from", async () => {
  const { page } = await signedIn(house);
  await page.goto("/don-vi");
  await page.getByRole("link", { name: "Huyện Sốp Cộp", exact: true }).waitFor();
  await page.getByText("Nay thuộc").first().waitFor();
  await page.getByRole("tab", { name: "Ngày 01/07/2025" }).click();
  await page.getByText("Hình thành từ").first().waitFor();
  assert.equal(await page.getByRole("link", { name: "Huyện Sốp Cộp", exact: true }).count(), 0);
  await shot(page, "units-2025");

  await page.goBack();
  await page.getByRole("link", { name: "Xã Mường Và", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Xã Mường Và" }).waitFor();
  await page.getByText("Sáp nhập, chia tách").waitFor();
  await page.getByRole("link", { name: "Xem cơ quan, tổ chức ở đây" }).click();
  await page.waitForURL(/don-vi=unit/);
  await page.getByRole("rowheader").filter({ hasText: "Mường Và" }).first().waitFor();
});

test("what was done is in the trail, before and after, and the chain holds", async () => {
  const { page } = await signedIn(house, "admin");
  await page.goto("/to-chuc");
  await page.getByRole("rowheader").first().getByRole("link").click();
  // Only then the heading is that of the organization and no longer that of the list.
  await page.getByRole("textbox", { name: "Tên", exact: true }).waitFor();
  const before = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("textbox", { name: "Tên", exact: true }).fill("Tên để xem nhật ký");
  await page.getByRole("button", { name: "Lưu thông tin" }).click();
  await page.getByText("Đã lưu thông tin").waitFor();
  await page.goto("/nhat-ky");
  const newest = page.getByRole("row").nth(1);
  await newest.locator("del", { hasText: before }).waitFor();
  await newest.locator("ins", { hasText: "Tên để xem nhật ký" }).waitFor();
  await page.getByRole("button", { name: "Kiểm tra chuỗi nhật ký" }).click();
  await page.getByText("Chuỗi nhật ký nguyên vẹn").waitFor();
  await shot(page, "audit-1280");
});

test("a demonstration keeps its password, and says so beside the field", async () => {
  const { page } = await signedIn(house);
  await page.goto("/toi");
  const form = page.getByRole("form", { name: "Đổi mật khẩu" });
  await form.getByLabel("Mật khẩu đang dùng").fill("den-sach-demo");
  await form.getByLabel("Mật khẩu mới").fill("mot mat khau khac");
  await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
  await page.locator(".problems").getByText("Tài khoản trình diễn giữ mật khẩu chung").waitFor();
});
