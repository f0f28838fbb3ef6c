// Schemes with their targets, the clauses that serve them, and a task that changes after it was given out.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "@axe-core/playwright";
import { open, shot } from "./harness.js";
import { ask, listen, sessionOf, signedIn } from "./people.js";

const { AxeBuilder = axe.default ?? axe } = axe;

let house, officer;
before(async () => {
  house = await open({ free: true });
  officer = await sessionOf(house.origin, "officer");
});
after(() => house.close());

async function violations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

const fits = async (page) => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
const query = async (words, variables) => (await ask(house.origin, officer, words, variables)).data;

/** The dispatch of the demonstration, and its tasks. */
async function published() {
  const { directives } = await query("{ directives(first: 9, where: { state: { eq: PUBLISHED } }) { nodes { id clauses { id label tasks { id title version counts { open accepted } } } } } }");
  return directives.nodes[0];
}

for (const [colorScheme, width] of [["light", 1280], ["dark", 360]]) {
  test(`an officer enters a scheme and hangs it on a clause, ${colorScheme}, ${width} px`, async () => {
    const { page, complaints } = await signedIn(house, "officer", { colorScheme, viewport: { width, height: 780 } });
    const name = `Đề án phát triển văn hóa đọc ${width}`;
    await page.goto("/van-ban");
    await page.getByRole("link", { name: "Đề án", exact: true }).click();
    await page.getByRole("table", { name: /^Chỉ tiêu của đề án Đẩy mạnh/ }).waitFor();
    await shot(page, `schemes-${colorScheme}-${width}`);
    assert.deepEqual(await violations(page), []);
    await fits(page);
    await page.getByRole("button", { name: "Thêm đề án" }).click();
    const sheet = page.getByRole("dialog", { name: "Thêm đề án" });
    await sheet.getByRole("button", { name: "Lưu đề án" }).click();
    await sheet.getByRole("alert").filter({ hasText: "Nhập tên đề án" }).waitFor();
    await sheet.getByLabel("Tên đề án").fill(name);
    await sheet.getByLabel("Năm đầu").fill("2018");
    await sheet.getByLabel("Năm cuối").fill("2030");
    await sheet.getByLabel("Tìm văn bản").fill("161");
    await sheet.getByLabel("Theo văn bản").selectOption({ label: await sheet.getByRole("option", { name: /161\/KH-BGDĐT/ }).first().textContent() });
    await sheet.getByRole("button", { name: "Thêm chỉ tiêu" }).click();
    await sheet.getByLabel("Nội dung chỉ tiêu").fill("Thư viện đạt chuẩn");
    await sheet.getByLabel("Mức cần đạt").fill("80");
    await shot(page, `scheme-form-${colorScheme}-${width}`);
    assert.deepEqual(await violations(page), []);
    await sheet.getByRole("button", { name: "Lưu đề án" }).click();
    await page.getByText("Đã lưu đề án.").waitFor();
    const card = page.locator("section").filter({ has: page.getByRole("heading", { name }) });
    await card.getByText("Cần đối chiếu văn bản gốc").waitFor();
    await card.getByText(/161\/KH-BGDĐT/).waitFor();

    const { id } = await published();
    await page.goto(`/van-ban/${id}`);
    const clause = page.locator("details.clause").filter({ hasText: "1.7." });
    await clause.locator("summary").click();
    await clause.getByRole("button", { name: "Gắn đề án" }).click();
    const choice = page.getByRole("dialog", { name: "Gắn đề án" });
    await choice.getByLabel(name).check();
    await shot(page, `clause-schemes-${colorScheme}-${width}`);
    assert.deepEqual(await violations(page), []);
    await choice.getByRole("button", { name: "Lưu đề án của mục" }).click();
    await clause.getByRole("link", { name }).waitFor();
    await shot(page, `clause-served-${colorScheme}-${width}`);
    assert.deepEqual(await violations(page), []);
    await fits(page);
    await clause.getByRole("link", { name }).click();
    await page.locator("section:focus").getByRole("heading", { name }).waitFor();
    await shot(page, `scheme-named-${colorScheme}-${width}`);
    assert.deepEqual(complaints, []);
  });
}

test("two officers change one scheme, and nothing typed is lost", async () => {
  const { page } = await signedIn(house, "officer");
  await page.goto("/van-ban/de-an");
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: /^Đề án Xây dựng xã hội học tập/ }) });
  await card.getByRole("button", { name: "Sửa đề án" }).click();
  const sheet = page.getByRole("dialog", { name: "Sửa đề án" });
  await sheet.getByLabel("Năm cuối").fill("2021");
  const { schemes } = await query("{ schemes { id name fromYear toYear version } }");
  const scheme = schemes.find(({ name }) => name.startsWith("Đề án Xây dựng"));
  const input = { name: scheme.name, fromYear: 2013, toYear: 2022, targets: [], expectedVersion: scheme.version, idempotencyKey: crypto.randomUUID() };
  await query("mutation ($id: ID!, $input: SchemeUpdateInput!) { schemeUpdate(id: $id, input: $input) { userErrors { code } } }", { id: scheme.id, input });
  await sheet.getByRole("button", { name: "Lưu đề án" }).click();
  const conflict = page.getByRole("dialog", { name: "Mục này vừa được người khác sửa" });
  await conflict.getByRole("region", { name: "Năm cuối" }).getByText("2022").waitFor();
  // What the other alone has changed is shown, and is no choice.
  await conflict.getByRole("region", { name: "Năm đầu" }).getByText("2013").waitFor();
  await shot(page, "scheme-stale", {});
  assert.equal(await sheet.getByRole("textbox", { name: "Năm cuối" }).inputValue(), "2021");
  assert.deepEqual(await violations(page), []);
  await conflict.getByRole("button", { name: "Ghi bản của tôi" }).click();
  await card.getByText("2013 – 2021").waitFor();
  await page.locator(".toasts").getByRole("button", { name: "Hoàn tác" }).click();
  await card.getByText("2013 – 2022").waitFor();

  // Where nobody touched what the other did, nothing is asked, and both stand.
  await card.getByRole("button", { name: "Sửa đề án" }).click();
  await sheet.getByRole("textbox", { name: "Năm cuối" }).fill("2023");
  const now = (await query("{ schemes { id version } }")).schemes.find(({ id }) => id === scheme.id);
  const apart = { ...input, fromYear: 2014, expectedVersion: now.version, idempotencyKey: crypto.randomUUID() };
  const { schemeUpdate } = await query("mutation ($id: ID!, $input: SchemeUpdateInput!) { schemeUpdate(id: $id, input: $input) { userErrors { code } } }", { id: scheme.id, input: apart });
  assert.deepEqual(schemeUpdate.userErrors, []);
  await sheet.getByRole("button", { name: "Lưu đề án" }).click();
  await card.getByText("2014 – 2023").waitFor();
  assert.equal(await conflict.count(), 0);

  await card.getByRole("button", { name: "Ngày kết thúc" }).click();
  const end = page.getByRole("dialog", { name: "Ngày kết thúc" });
  await end.getByLabel("Kết thúc ngày").fill("31/12/2020");
  await end.getByRole("button", { name: "Lưu ngày kết thúc" }).click();
  await card.getByText("Kết thúc 31/12/2020").waitFor();
});

test("a task that was given out is changed, and its director sees what it was", async () => {
  const { page, complaints } = await signedIn(house, "officer");
  const directive = await published();
  const open = directive.clauses.flatMap((clause) => clause.tasks.map((task) => ({ clause, task }))).find(({ task }) => task.counts.open > 0);
  await page.goto(`/van-ban/${directive.id}?phan=giao-viec`);
  const line = page.getByRole("listitem").filter({ has: page.getByText(open.task.title, { exact: true }) }).last();
  await line.getByRole("button", { name: "Sửa việc này" }).click();
  const sheet = page.getByRole("dialog", { name: "Sửa việc này" });
  await sheet.getByText("Nguyên văn của mục").waitFor();
  assert.equal(await sheet.getByLabel("Việc phải làm").inputValue(), open.task.title);
  await sheet.getByLabel("Ngày đến hạn").fill("31/12/2020");
  await sheet.getByLabel("Việc phải làm").fill("Việc đã sửa");
  await shot(page, "task-change");
  assert.deepEqual(await violations(page), []);
  const asked = listen(page);
  await page.route("**/graphql", (route) => route.abort(), { times: 1 });
  await sheet.getByRole("button", { name: "Lưu việc đã sửa" }).click();
  await sheet.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
  await sheet.getByRole("button", { name: "Lưu việc đã sửa" }).click();
  await page.getByText("Đã lưu việc đã sửa.").waitFor();
  const keys = asked.map(({ variables }) => variables?.input?.idempotencyKey).filter(Boolean);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1], "what was not answered goes again with its key");

  const { assignments } = await query("query ($clause: ID!) { assignments(first: 100, where: { clause: { eq: $clause } }) { nodes { id state dueOn task { id } } } }", { clause: open.clause.id });
  const given = assignments.nodes.filter(({ task }) => task.id === open.task.id);
  assert.ok(given.some(({ state, dueOn }) => state === "OPEN" && dueOn === "2020-12-31"));
  assert.ok(given.every(({ state, dueOn }) => state !== "ACCEPTED" || dueOn !== "2020-12-31"));
  await page.goto(`/viec/${given.find(({ state }) => state === "OPEN").id}`);
  await page.getByText("Việc này đã được sửa").waitFor();
  await page.getByText(`Việc trước đó ghi là: “${open.task.title}”.`).waitFor();
  await shot(page, "task-changed");
  assert.deepEqual(await violations(page), []);
  await page.goto(`/viec?muc=${open.clause.id}`);
  await page.locator(".note").getByText(`${open.clause.label}. `).waitFor();
  assert.deepEqual(complaints.filter((one) => !one.includes("ERR_FAILED")), []);
});

test("a task that another has changed keeps what was typed", async () => {
  const { page } = await signedIn(house, "officer", { colorScheme: "dark", viewport: { width: 360, height: 780 } });
  const directive = await published();
  const clause = directive.clauses.find(({ tasks }) => tasks.length > 0);
  const task = clause.tasks[0];
  await page.goto(`/van-ban/${directive.id}?phan=giao-viec`);
  await page.getByRole("button", { name: "Sửa việc này" }).first().click();
  const sheet = page.getByRole("dialog", { name: "Sửa việc này" });
  await sheet.getByLabel("Minh chứng cần có").fill("Minh chứng của tôi");
  const { clause: { tasks: [now] } } = await query("query ($id: ID!) { clause(id: $id) { tasks { version kinds organizations { id } dueRule dueOn measures { name unit } } } }", { id: clause.id });
  const input = {
    title: "Tên của người khác", kinds: now.kinds, organizationIds: now.organizations.map(({ id }) => id), dueRule: now.dueRule, dueOn: now.dueOn,
    measures: now.measures, expectedEvidence: "Minh chứng của người khác", expectedVersion: now.version, idempotencyKey: crypto.randomUUID(),
  };
  const { taskUpdate } = await query("mutation ($id: ID!, $input: TaskUpdateInput!) { taskUpdate(id: $id, input: $input) { userErrors { message } } }", { id: task.id, input });
  assert.deepEqual(taskUpdate.userErrors, []);
  await sheet.getByRole("button", { name: "Lưu việc đã sửa" }).click();
  const conflict = page.getByRole("dialog", { name: "Mục này vừa được người khác sửa" });
  await conflict.getByRole("region", { name: "Việc phải làm" }).getByText("Tên của người khác").first().waitFor();
  assert.equal(await sheet.getByRole("textbox", { name: "Minh chứng cần có" }).inputValue(), "Minh chứng của tôi");
  await shot(page, "task-stale-dark-360", {});
  assert.deepEqual(await violations(page), []);
  await fits(page);
  await conflict.getByRole("button", { name: "Ghi bản của tôi" }).click();
  await sheet.waitFor({ state: "hidden" });
  const after = await query("query ($id: ID!) { clause(id: $id) { tasks { title expectedEvidence } } }", { id: clause.id });
  const [merged] = after.clause.tasks;
  assert.deepEqual(merged, { title: "Tên của người khác", expectedEvidence: "Minh chứng của tôi" });
});
