// Who sits at the screen, and the pages they go to.
export const PASSWORD = "den-sach-demo";

/** A person of the demonstration, signed in through the page. */
export async function signedIn(house, login = "officer", options = {}) {
  const visit = await house.person(options);
  await visit.page.goto("/dang-nhap");
  await signIn(visit.page, login);
  await visit.page.getByRole("heading", { level: 1, name: "Hôm nay" }).waitFor();
  return visit;
}

export async function signIn(page, login, password = PASSWORD) {
  await page.getByLabel("Tên đăng nhập").fill(login);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
}

/** One question to the API as another person would ask it; the cookie comes from `sessionOf`. */
export async function ask(origin, cookie, query, variables = {}) {
  const answer = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-densach-client": "test", cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return { data, cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] };
}

/** The cookie of a person who works elsewhere meanwhile. */
export async function sessionOf(origin, login) {
  const query = "mutation ($input: SessionStartInput!) { sessionStart(input: $input) { userErrors { message } } }";
  return (await ask(origin, "", query, { input: { login, password: PASSWORD } })).cookie;
}

/** The organizations whose name holds these words, by name. */
export async function organizations(origin, cookie, contains, first = 5) {
  const query = `query ($contains: String, $first: Int!) {
    organizations(first: $first, where: { name: { contains: $contains } }) { nodes { id name version kind } }
  }`;
  return (await ask(origin, cookie, query, { contains, first })).data.organizations.nodes;
}

/** What another person does meanwhile. */
export async function renameElsewhere(origin, cookie, { id, version }, name) {
  const known = `query ($id: ID!) {
    organization(id: $id) { kind unit { id } phone { ... on PhoneNumber { number } } address validFrom }
  }`;
  const { kind, unit, phone, address, validFrom } = (await ask(origin, cookie, known, { id })).data.organization;
  const query = `mutation ($id: ID!, $input: OrganizationUpdateInput!) {
    organizationUpdate(id: $id, input: $input) { organization { id name version } userErrors { message } }
  }`;
  const form = { name, kind, unitId: unit.id, phone: phone?.number, address, validFrom };
  const input = { organization: form, expectedVersion: version, idempotencyKey: crypto.randomUUID() };
  const { organization, userErrors } = (await ask(origin, cookie, query, { id, input })).data.organizationUpdate;
  if (userErrors.length > 0) throw new Error(userErrors[0].message);
  return organization;
}

/** The search is in the address, and all that it asked for has come. */
export async function searched(page) {
  await page.waitForURL(/tim=/);
  await page.waitForLoadState("networkidle");
}

/** What was asked of the server, from now on. */
export function listen(page) {
  const asked = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/graphql")) asked.push(request.postDataJSON());
  });
  return asked;
}

/** Every page an administrator sees, what it is called, and words that prove it holds its content. */
export const ROUTES = [
  { path: "/", title: "Hôm nay", proof: "Ngày làm việc 15/04/2020" },
  { path: "/van-ban", title: "Văn bản chỉ đạo", proof: "Hướng dẫn thực hiện nhiệm vụ năm học 2019-2020" },
  { path: "/van-ban/directive:khong-co", title: "Văn bản chỉ đạo", proof: "Không tìm thấy văn bản này" },
  { path: "/van-ban/de-an", title: "Đề án", proof: "Gia đình được công nhận Gia đình học tập" },
  { path: "/viec", title: "Việc được giao", proof: "Đang hiện 25 dòng" },
  { path: "/viec/assignment:khong-co", title: "Việc", proof: "Không tìm thấy việc này" },
  { path: "/to-chuc", title: "Cơ quan, tổ chức", proof: "Đang hiện 25 dòng" },
  { path: "/to-chuc/organization:khong-co", title: "Cơ quan, tổ chức", proof: "Không tìm thấy cơ quan" },
  { path: "/don-vi", title: "Đơn vị hành chính", proof: "Xã Mường Và" },
  { path: "/don-vi?ngay=2025-07-01", title: "Đơn vị hành chính", proof: "Hình thành từ" },
  { path: "/don-vi/unit:khong-co", title: "Đơn vị hành chính", proof: "Không tìm thấy đơn vị này" },
  { path: "/tai-khoan", title: "Tài khoản", proof: "director.muong-va" },
  { path: "/tai-khoan/account:khong-co", title: "Tài khoản", proof: "Không tìm thấy tài khoản này" },
  { path: "/thong-bao", title: "Thông báo", proof: "Cách nhận thông báo" },
  { path: "/quan-tri/cong-viec", title: "Việc nền", proof: "Việc nền theo tình trạng" },
  { path: "/quan-tri/nhap", title: "Nhập dữ liệu", proof: "Chưa nhập tệp nào" },
  { path: "/nhat-ky", title: "Nhật ký thay đổi", proof: "Kiểm tra chuỗi nhật ký" },
  { path: "/lich-su/organization:khong-co", title: "Lịch sử", proof: "Chưa có thay đổi nào của mục này" },
  { path: "/tim-kiem", title: "Tìm kiếm", proof: "Gõ vài chữ của tên" },
  { path: "/hang-doi", title: "Hàng đợi gửi", proof: "Không có mục chờ gửi" },
  { path: "/toi", title: "Tài khoản của tôi", proof: "Cách hiển thị" },
  { path: "/khong-co", title: "Không tìm thấy trang này", proof: "Về trang Hôm nay" },
];
