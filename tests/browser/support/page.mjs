// What is wrong with a page as it stands, for people who see it and for those who do not.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { LANGUAGES } from "./words.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * The faults of a page, in a line each: its language and direction, what makes a person scroll
 * sideways, and what axe-core finds, at the width of a small phone and of a desk.
 */
export async function faults(page, language) {
  const found = [];
  if ((await page.getAttribute("html", "lang")) !== language) found.push("the language is wrong");
  if ((await page.getAttribute("html", "dir")) !== LANGUAGES[language]) found.push("the direction is wrong");
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const wide of await page.evaluate(tooWide)) found.push(`${width} px: wider than the page: ${wide}`);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const { id, nodes } of violations) {
      for (const node of nodes.slice(0, 3)) {
        found.push(`${width} px: axe ${id}: ${node.html.slice(0, 200)} ${node.failureSummary.replaceAll("\n", " ")}`);
      }
    }
  }
  return found;
}

/** The elements that reach beyond the page, if the page can be scrolled sideways. */
function tooWide() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > clientWidth + 1;
    })
    .map((element) => element.outerHTML.slice(0, 120))
    .concat(`${scrollWidth} > ${clientWidth}`)
    .slice(-4);
}
