// The whole life of an event in a browser: made of an example, translated, by invitation, answered
// on phones in three languages, closed, coded, written up, released, taken, counted again, erased.
// It has a database and a service of its own, which begin with nothing.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const folder = mkdtempSync(join(tmpdir(), "maoni-life-"));
const port = await new Promise((resolve, reject) => {
  const probe = createServer().once("error", reject);
  probe.listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
// What helps the tests finds the service by these, so they stand before it is brought in.
process.env.BASE_URL = `http://127.0.0.1:${port}`;
process.env.MAONI_DATABASE = `sqlite:${join(folder, "maoni.db")}`;
const binary = process.env.MAONI_BIN;
const database = ["--database", process.env.MAONI_DATABASE];
const service = spawn(
  binary,
  ["serve", ...database, "--listen", `127.0.0.1:${port}`, "--base-url", process.env.BASE_URL],
  { stdio: "ignore" },
);
after(() => {
  service.kill();
  rmSync(folder, { recursive: true });
});

const { BASE_URL, address, visitor } = await import("./support/browser.mjs");
const { cells } = await import("./support/export.mjs");
const { answer, fill, press, send } = await import("./support/form.mjs");
const { LANGUAGES, choice, item, say, survey } = await import("./support/words.mjs");
const { enter } = await import("./support/workspace.mjs");

const tags = Object.keys(LANGUAGES);
const one = `${BASE_URL}/staff/surveys/${survey.id}`;
const TITLE = "Partenariats pour les migrations : notre enquête";
const QUOTE = "Open the registers of both sides of the border to each other.";
const PEOPLE = 50;
const PHONES = 45;

/** The language of the person with this number. */
const language = (number) => tags[number % tags.length];

/** What that person answers: as different as people of one hall are. */
function answers(number) {
  const codes = survey.choices[item("q1_partnerships").choices].map((one) => one.code);
  return {
    stakeholder: ["government", "regional", "international"][Math.floor(number / tags.length) % 3],
    q1_partnerships: [codes[0], codes[1 + (number % 3)]],
    ...(number === 0 && { key_message: QUOTE, quote: { key_message: "anonymous" } }),
  };
}

async function ready() {
  for (let tries = 0; tries < 100; tries += 1) {
    const answered = await fetch(`${BASE_URL}/healthz`).catch(() => undefined);
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("the service does not answer");
}

/** A file that a button gives out, as it lies on the disk. */
async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), button.click()]);
  return file.path();
}

/** A file at an address, as the one who is signed in gets it. */
async function take(page, path) {
  const response = await page.context().request.get(new URL(path, BASE_URL).href, { timeout: 60_000 });
  assert.equal(response.status(), 200, path);
  return response.body();
}

const words = (pdf) => execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });

/** Types the name of the survey, as everything that cannot be undone asks for it. */
const confirm = (page) => page.getByLabel(say("en", "close-confirm"), { exact: true }).fill(survey.id);

async function make(page) {
  await page.goto(`${BASE_URL}/staff/new/copy?example=${survey.id}`);
  await page.locator("#id").fill(survey.id);
  await page.locator("#date").fill("2030-03-08");
  await page.locator("#invited").fill(String(PEOPLE));
  await press(page, "en", "copy-go");
  await page.getByText(say("en", "done-draft-begun")).waitFor();
  await page.goto(`${one}/questions/translations`);
  const title = page.locator("textarea[lang=fr], input[lang=fr]").first();
  await title.fill(TITLE);
  await press(page, "en", "draft-save");
  await page.goto(`${one}/questions/changes`);
  await press(page, "en", "publish-go");
  await page.goto(`${one}/schedule`);
  await press(page, "en", "schedule-open-now");
  await visitor({ language: "fr" }, async (guest) => {
    await guest.goto(address("fr"));
    assert.equal((await guest.getByRole("heading", { level: 1 }).textContent()).trim(), TITLE);
  });
}

/** Invites everybody; gives back what each letter names. */
async function invite(page) {
  await page.goto(`${one}/invitations`);
  await page.locator("#entry-invited").check({ force: true });
  await press(page, "en", "entry-go");
  const people = Array.from({ length: PEOPLE }, (_, n) => `Person ${n}\tp${n}@example.org\t${language(n)}`);
  await page.goto(`${one}/invitations/list`);
  await page.locator("#people").fill(["name\te-mail\tlanguage", ...people].join("\n"));
  await press(page, "en", "invitees-add");
  const letters = {};
  for (const tag of tags) {
    await page.goto(`${one}/invitations`);
    const form = page.locator(`form[action$='/letters']:has(input[value=${tag}]):has(input[value=new])`);
    const text = words(await download(page, form.getByRole("button")));
    letters[tag] = [...text.matchAll(/\/i\/([0-9A-Za-z-]+)/g)].map(([, code]) => code);
  }
  return letters;
}

async function respond(number, code) {
  const tag = language(number);
  await visitor({ language: tag, width: 360, scripts: false }, async (phone) => {
    await phone.goto(`${address(tag)}/i/${code}`);
    await press(phone, tag, "invitation-go");
    await answer(phone, tag, "consent", "yes");
    await press(phone, tag, "start");
    await fill(phone, tag, answers(number));
    await send(phone, tag);
  });
}

async function code(page) {
  await page.goto(`${one}/codes/new`);
  await page.locator("#form input[type=text]").first().fill("Data that cross borders");
  await page.locator("#form button").click();
  await page.waitForLoadState("load");
  await page.goto(`${one}/answers?item=key_message`);
  await page.getByRole("link", { name: say("en", "coding-begin"), exact: true }).click();
  await page.getByText(QUOTE).first().waitFor();
  await page.locator("input[name=code]").first().check({ force: true });
  await page.locator("#form button[name=go]").first().click();
  await page.waitForLoadState("load");
}

async function write(page) {
  await page.goto(`${one}/report`);
  await press(page, "en", "paper-begin-go");
  await page.locator(".sections a.way[href*='/sections/q1']").first().click();
  const [first] = answers(0).q1_partnerships;
  const titles = { en: "First named by", fr: "Cité en premier par", ar: "ذكره أولًا" };
  for (const [tag, words] of Object.entries(titles)) {
    await page.locator(`#section textarea[lang=${tag}]`).first().fill(`${words} {q1_partnerships.${first}:of}`);
  }
  await press(page, "en", "paper-save");
}

async function release(page) {
  await page.goto(`${one}/report/release`);
  await confirm(page);
  const go = page.getByRole("button", { name: say("en", "release-go"), exact: true });
  await Promise.all([page.waitForEvent("load", { timeout: 120_000 }), go.click({ timeout: 120_000 })]);
  await page.getByText(say("en", "done-released"), { exact: true }).waitFor();
}

test("an event lives from the first survey to the erased answers", { timeout: 600_000 }, async () => {
  await ready();
  await visitor({}, async (page) => {
    page.setDefaultTimeout(15_000);
    await enter(page, "en");
    await make(page);
    const letters = await invite(page);
    assert.deepEqual(tags.map((tag) => letters[tag].length), tags.map((_, at) => Math.ceil((PEOPLE - at) / tags.length)));

    const line = (number) => letters[language(number)][Math.floor(number / tags.length)];
    const numbers = Array.from({ length: PHONES }, (_, number) => number);
    while (numbers.length) await Promise.all(numbers.splice(0, 5).map((number) => respond(number, line(number))));

    await page.goto(`${one}/schedule`);
    await confirm(page);
    await press(page, "en", "close-go");
    await code(page);
    await write(page);
    await release(page);

    // The released paper, and the figures beside it, are those of the answers that were given.
    const pdf = join(folder, "paper.pdf");
    const href = (end) => page.locator(`a[href*='/releases/1/'][href$='${end}']`).first().getAttribute("href");
    const paper = await href(".en.pdf");
    writeFileSync(pdf, await take(page, paper));
    assert.match(words(pdf), /45 of the 50 people invited answered/);
    for (const file of ["responses-wide.csv", "published-tables.csv"]) {
      const profile = file.startsWith("responses") ? "restricted" : "public";
      writeFileSync(join(folder, file), await take(page, `${one}/exports/${profile}/${file}`));
    }
    const [head, ...rows] = cells((await take(page, `${one}/exports/restricted/responses-wide.csv`)).toString());
    assert.equal(rows.length, PHONES);
    const named = (column) => rows.filter((row) => row[head.indexOf(column)] === "1").length;
    const [first] = answers(0).q1_partnerships;
    assert.equal(named(`q1_partnerships_${first}`), PHONES);
    assert.match(words(pdf), /First named by 45 of 45/);
    assert.match(words(pdf), new RegExp(`${choice("q1_partnerships", first, "en")}\\s+45 \\(100%\\)`));
    const told = execFileSync(binary, ["verify", folder, "--survey", survey.id, ...database], { encoding: "utf8" });
    assert.match(told, /^pass/m);
    assert.doesNotMatch(told, /FAIL/);

    await page.goto(`${one}/erase`);
    await confirm(page);
    await press(page, "en", "erase-go");
    await page.goto(`${one}/results`);
    assert.equal(await page.locator("figure").count(), 0);
    assert.equal((await take(page, paper)).subarray(0, 5).toString(), "%PDF-", "what was released stays");
  });
});
