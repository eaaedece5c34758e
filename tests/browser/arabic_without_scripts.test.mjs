// A participant with a small phone, Arabic and no scripts answers everything, checks, sends, and
// is found in the analyst's file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { whole } from "./support/answers.mjs";
import { visitor } from "./support/browser.mjs";
import { expected, exported, told } from "./support/export.mjs";
import { begin, fill, press, receipt, send } from "./support/form.mjs";
import { choice, point, say } from "./support/words.mjs";

const PHONE = { width: 360, scripts: false, language: "ar" };

test("every kind of question reaches the export", { timeout: 180_000 }, async () => {
  const mark = `[${Date.now().toString(36)}]`;
  const answers = whole(mark);
  await visitor(PHONE, async (page) => {
    await begin(page, "ar");
    const answered = await fill(page, "ar", answers);
    const asked = Object.keys(answers).filter((id) => !id.endsWith("__other"));
    assert.deepEqual([...answered], asked, "every question was met, in the order of the survey");

    const review = await page.getByRole("main").textContent();
    for (const words of [
      choice("stakeholder", "government", "ar"),
      point("q1_status", "missing", "ar"),
      answers.q1_partnerships__other,
      answers.q2_practices[0].title,
      answers.key_message,
    ]) {
      assert.ok(review.includes(words), `to be checked before sending: ${words}`);
    }

    await send(page, "ar");
    await page.reload();
    assert.ok(await receipt(page), "the receipt is still there after a reload");
  });

  const lines = exported();
  const own = lines.find((line) => line.text === answers.key_message);
  assert.ok(own, "the response is in the export");
  const response = told(lines.filter((line) => line.response_id === own.response_id));
  for (const line of expected(answers)) assert.ok(response.includes(line), line);
});

test("what was answered survives going back and another language", async () => {
  await visitor(PHONE, async (page) => {
    await begin(page, "ar");
    const group = choice("stakeholder", "donor", "ar");
    await page.getByText(group, { exact: true }).click();
    await press(page, "ar", "continue");
    await press(page, "ar", "back");
    assert.ok(await page.getByRole("radio", { name: group, exact: true }).isChecked());

    const role = choice("role", "speaker", "ar");
    await page.getByText(role, { exact: true }).click();
    await page.getByRole("button", { name: "English", exact: true }).click();
    await page.getByRole("button", { name: say("en", "continue"), exact: true }).waitFor();
    for (const [id, code] of [["stakeholder", "donor"], ["role", "speaker"]]) {
      const radio = page.getByRole("radio", { name: choice(id, code, "en"), exact: true });
      assert.ok(await radio.isChecked(), `${id} is kept`);
    }
  });
});
