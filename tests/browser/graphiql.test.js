// The explorer of the API: a page of its own, behind its own walls, outside the first load.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, shot } from "./harness.js";

let house;
before(async () => { house = await open(); });
after(() => house.close());

test("the explorer asks for a token, keeps it in its tab, and speaks by it alone", async () => {
  const { page, context, complaints } = await house.person();
  await context.addCookies([{ name: "densach", value: "somebody", url: house.origin }]);
  const sent = [];
  await page.route("**/graphql", async (route) => {
    sent.push(await route.request().allHeaders());
    await route.fulfill({ json: { data: { __typename: "Query" } } });
  });
  await page.goto("/graphiql");
  await page.getByLabel("Mã truy cập").fill(" token-of-a-partner ");
  await page.getByRole("button", { name: "Mở" }).click();
  const editor = page.locator(".graphiql-query-editor .CodeMirror");
  await editor.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("{ __typename }");
  await page.keyboard.press("Control+Enter");
  await page.locator(".result-window").getByText('"Query"').waitFor();
  for (const headers of sent) {
    assert.equal(headers.authorization, "Bearer token-of-a-partner");
    assert.equal(headers["x-densach-client"], "graphiql");
    assert.equal(headers.cookie, undefined);
  }
  await shot(page, "graphiql-1280");

  await page.getByRole("button", { name: /settings/i }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Đổi mã" }).click();
  await page.getByLabel("Mã truy cập").waitFor();
  assert.deepEqual(complaints, []);
});

test("its policy needs no inline script or style and names no other origin", async () => {
  const policy = (await fetch(`${house.origin}/graphiql`)).headers.get("content-security-policy");
  assert.doesNotMatch(policy, /unsafe-inline|https?:|\*/);
  const shell = await (await fetch(`${house.origin}/`)).text();
  assert.doesNotMatch(shell, /graphiql/);
});
