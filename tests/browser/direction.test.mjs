// Right to left is the mirror image of left to right, not a translation of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "./support/browser.mjs";
import { begin, button } from "./support/form.mjs";
import { choice, say } from "./support/words.mjs";

const WIDTH = 800;

/** Where things stand, measured from the side on which a line begins. */
async function stands(language) {
  return visitor({ language, width: WIDTH }, async (page) => {
    await begin(page, language);
    const direction = await page.getAttribute("html", "dir");
    const start = async (locator) => {
      const { x, width } = await locator.boundingBox();
      return Math.round(direction === "rtl" ? WIDTH - x - width : x);
    };
    const label = page.getByText(choice("stakeholder", "donor", language), { exact: true });
    return {
      direction,
      back: await start(button(page, language, "back").first()),
      next: await start(button(page, language, "continue").first()),
      later: await start(button(page, language, "save-later").first()),
      mark: await start(page.getByRole("radio", { name: choice("stakeholder", "donor", language), exact: true })),
      label: await start(label),
      languages: await start(page.getByRole("navigation", { name: say(language, "language") })),
      chevron: await button(page, language, "back").first().evaluate(chevron),
    };
  });
}

/** Which way the arrow of the back button points: -1 to the left, 1 to the right. */
function chevron(element) {
  const style = getComputedStyle(element, "::before");
  const { a, c } = new DOMMatrix(style.transform);
  const drawn = (side) => (parseFloat(style[`border${side}Width`]) > 0 ? 1 : 0);
  // The corner between the two drawn borders is the tip.
  const x = drawn("Right") - drawn("Left");
  const y = drawn("Bottom") - drawn("Top");
  return Math.sign(a * x + c * y);
}

test("Arabic is laid out as the mirror of English", async () => {
  const english = await stands("en");
  const arabic = await stands("ar");
  assert.equal(english.direction, "ltr");
  assert.equal(arabic.direction, "rtl");
  assert.equal(english.chevron, -1, "back points to the left in English");
  assert.equal(arabic.chevron, 1, "back points to the right in Arabic");
  for (const name of ["back", "next", "mark", "label"]) {
    assert.ok(Math.abs(english[name] - arabic[name]) <= 1, `${name}: ${english[name]}, ${arabic[name]}`);
  }
  for (const { next, later, back, languages } of [english, arabic]) {
    assert.ok(next < later, "what goes on comes first");
    assert.ok(back < languages, "the languages stand at the far side");
  }
});
