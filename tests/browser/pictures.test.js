// The pictures of README.md, taken where everybody can see that they are true. `cargo xtask pictures` keeps them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, shot } from "./harness.js";
import { ask, sessionOf, signedIn } from "./people.js";

let house;
before(async () => { house = await open({ free: true }); });
after(() => house.close());

const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 } };

/** The first id that this person is answered. */
async function first(login, list, where = "") {
  const query = `{ ${list}(first: 1 ${where}) { nodes { id } } }`;
  return (await ask(house.origin, await sessionOf(house.origin, login), query)).data[list].nodes[0].id;
}

/** Name, person, screen, address, and the piece that the words of README.md are about. */
const PICTURES = [
  ["directive", "officer", { ...DESK, colorScheme: "light" }, async () => `/van-ban/${await published()}`, "[role=tabpanel] summary >> nth=7"],
  ["matrix", "officer", { ...DESK, colorScheme: "dark" }, async () => `/ma-tran/${await published()}`, "tbody tr >> nth=8"],
  ["report", "leader", { ...DESK, colorScheme: "light" }, async () => `/bao-cao/${await published()}`, "text=/chưa có số liệu/i >> nth=0"],
  ["phone", "director.muong-leo", { ...PHONE, colorScheme: "dark" }, unanswered, "textarea >> nth=0"],
];

const published = () => first("officer", "directives", "where: { state: { eq: PUBLISHED } }");

async function unanswered() {
  return `/viec/${await first("director.muong-leo", "assignments", "where: { state: { in: [OPEN, WORKING, RETURNED] } }")}`;
}

for (const [name, login, options, path, piece] of PICTURES) {
  test(`the picture ${name} shows what it promises`, async () => {
    const { page, complaints } = await signedIn(house, login, options);
    await page.goto(await path());
    const shown = page.locator("main").locator(piece);
    await shown.waitFor();
    await page.waitForLoadState("networkidle");
    await shown.evaluate((piece) => piece.scrollIntoView({ block: "center" }));
    // What is on the screen, not the whole page: it is a picture beside words.
    await shot(page, `readme-${name}`, { fullPage: false });
    assert.deepEqual(complaints, []);
  });
}
