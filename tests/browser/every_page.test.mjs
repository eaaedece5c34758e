// Every page and every state of a page, in every language: axe-core has no finding at the width of
// a phone and of a desk, nothing has to be scrolled sideways at 320 px, and the direction is right.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { whole } from "./support/answers.mjs";
import { address, BASE_URL, visitor } from "./support/browser.mjs";
import { answer, begin, button, fill, press, send } from "./support/form.mjs";
import { LANGUAGES, say, survey } from "./support/words.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is wrong with the page as it stands, in a line each. */
async function faults(page, language) {
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

/** Elements that make a person scroll sideways, and text that is cut off. */
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

for (const language of Object.keys(LANGUAGES)) {
  test(`every page in ${language}`, { timeout: 300_000 }, async () => {
    const found = new Map();
    await visitor({ language, width: 320 }, async (page) => {
      const look = async (name) => {
        for (const fault of await faults(page, language)) {
          found.set(fault, [...(found.get(fault) ?? []), name]);
        }
      };
      const open = async (name, path) => {
        await page.goto(address(language, path));
        await look(name);
      };
      const enterCode = async (code, key) => {
        await page.goto(address(language, "code"));
        await page.getByRole("textbox", { name: say(language, "code-label"), exact: true }).fill(code);
        await press(page, language, key);
      };

      await page.goto(`${BASE_URL}/language/${language}`);
      await page.goto(BASE_URL);
      await look("the list of surveys");
      await open("the poster", "../poster");
      await open("the welcome page", "");
      await open("an address without a page", "nothing-here/at-all");
      await open("the page for a code", "code");
      await enterCode("1234", "code-change");
      await look("a code mistyped");

      await page.goto(address(language));
      await press(page, language, "start");
      await look("no consent");

      await begin(page, language);
      let screens = 0;
      await fill(page, language, whole("–"), async (_, state) => {
        screens += state === "empty" ? 1 : 0;
        await look(`screen ${screens}, ${state}`);
      });
      assert.ok(screens > 10, "the tour saw the screens");
      await look("the review");
      await open("the welcome page of one who has begun", "");

      // One choice too many, on the way back.
      await page.goto(address(language, "review"));
      const challenges = survey.page.find((one) => one.id === "q3").item[1].short[language];
      await page.getByRole("link", { name: challenges }).or(
        page.getByRole("link", { name: survey.page.find((one) => one.id === "q3").item[1].text[language] }),
      ).first().click();
      await answer(page, language, "q3_challenges", ["mandates", "funding", "legal"]);
      await page.getByRole("main").locator("button.primary").click();
      await page.getByRole("alert").waitFor();
      await look("one choice too many");
      await answer(page, language, "q3_challenges", ["mandates", "funding", "legal"]);
      await press(page, language, "save-later");
      await look("saved for later");

      await page.goto(address(language, "review"));
      const code = await send(page, language);
      await look("the receipt");
      await open("the welcome page of one who has sent", "");
      await enterCode(code, "code-change");
      await look("the review of a change");
      await enterCode(code, "code-withdraw");
      await look("before withdrawing");
      await press(page, language, "withdraw");
      await look("withdrawn");
      await open("the device cleared", "finish");
      await page.goto(`${BASE_URL}/s/no-such-survey/${language}`);
      await look("no such survey");
      assert.ok(await button(page, language, "to-home").count());
      const told = [...found].map(([fault, on]) => `${fault}\n    on: ${on.join("; ")}`);
      assert.ok(told.length === 0, `\n${told.join("\n")}`);
    });
  });
}
