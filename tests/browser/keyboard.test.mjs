// A participant who uses the keyboard alone: everything can be reached, seen and done.

import assert from "node:assert/strict";
import { test } from "node:test";
import { address, visitor } from "./support/browser.mjs";
import { find, receipt } from "./support/form.mjs";
import { choice, field, point, row, say } from "./support/words.mjs";

/** Presses Tab until `control` has the focus; every stop on the way shows where it is. */
async function reach(page, control) {
  for (let stops = 0; stops < 120; stops += 1) {
    await page.keyboard.press("Tab");
    assert.ok(await focusIsSeen(page), `the focus is seen at ${await focused(page)}`);
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`never reached: ${control}`);
}

const focused = (page) =>
  page.evaluate(() => document.activeElement.outerHTML.slice(0, 160));

/** The element in focus, or the label that stands for it, is outlined or shadowed. */
const focusIsSeen = (page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    if (active === document.body) return true;
    return [active, ...(active.labels ?? [])].some((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    });
  });

async function enter(page, key) {
  await reach(page, page.getByRole("button", { name: say("en", key), exact: true }));
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

test("a response is given with Tab, arrows, Space and Enter", { timeout: 180_000 }, async () => {
  await visitor({ language: "en" }, async (page) => {
    const { keyboard } = page;
    const radio = (id, code) => page.getByRole("radio", { name: choice(id, code, "en"), exact: true });
    const heading = (name) => page.getByRole("heading", { name, level: 1 });

    await page.goto(address("en"));
    await keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), say("en", "skip-to-content"));
    await keyboard.press("Enter");
    await reach(page, find(page, "en", "consent").getByRole("checkbox"));
    await keyboard.press("Space");
    await enter(page, "start");

    // A group of radio buttons is one stop; arrows move inside it.
    await reach(page, radio("stakeholder", "government"));
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    assert.ok(await radio("stakeholder", "partner_government").isChecked());
    await enter(page, "continue");

    const places = find(page, "en", "q1_partnerships").getByRole("combobox");
    await reach(page, places.nth(0));
    await keyboard.type(choice("q1_partnerships", "local", "en").slice(0, 12));
    await enter(page, "continue");

    const status = find(page, "en", "q1_status").getByRole("group", {
      name: row("q1_status", "local", "en"),
    });
    await reach(page, status.getByRole("radio").first());
    await keyboard.press("ArrowDown");
    assert.ok(await status.getByRole("radio", { name: point("q1_status", "weak", "en") }).isChecked());
    await reach(page, find(page, "en", "q1_comment"));
    await keyboard.type("Typed, not tapped.");
    await enter(page, "continue");

    const practices = find(page, "en", "q2_practices");
    const title = practices.getByRole("textbox", { name: field("q2_practices", "title", "en") });
    await reach(page, title.first());
    await keyboard.type("One-stop desk");
    await keyboard.press("Tab");
    await keyboard.type("Three offices in one room.");
    const more = page.getByText(say("en", "record-more", { index: 2, max: 3 }), { exact: true });
    await reach(page, more);
    await keyboard.press("Enter");
    await reach(page, title.nth(1));
    await enter(page, "continue");

    for (let screens = 0; !(await heading(say("en", "review-title")).count()); screens += 1) {
      assert.ok(screens < 30, "the survey has an end");
      const last = await page.getByRole("button", { name: say("en", "to-review") }).count();
      await enter(page, last ? "to-review" : "continue");
    }
    await enter(page, "send");
    assert.ok(await receipt(page));
  });
});

test("Enter in a line goes on and does not switch the language", async () => {
  await visitor({ language: "en" }, async (page) => {
    await page.goto(address("en"));
    await find(page, "en", "consent").getByRole("checkbox").focus();
    await page.keyboard.press("Space");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.equal(await page.getByRole("radio", { name: choice("role", "speaker", "en") }).count(), 1);
  });
});
