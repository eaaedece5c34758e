// Answers that cannot be taken: what to do is said first and beside the control, and nothing that
// was entered is cleared.

import assert from "node:assert/strict";
import { test } from "node:test";
import { address, visitor } from "./support/browser.mjs";
import { answer, begin, fill, find, press } from "./support/form.mjs";
import { choice, LANGUAGES, say } from "./support/words.mjs";

const FIVE = ["mandates", "data", "funding", "legal", "trust"];
const LONG = "ن".repeat(1001);

/** Goes to the screen that asks for challenges and chooses one too many. */
async function chooseTooMany(page, language) {
  await begin(page, language);
  await fill(page, language, {}, async () => {}, "q3_challenges");
  await answer(page, language, "q3_challenges", FIVE);
  return press(page, language, "continue");
}

for (const language of Object.keys(LANGUAGES)) {
  for (const scripts of [true, false]) {
    test(`too many choices, ${language}, ${scripts ? "with" : "without"} scripts`, async () => {
      await visitor({ language, scripts, width: 360 }, async (page) => {
        const response = await chooseTooMany(page, language);
        assert.equal(response.status(), 422);
        const prefix = say(language, "title-error", { title: "|" }).split(/\u2068?\|/)[0];
        assert.ok((await page.title()).startsWith(prefix), await page.title());

        const summary = page.getByRole("alert");
        const title = summary.getByRole("heading", { name: say(language, "summary-title") });
        assert.equal(await title.count(), 1);
        if (scripts) {
          assert.ok(await summary.evaluate((element) => element === document.activeElement));
        }
        const challenges = find(page, language, "q3_challenges");
        for (const code of FIVE) {
          const box = challenges.getByRole("checkbox", { name: choice("q3_challenges", code, language) });
          assert.ok(await box.isChecked(), `${code} is kept`);
        }

        // The sentence stands beside the control too, and the link leads to the control.
        const link = summary.getByRole("link");
        const sentence = (await link.textContent()).trim();
        assert.ok((await challenges.textContent()).includes(sentence), sentence);
        assert.ok(await describes(challenges, sentence), "the group is described by the sentence");
        await link.click();
        const inside = await challenges.evaluate((group) => {
          const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
          return group.contains(target);
        });
        assert.ok(inside, "the link leads into the question");
        if (scripts) {
          await page.keyboard.press("Space");
        }
      });
    });
  }
}

/** Whether `sentence` is among what assistive technology reads as the description. */
const describes = (group, sentence) =>
  group.evaluate(
    (element, sentence) =>
      (element.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .some((id) => document.getElementById(id)?.textContent.includes(sentence)),
    sentence,
  );

test("words over the limit are kept to the last character", async () => {
  await visitor({ language: "ar", scripts: false, width: 360 }, async (page) => {
    await begin(page, "ar");
    await fill(page, "ar", { q1_partnerships: ["local"] }, async () => {}, "q1_comment");
    await answer(page, "ar", "q1_comment", LONG);
    const response = await press(page, "ar", "continue");
    assert.equal(response.status(), 422);
    assert.equal(await find(page, "ar", "q1_comment").inputValue(), LONG);
  });
});

test("one partnership in two places of a ranking is pointed out", async () => {
  await visitor({ language: "fr" }, async (page) => {
    await begin(page, "fr");
    await fill(page, "fr", {}, async () => {}, "q1_partnerships");
    await answer(page, "fr", "q1_partnerships", ["local", "local"]);
    assert.equal((await press(page, "fr", "continue")).status(), 422);
    const name = choice("q1_partnerships", "local", "fr");
    assert.match(await page.getByRole("alert").textContent(), new RegExp(name));
    await answer(page, "fr", "q1_partnerships", ["local", "un"]);
    assert.equal((await press(page, "fr", "continue")).status(), 200);
  });
});

test("nobody goes on without consent, and nothing else is asked of them", async () => {
  await visitor({ language: "en", scripts: false }, async (page) => {
    await page.goto(address("en"));
    const response = await press(page, "en", "start");
    assert.equal(response.status(), 422);
    await page.getByRole("alert").getByRole("link", { name: say("en", "problem-required-tick") }).waitFor();
    await answer(page, "en", "consent", "yes");
    assert.equal((await press(page, "en", "start")).status(), 200);
  });
});
