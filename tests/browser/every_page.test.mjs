// Every page and every state of a page, in every language: axe-core has no finding at the width of
// a phone and of a desk, nothing has to be scrolled sideways at 320 px, and the direction is right.

import assert from "node:assert/strict";
import { test } from "node:test";
import { whole } from "./support/answers.mjs";
import { address, BASE_URL, visitor } from "./support/browser.mjs";
import { answer, begin, button, fill, press, send } from "./support/form.mjs";
import { faults } from "./support/page.mjs";
import { LANGUAGES, say, survey } from "./support/words.mjs";

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
