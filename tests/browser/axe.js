// What a page is asked wherever it is opened: whether everybody can use it, and whether it fits.
import axe from "@axe-core/playwright";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const { AxeBuilder = axe.default ?? axe } = axe;

export async function violations(page) {
  // axe itself runs by `evaluate`, which the policy does not touch.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

/** How many pixels the page is too wide. */
export const sideways = (page) => {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
};
