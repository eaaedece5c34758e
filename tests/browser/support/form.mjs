// How a person answers: every control is found by what is read on the screen, never by how the
// page is built.

import assert from "node:assert/strict";
import { address } from "./browser.mjs";
import * as words from "./words.mjs";

const { item, say } = words;

/** The control or the group of controls that a question names. */
export function find(page, language, id) {
  const role = item(id).kind === "text" ? "textbox" : "group";
  return page.getByRole(role, { name: words.question(id, language), exact: true });
}

/** A button or a link, by the key of its words. */
export function button(page, language, key) {
  const name = { name: say(language, key), exact: true };
  return page.getByRole("button", name).or(page.getByRole("link", name));
}

/** Presses a button and waits for the page it leads to. */
export async function press(page, language, key) {
  const control = button(page, language, key).first();
  const arrived = (response) =>
    response.request().isNavigationRequest() && ![302, 303, 307].includes(response.status());
  const [response] = await Promise.all([
    page.waitForResponse(arrived),
    control.click(),
  ]);
  await page.waitForLoadState("load");
  return response;
}

/** Ticks a box or chooses a point, by tapping its words. */
async function tap(group, label) {
  await group.getByText(label, { exact: true }).click();
}

const kinds = {
  async single(group, language, id, answer) {
    await tap(group, words.choice(id, answer, language));
  },
  async multiple(group, language, id, answer) {
    for (const code of answer) await tap(group, words.choice(id, code, language));
  },
  async ranking(group, language, id, answer) {
    const places = group.getByRole("combobox");
    for (const [place, code] of answer.entries()) {
      await places.nth(place).selectOption({ label: words.choice(id, code, language) });
    }
  },
  async matrix(group, language, id, answer) {
    for (const [code, point] of Object.entries(answer)) {
      const row = group.getByRole("group", { name: words.row(id, code, language), exact: true });
      await tap(row, words.point(id, point, language));
    }
  },
  async text(box, _language, _id, answer) {
    await box.fill(answer);
  },
  async records(group, language, id, answer) {
    for (const [index, record] of answer.entries()) {
      if (index > 0) {
        const more = say(language, "record-more", { index: index + 1, max: item(id).max });
        await group.getByText(more, { exact: true }).click();
      }
      for (const [name, value] of Object.entries(record)) {
        const choices = item(id).field.find((one) => one.id === name).choices;
        const control = group
          .getByRole(choices ? "combobox" : "textbox", { name: words.field(id, name, language) })
          .nth(index);
        if (choices) {
          await control.selectOption({ label: words.fieldChoice(id, name, value, language) });
        } else {
          await control.fill(value);
        }
      }
    }
  },
};

/** Answers one question; `other` is what goes beside the choice "other". */
export async function answer(page, language, id, given, other) {
  const control = find(page, language, id);
  await kinds[item(id).kind](control, language, id, given);
  if (other) {
    const key = item(id).kind === "ranking" ? "other-which-ranked" : "other-which";
    await control.getByRole("textbox", { name: say(language, key), exact: true }).fill(other);
  }
}

/** Opens the survey and agrees to take part. */
export async function begin(page, language) {
  await page.goto(address(language));
  await answer(page, language, "consent", "yes");
  await press(page, language, "start");
}

/**
 * Goes on from screen to screen until the answers are to be checked, or until the question `until`
 * is asked. On each screen, every question in `answers` that is shown is answered; `look` sees the
 * screen before and after.
 */
export async function fill(page, language, answers, look = async () => {}, until) {
  const answered = new Set();
  for (let screens = 0; screens < 40; screens += 1) {
    if (await page.getByRole("heading", { name: say(language, "review-title") }).count()) {
      return answered;
    }
    if (until && (await find(page, language, until).count())) return answered;
    await look(page, "empty");
    for (const [id, given] of Object.entries(answers)) {
      if (id.endsWith("__other") || answered.has(id)) continue;
      if ((await find(page, language, id).count()) === 0) continue;
      await answer(page, language, id, given, answers[`${id}__other`]);
      answered.add(id);
    }
    await look(page, "filled");
    const last = await button(page, language, "to-review").count();
    const response = await press(page, language, last ? "to-review" : "continue");
    assert.equal(response.status(), 200, `the answers are in order: ${await page.title()}`);
  }
  assert.fail("the survey has no end");
}

/** Sends the answers from the review page and returns the receipt code. */
export async function send(page, language) {
  await press(page, language, "send");
  return receipt(page);
}

const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;

/** The receipt code on the page. */
export async function receipt(page) {
  const code = await page.getByText(CODE).first().textContent();
  return code.match(CODE)[0];
}
