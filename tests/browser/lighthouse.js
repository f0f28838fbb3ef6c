// Lighthouse on the profile of a phone, on pages with their content. `cargo xtask prove --only lighthouse` runs it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "./harness.js";
import { ask, sessionOf } from "./people.js";

// Fetched for this proof alone: it would weigh more than all other packages together.
const LIGHTHOUSE = "lighthouse@12.8.2";
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const CATEGORIES = ["performance", "accessibility", "best-practices"];

const house = await open({ free: true });
const folder = mkdtempSync(join(tmpdir(), "densach-lighthouse-"));
try {
  await look("way in", "/dang-nhap", null, "Đăng nhập");
  const director = await sessionOf(house.origin, "director.muong-leo");
  const unanswered = "{ assignments(first: 1, where: { state: { in: [OPEN, WORKING, RETURNED] } }) { nodes { id task { title } } } }";
  const [{ id, task }] = (await ask(house.origin, director, unanswered)).data.assignments.nodes;
  await look("assignments of a center", "/viec", director, task.title);
  await look("one assignment", `/viec/${id}`, director, task.title);
  const officer = await sessionOf(house.origin, "officer");
  const [directive] = (await ask(house.origin, officer, "{ directives(first: 1) { nodes { id } } }")).data.directives.nodes;
  await look("matrix", `/ma-tran/${directive.id}`, officer, "Hướng dẫn thực hiện nhiệm vụ");
} finally {
  rmSync(folder, { recursive: true });
  await house.close();
}

/** One page as this person; the page must hold the words, or the figures would be those of an empty one. */
async function look(name, path, cookie, proof) {
  await holds(path, cookie, proof);
  const [headers, report] = [join(folder, "headers.json"), join(folder, "report.json")];
  writeFileSync(headers, JSON.stringify(cookie ? { Cookie: cookie } : {}));
  const arguments_ = [
    "exec", "--yes", `--package=${LIGHTHOUSE}`, "--", "lighthouse", house.origin + path,
    "--quiet", "--output=json", `--output-path=${report}`, `--extra-headers=${headers}`,
    `--only-categories=${CATEGORIES}`, `--chrome-flags=${FLAGS.join(" ")}`,
  ];
  const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM };
  let run = spawnSync("npm", arguments_, { env, encoding: "utf8" });
  // Now and then it loses its own trace, and asks to be run again.
  for (let more = 2; more > 0 && run.stderr.includes("NO_NAVSTART"); more -= 1) {
    run = spawnSync("npm", arguments_, { env, encoding: "utf8" });
  }
  assert.equal(run.status, 0, run.stderr);
  const { categories, audits, finalDisplayedUrl } = JSON.parse(readFileSync(report, "utf8"));
  assert.equal(new URL(finalDisplayedUrl).pathname, path, "the page led elsewhere");
  const scores = CATEGORIES.map((category) => Math.round(categories[category].score * 100)).join(" / ");
  const seconds = (audit) => `${(audits[audit].numericValue / 1000).toFixed(1)} s`;
  const bytes = Math.round(audits["total-byte-weight"].numericValue / 1000);
  console.log(
    `lighthouse, ${name}: ${scores} (performance / accessibility / best practices), ` +
    `first paint ${seconds("first-contentful-paint")}, largest ${seconds("largest-contentful-paint")}, ` +
    `blocked ${Math.round(audits["total-blocking-time"].numericValue)} ms, ${bytes} kB`,
  );
  for (const category of CATEGORIES) {
    for (const { id } of categories[category].auditRefs) {
      const { score, title, displayValue = "" } = audits[id];
      if (score === null || score >= 0.9) continue;
      const where = (audits[id].details?.items ?? []).map((item) => item.node?.snippet ?? "").join(" ");
      console.log(`  ${category} ${score} ${id}: ${title} ${displayValue} ${where.slice(0, 300)}`);
    }
  }
}

async function holds(path, cookie, proof) {
  const { page, context } = await house.person({ viewport: { width: 412, height: 823 } });
  if (cookie) {
    const [name, value] = cookie.split("=");
    await context.addCookies([{ name, value, url: house.origin }]);
  }
  await page.goto(path);
  await page.locator("main").getByText(proof).first().waitFor();
  await context.close();
}
