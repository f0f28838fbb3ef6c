// Everybody's pages: each role opens all that leads on from its desk. `cargo xtask prove` opens each page in both
// themes and both widths; otherwise each is opened once, and the four take turns.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sideways, violations } from "./axe.js";
import { open, shot } from "./harness.js";
import { ask, sessionOf, signedIn } from "./people.js";

const PEOPLE = [
  "admin", "officer", "leader", "clerk", "council1", "province",
  "director.muong-va", "school.muong-va", "partner.phunu", "partner.bienphong",
  "homeaffairs", "chairman",
];
const LOOKS = [["light", 360], ["dark", 1280], ["dark", 360], ["light", 1280]];
const ALL_LOOKS = process.env.AXE === "all";

/** The list, where a row of it leads, and the pages about that row. */
const LISTS = [
  ["directives", "/van-ban", ["/van-ban/", "/ma-tran/", "/bao-cao/"]],
  ["assignments", "/viec", ["/viec/"]],
  ["organizations", "/to-chuc", ["/to-chuc/"]],
  ["units", "/don-vi", ["/don-vi/"]],
];

let house;
before(async () => { house = await open({ free: true }); });
after(() => house.close());

async function pagesOf(login) {
  const cookie = await sessionOf(house.origin, login);
  const pages = ["/", "/van-ban/nhap", "/tai-khoan", "/nhat-ky", "/toi", "/khong-co"];
  for (const [list, path, about] of LISTS) {
    pages.push(path);
    // Who may not ask for the list is shown so by the page.
    const answer = await ask(house.origin, cookie, `{ ${list}(first: 1) { nodes { id } } }`).catch(() => null);
    const id = answer?.data[list].nodes[0]?.id;
    if (id) pages.push(...about.map((prefix) => prefix + id));
  }
  return pages;
}

for (const [turn, login] of PEOPLE.entries()) {
  test(`axe finds nothing where ${login} goes`, async () => {
    const pages = await pagesOf(login);
    let seen = 0;
    for (const [look, [colorScheme, width]] of LOOKS.entries()) {
      const mine = pages.filter((_, index) => ALL_LOOKS || (index + turn) % LOOKS.length === look);
      const { page, context, complaints } = await signedIn(house, login, { colorScheme, viewport: { width, height: 780 } });
      for (const path of mine) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.waitForLoadState("networkidle");
        if (ALL_LOOKS) await shot(page, `${login}${path.replaceAll(/[/:]/g, "_")}-${colorScheme}-${width}`);
        assert.deepEqual(await violations(page), [], `${path}, ${colorScheme}, ${width} px`);
        assert.equal(await sideways(page), 0, `${path} is too wide at ${width} px`);
        seen += 1;
      }
      assert.deepEqual(complaints, []);
      await context.close();
    }
    assert.equal(seen, pages.length * (ALL_LOOKS ? LOOKS.length : 1));
    console.log(`axe: ${login} ${seen}`);
  });
}
