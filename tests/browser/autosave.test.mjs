// With scripts, what is typed is saved while it is typed, and put back when the network failed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { address, visitor } from "./support/browser.mjs";
import { answer, begin, fill, find, press } from "./support/form.mjs";
import { choice, say } from "./support/words.mjs";

const WORDS = "A joint dashboard for each route";

const toComment = (page) =>
  fill(page, "en", { q1_partnerships: ["local"] }, async () => {}, "q1_comment");

const status = (page, key) => page.getByRole("status").getByText(say("en", key), { exact: true });

test("a reload resumes without any button", { timeout: 60_000 }, async () => {
  await visitor({ language: "en", width: 360 }, async (page) => {
    await begin(page, "en");
    await toComment(page);
    await find(page, "en", "q1_comment").pressSequentially(WORDS);
    await status(page, "saved-note").waitFor();
    await page.reload();
    assert.equal(await find(page, "en", "q1_comment").inputValue(), WORDS);
  });
});

test("the link opened again goes on after what was saved", { timeout: 60_000 }, async () => {
  await visitor({ language: "en", width: 360 }, async (page, browser) => {
    await begin(page, "en");
    await answer(page, "en", "stakeholder", "donor");
    await status(page, "saved-note").waitFor();
    await page.close();
    const later = await browser.newPage();
    await later.goto(address("en"));
    await press(later, "en", "resume");
    await press(later, "en", "back");
    const radio = later.getByRole("radio", { name: choice("stakeholder", "donor", "en"), exact: true });
    assert.ok(await radio.isChecked());
  });
});

test("what could not be saved is put back after the network returns", { timeout: 60_000 }, async () => {
  await visitor({ language: "en", width: 360 }, async (page, browser) => {
    await begin(page, "en");
    await toComment(page);
    await browser.setOffline(true);
    await find(page, "en", "q1_comment").pressSequentially(WORDS);
    // Longer than the pause after which a change is sent.
    await page.waitForTimeout(2500);
    await browser.setOffline(false);
    await page.reload();
    assert.equal(await find(page, "en", "q1_comment").inputValue(), WORDS);
    await status(page, "restored").waitFor();
    assert.equal((await press(page, "en", "continue")).status(), 200);
    await press(page, "en", "back");
    assert.equal(await find(page, "en", "q1_comment").inputValue(), WORDS);
  });
});
