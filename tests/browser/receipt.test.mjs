// The receipt code: the only way back to what was sent, and enough to change or erase it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { brief } from "./support/answers.mjs";
import { address, visitor } from "./support/browser.mjs";
import { exported } from "./support/export.mjs";
import { answer, begin, button, fill, find, press, send } from "./support/form.mjs";
import { say } from "./support/words.mjs";

const mark = () => `[${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}]`;

const count = (message) => exported().filter((line) => line.text === message).length;

/** Sends a short response from a phone of its own; returns its receipt code. */
const respond = (message) =>
  visitor({ language: "en", width: 360, scripts: false }, async (page) => {
    await begin(page, "en");
    await fill(page, "en", brief(message));
    return send(page, "en");
  });

/** Types a code into the page that asks for one. */
async function enterCode(page, code, key) {
  await page.goto(address("en", "code"));
  await page.getByRole("textbox", { name: say("en", "code-label"), exact: true }).fill(code);
  return press(page, "en", key);
}

test("a response is changed on another device", { timeout: 120_000 }, async () => {
  const [first, second] = [mark(), mark()];
  const code = await respond(first);
  await visitor({ language: "en" }, async (page) => {
    // As it is read from paper: small letters, spaces for dashes.
    await enterCode(page, code.toLowerCase().replaceAll("-", " "), "code-change");
    assert.ok((await page.getByRole("main").textContent()).includes(first));
    await page
      .getByRole("link", { name: new RegExp(`^${say("en", "change")} .*key`, "i") })
      .or(page.getByRole("link", { name: /one message/i }))
      .first()
      .click();
    assert.equal(await find(page, "en", "key_message").inputValue(), first);
    await answer(page, "en", "key_message", second);
    await fill(page, "en", {});
    await press(page, "en", "send-change");
    await page.getByRole("heading", { name: say("en", "receipt-title-change") }).waitFor();
  });
  assert.equal(count(first), 0, "the earlier answer is replaced");
  assert.equal(count(second), 1, "the new one is there once");
});

test("a response is withdrawn and its code is spent", { timeout: 120_000 }, async () => {
  const message = mark();
  const code = await respond(message);
  assert.equal(count(message), 1);
  await visitor({ language: "en" }, async (page) => {
    await enterCode(page, code, "code-withdraw");
    await page.getByRole("heading", { name: say("en", "withdraw-title") }).waitFor();
    assert.equal(count(message), 1, "nothing is erased before the question is answered");
    await press(page, "en", "withdraw");
    await page.getByRole("heading", { name: say("en", "withdrawn-title") }).waitFor();
    assert.equal(count(message), 0, "the response is erased");

    const response = await enterCode(page, code, "code-change");
    assert.equal(response.status(), 422);
    assert.ok(
      (await page.getByRole("alert").textContent()).includes(say("en", "code-unknown")),
      "the code opens nothing any more",
    );
  });
});

test("a mistyped code is said to be mistyped", async () => {
  await visitor({ language: "en" }, async (page) => {
    const response = await enterCode(page, "AAAA-BBBB-CCCD", "code-change");
    assert.equal(response.status(), 422);
    await page.getByRole("alert").waitFor();
    const value = page.getByRole("textbox", { name: say("en", "code-label"), exact: true });
    assert.equal(await value.inputValue(), "AAAA-BBBB-CCCD", "what was typed is kept");
  });
});

test("sending twice stores one response", { timeout: 120_000 }, async () => {
  const message = mark();
  await visitor({ language: "en", scripts: false }, async (page, browser) => {
    await begin(page, "en");
    await fill(page, "en", brief(message));
    const again = await browser.newPage();
    await again.goto(page.url());
    await press(page, "en", "send");
    await button(again, "en", "send").click();
    await again.waitForLoadState("load");
  });
  assert.equal(count(message), 1);
});
