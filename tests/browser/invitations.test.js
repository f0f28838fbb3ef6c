// An invitation: made by an administrator, taken by whoever holds the link, once; and made anew for a forgotten password.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sideways, violations } from "./axe.js";
import { open, shot } from "./harness.js";
import { signIn, signedIn } from "./people.js";

const LOOKS = [["light", 360], ["dark", 360], ["light", 1280], ["dark", 1280]];
const PASSWORD = "chiều nay có mưa";

let house;
before(async () => { house = await open(); });
after(() => house?.close());

const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
const today = (page) => page.getByRole("heading", { level: 1, name: "Hôm nay" }).waitFor();

/** Opens an account with a link, and answers the link. */
async function invited(page, login, name) {
  await page.goto("/tai-khoan");
  await page.getByRole("button", { name: "Mở tài khoản" }).click();
  const sheet = page.getByRole("dialog", { name: "Mở tài khoản" });
  await sheet.getByLabel("Họ và tên").fill(name);
  await sheet.getByRole("searchbox").fill("phong noi vu");
  const option = sheet.locator("#organization option", { hasText: "Phòng Nội vụ" }).first();
  await option.waitFor({ state: "attached" });
  await sheet.getByLabel("Cơ quan, tổ chức", { exact: true }).selectOption(await option.getAttribute("value"));
  await sheet.locator("#role option[value=home_affairs]").waitFor({ state: "attached" });
  await sheet.getByLabel("Vai trò").selectOption("home_affairs");
  await sheet.getByLabel("Tên đăng nhập").fill(login);
  assert.ok(await sheet.getByLabel("Gửi đường link mời").isChecked());
  assert.equal(await sheet.getByLabel("Mật khẩu đầu tiên").count(), 0);
  await shot(page, `invitation-form-${login}`);
  await sheet.getByRole("button", { name: "Mở tài khoản" }).click();
  const link = sheet.getByLabel("Đường link mời", { exact: true });
  await link.waitFor();
  return { sheet, link: await link.inputValue() };
}

test("somebody is invited, sets a password, and the link is worth nothing afterwards", async () => {
  const { page, complaints } = await signedIn(house, "admin");
  const { sheet, link } = await invited(page, "bac.moi", "Bạc Thị Mới");
  assert.match(link, new RegExp(`^${house.origin}/loi-moi/[\\w-]{43}$`));
  assert.deepEqual(await violations(page), []);
  await shot(page, "invitation-link-1280");
  await sheet.getByRole("button", { name: "Chép", exact: true }).click();
  await page.getByText("Đã chép.").waitFor();
  await sheet.getByRole("button", { name: "Đã chép xong" }).click();
  await sheet.waitFor({ state: "hidden" });
  await row(page, "Bạc Thị Mới").getByText("Chưa nhận lời mời").waitFor();
  await page.getByLabel("Tình trạng").selectOption("chua-nhan");
  await page.waitForURL(/chua-nhan/);
  await row(page, "Bạc Thị Mới").waitFor();
  assert.equal(await page.getByRole("rowheader").count(), 1);

  for (const [colorScheme, width] of LOOKS) {
    const stranger = await house.person({ colorScheme, viewport: { width, height: 780 } });
    await stranger.page.goto(link);
    await stranger.page.getByText("Chào Bạc Thị Mới. Phòng Giáo dục và Đào tạo huyện Sốp Cộp mời").waitFor();
    await shot(stranger.page, `invitation-${colorScheme}-${width}`);
    assert.deepEqual(await violations(stranger.page), [], `${colorScheme}, ${width} px`);
    assert.equal(await sideways(stranger.page), 0, `too wide at ${width} px`);
    assert.deepEqual(stranger.complaints, []);
    await stranger.context.close();
  }

  const guest = await house.person({ viewport: { width: 360, height: 780 } });
  await guest.page.goto(link);
  const go = guest.page.getByRole("button", { name: "Đặt mật khẩu và đăng nhập" });
  await guest.page.getByLabel("Mật khẩu mới", { exact: true }).fill("ngắn");
  await go.click();
  await guest.page.getByRole("link", { name: "Mật khẩu phải có từ 10 đến 128 ký tự." }).waitFor();
  await guest.page.getByLabel("Mật khẩu mới", { exact: true }).fill(PASSWORD);
  await guest.page.getByLabel("Nhập lại mật khẩu mới").fill("chiều nay có nắng");
  await go.click();
  await guest.page.getByRole("link", { name: "Hai lần nhập chưa giống nhau." }).waitFor();
  await shot(guest.page, "invitation-refused-360");
  assert.deepEqual(await violations(guest.page), []);
  await guest.page.getByLabel("Nhập lại mật khẩu mới").fill(PASSWORD);
  await go.click();
  await today(guest.page);
  await guest.page.locator("main").getByText("Việc của đơn vị").waitFor();
  await shot(guest.page, "invitation-desk-360");
  assert.ok(!guest.page.url().includes("loi-moi"));

  await guest.page.goto(link);
  await guest.page.getByText("Đường link này không dùng được").waitFor();
  await shot(guest.page, "invitation-over-360");
  assert.deepEqual(await violations(guest.page), []);
  const again = await house.person();
  await again.page.goto("/dang-nhap");
  await signIn(again.page, "bac.moi", PASSWORD);
  await today(again.page);
  assert.deepEqual(complaints, []);
});

test("an invitation is made and revoked on the page of an account, but not of one that all share", async () => {
  const { page, complaints } = await signedIn(house, "admin");
  const { sheet, link } = await invited(page, "lo.quen", "Lò Thị Quên");
  await sheet.getByRole("button", { name: "Đã chép xong" }).click();
  await page.getByRole("link", { name: "Lò Thị Quên" }).click();
  await page.getByText("Chưa nhận lời mời, hạn").waitFor();
  for (const [colorScheme, width] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 780 });
    await shot(page, `invitation-account-${colorScheme}-${width}`);
    assert.deepEqual(await violations(page), [], `${colorScheme}, ${width} px`);
    assert.equal(await sideways(page), 0);
  }
  await page.getByRole("button", { name: "Tạo đường link khác" }).click();
  const dialog = page.getByRole("dialog", { name: "Đường link mời" });
  const second = await dialog.getByLabel("Đường link mời", { exact: true }).inputValue();
  assert.notEqual(second, link);
  await shot(page, "invitation-again-1280");
  await dialog.getByRole("button", { name: "Đã chép xong" }).click();
  await page.getByRole("button", { name: "Thu hồi lời mời" }).click();
  await page.getByText("Đã thu hồi lời mời của Lò Thị Quên.").waitFor();
  await page.getByText("Không có lời mời nào đang chờ.").waitFor();
  for (const gone of [link, second]) {
    const stranger = await house.person();
    await stranger.page.goto(gone);
    await stranger.page.getByText("Đường link này không dùng được").waitFor();
    await stranger.context.close();
  }

  await page.goto("/tai-khoan?tim=leader");
  await page.getByRole("link", { name: "Cầm Văn Ơn" }).click();
  await page.getByRole("button", { name: "Tạo đường link mời" }).click();
  await page.getByText("Tài khoản trình diễn giữ mật khẩu chung.").first().waitFor();
  assert.deepEqual(complaints, []);
});
