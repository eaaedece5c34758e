// The workspace of the staff: set up with the code, sign in by keyboard and without scripts, add
// somebody, and every page in every language held to axe-core, to 320 px and to its direction.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE_URL, visitor } from "./support/browser.mjs";
import { faults } from "./support/page.mjs";
import { LANGUAGES, say, survey } from "./support/words.mjs";
import { LOGIN, PASSWORD, closed, enter, type } from "./support/workspace.mjs";

test("an owner sets up, signs out and in again by keyboard and without scripts", { timeout: 120_000 }, async () => {
  await visitor({ scripts: false }, async (page) => {
    await enter(page, "en");
    await page.getByRole("button", { name: say("en", "sign-out") }).press("Enter");
    await page.getByRole("heading", { name: say("en", "sign-in-title") }).waitFor();
    await page.goto(`${BASE_URL}/staff/audit`);
    assert.match(page.url(), /sign-in\?to=\/staff\/audit$/);
    await type(page, "en", { "person-login": LOGIN, password: PASSWORD }, "sign-in-go");
    await page.getByRole("heading", { name: say("en", "audit-title") }).waitFor();
    assert.ok(await page.getByRole("cell", { name: say("en", "act-signed-in") }).count());
  });
});

const press = (page, language, key) =>
  Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: say(language, key), exact: true }).click()]);

for (const language of Object.keys(LANGUAGES)) {
  test(`every page of the workspace in ${language}`, { timeout: 300_000 }, async () => {
    const found = new Map();
    await visitor({ language, width: 320 }, async (page) => {
      const look = async (name) => {
        for (const fault of await faults(page, language)) found.set(fault, [...(found.get(fault) ?? []), name]);
      };
      const open = async (name, path) => {
        await page.goto(`${BASE_URL}/staff${path}`);
        await look(name);
      };
      await page.goto(`${BASE_URL}/language/${language}`);
      await open("sign-in", "/sign-in");
      await type(page, language, { "person-login": LOGIN, password: "not this one" }, "sign-in-go");
      await look("sign-in refused");
      await open("joining", "/join");
      await type(page, language, { "join-code": "7K2M9", "password-new": "short" }, "join-go");
      await look("joining with faults");
      await enter(page, language);
      await look("the list of surveys");
      await open("a new survey", "/new");
      await press(page, language, "file-go");
      await look("a new survey from no file");
      await open("a survey for another event", "/new/copy?example=training-workshop");
      await press(page, language, "copy-go");
      await look("a survey for another event with faults");
      await page.locator("#id").fill(`tour-${language}-${Date.now()}`);
      await page.locator("#date").fill("2030-03-08");
      await press(page, language, "copy-go");
      await page.getByText(say(language, "done-draft-begun")).waitFor();
      await look("a draft of a new survey");
      await open("the list of surveys with a draft", "");
      const one = `/surveys/${survey.id}`;
      await open("one survey", one);
      await open("when it takes answers", `${one}/schedule`);
      await open("what is shown in the room", `${one}/room`);
      const shown = page.locator("form:has(input[value=q3_lessons]) button");
      if (await shown.count()) await Promise.all([page.waitForEvent("load"), shown.click()]);
      await open("the screen of the room", `${one}/room/screen`);
      await open("a question on the screen of the room", `${one}/room/screen?question=q3_lessons`);
      await open("its files", `${one}/exports`);
      await open("erasing its answers", `${one}/erase`);
      await open("the questions of a survey", `${one}/questions`);
      await open("the questions as respondents see them", `${one}/questions/preview`);
      await open("the questions in their order", `${one}/questions/items`);
      await open("a question", `${one}/questions/items/stakeholder`);
      await open("a question of its own", `${one}/questions/items/${survey.page.at(-1).item[0].id}`);
      await press(page, language, "item-remove-go");
      await look("a question that is not taken out");
      await open("a question to add", `${one}/questions/new?page=${survey.page[0].id}`);
      await press(page, language, "item-add-go");
      await look("a question to add with faults");
      await open("the texts beside their translations", `${one}/questions/translations`);
      await open("the texts of a page", `${one}/questions/translations?part=1`);
      await open("a definition as a text", `${one}/questions/edit`);
      const source = await page.locator("#source").inputValue();
      // Typing a text of this length takes longer than anything waits.
      const write = (text) => page.locator("#source").evaluate((box, typed) => { box.value = typed; }, text);
      await write(source.replace("threshold = 5", "threshold = 3"));
      await press(page, language, "draft-save");
      await look("a definition with a fault");
      await write(source.replace('label.fr = "', 'label.fr = "– '));
      await press(page, language, "draft-save");
      await open("the changes of a draft", `${one}/questions/changes`);
      await press(page, language, "discard-go");
      await look("a draft that is not thrown away");
      await page.getByLabel(say(language, "discard-name"), { exact: true }).fill(survey.id);
      await press(page, language, "discard-go");
      await page.getByText(say(language, "done-draft-discarded")).waitFor();
      await open("the account", "/account");
      await open("a new password", "/account/password");
      await open("the second step", "/account/second-step");
      await open("the end of the second step", "/account/second-step/remove");
      await open("the people", "/people");
      await open("somebody new", "/people/new");
      await type(page, language, {}, "invite-go");
      await look("somebody without a name");
      const name = { "person-name": "Idris Farah", "person-login": `idris-${language}-${Date.now()}` };
      await type(page, language, name, "invite-go");
      await look("a one-time code");
      await page.getByRole("link", { name: say(language, "code-handed-over") }).click();
      await page.getByRole("heading", { name: say(language, "people-title") }).waitFor();
      await page.goto(`${BASE_URL}/staff/people/${name["person-login"]}`);
      await look("somebody");
      await press(page, language, "person-disable-go");
      await look("somebody disabled");
      await open("the owner's own page", `/people/${LOGIN}`);
      await page.getByLabel(say(language, "person-role"), { exact: true }).selectOption("viewer");
      await press(page, language, "person-role-go");
      await look("the last owner");
      await open("the log", "/audit");
      await open("a form on paper", `${one}/typing`);
      await press(page, language, "typing-first-go");
      await look("a form on paper without consent");
      await page.getByRole("checkbox").first().check({ force: true });
      await press(page, language, "typing-first-go");
      await look("a form on paper for the second time");
      await page.getByRole("checkbox").first().check({ force: true });
      await page.getByRole("radio").first().check({ force: true });
      await press(page, language, "typing-second-go");
      await look("a form on paper that was typed in two ways");
      await open("the invitations", `${one}/invitations`);
      await open("the list of people", `${one}/invitations/list`);
      const people = `${say(language, "invitees-example")}\nAmina ${language}, ${language}@example.org,,`;
      await page.getByLabel(say(language, "invitees-paste"), { exact: true }).fill(people);
      await press(page, language, "invitees-add");
      await look("somebody on the list");
      await open("the invitations by mail", `${one}/invitations`);
      await page.getByLabel(say(language, "mail-reply-to"), { exact: true }).waitFor();
      await open("the report", `${one}/report`);
      await open("open answers", `${one}/answers`);
      await open("differences of coders", `${one}/differences`);
      await open("the code book", `${one}/codes`);
      await open("a new code", `${one}/codes/new`);
      await open("results before the end", `${one}/results`);
      const over = `tour-${language}`;
      closed(over);
      await open("results", `/surveys/${over}/results`);
      assert.ok(await page.locator(".paper figure").count(), "there are drawings");
      await page.getByLabel(say(language, "results-groups"), { exact: true }).selectOption("groups");
      await press(page, language, "results-go");
      await look("results by group");
      await page.locator("a[rel=next]").click();
      await look("the next page of results");
      await open("a report to begin", `/surveys/${over}/report`);
      for (const other of Object.keys(LANGUAGES).filter((tag) => tag !== language)) {
        await page.locator(`#language-${other}`).uncheck({ force: true });
      }
      await press(page, language, "paper-begin-go");
      await look("a report that is drafted");
      await page.locator(".sections a.way[href*='/sections/q1']").first().click();
      await look("a section");
      await page.getByRole("link", { name: say(language, "quotes-choose"), exact: true }).click();
      await look("words that may be quoted");
      await page.locator("textarea[name=text]").first().fill("nobody wrote this");
      await Promise.all([page.waitForEvent("load"), page.locator("form[id^=answer] button").first().click()]);
      await look("words that are not quoted");
      await page.goBack();
      await page.reload();
      await Promise.all([page.waitForEvent("load"), page.locator("form[id^=answer] button").first().click()]);
      await page.getByText(say(language, "done-report-saved"), { exact: true }).waitFor();
      await look("words that are quoted");
      await open("releasing it", `/surveys/${over}/report/release`);
      await press(page, language, "release-go");
      await look("a report that is not released");
      await page.getByLabel(say(language, "close-confirm"), { exact: true }).fill(over);
      // Every file of the report is written before the answer comes.
      const go = page.getByRole("button", { name: say(language, "release-go"), exact: true });
      await Promise.all([page.waitForEvent("load", { timeout: 60_000 }), go.click({ timeout: 60_000 })]);
      await page.getByText(say(language, "done-released"), { exact: true }).waitFor();
      await look("a report that is released");
      const released = page.locator(`a[href*='/releases/1/'][href$='.${language}.pdf']`).first();
      const pdf = await page.context().request.get(`${BASE_URL}${await released.getAttribute("href")}`);
      assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");
      await open("a page that is not there", "/nothing");
    });
    assert.deepEqual(Object.fromEntries(found), {});
  });
}
