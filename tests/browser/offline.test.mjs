// The phone without a network: whatever happens between a phone and the service, a response that was
// sent arrives once, and the phone says at every moment where it is.
//
// MAONI_SCHEDULES=200 MAONI_SEED=7 node --test offline.test.mjs

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { parse } from "smol-toml";
import { stranger } from "./support/browser.mjs";
import { cells } from "./support/export.mjs";
import { MODES, pause, Service, Way } from "./support/network.mjs";
import { faults } from "./support/page.mjs";
import { LANGUAGES, say } from "./support/words.mjs";

const SCHEDULES = Number(process.env.MAONI_SCHEDULES ?? 12);
const SEED = Number(process.env.MAONI_SEED ?? 20181209);
const AT_ONCE = 4;
const definition = new URL("../suite/respond/every_kind.toml", import.meta.url).pathname;
const survey = parse(readFileSync(definition, "utf8"));
const item = (id) => survey.page.flatMap((page) => page.item).find((one) => one.id === id);

let service;
before(async () => {
  service = await Service.start(definition, survey.id);
});
after(() => service?.stop());

/** Numbers that are the same in every run with the same seed (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (limit) => Math.floor(next() * limit), pick: (list) => list[Math.floor(next() * list.length)] };
}

/** A person with a phone and a way to the service. */
class Person {
  static async arrive(language, mark, width = 360, scripts = true) {
    const person = new Person();
    person.way = await Way.open(service);
    person.context = await stranger({
      viewport: { width, height: 800 },
      locale: language,
      javaScriptEnabled: scripts,
    });
    person.context.setDefaultTimeout(10_000);
    person.language = language;
    person.mark = mark;
    await person.reopen();
    return person;
  }

  get address() {
    return `${this.way.base}/s/${survey.id}/${this.language}`;
  }

  /** Opens the link anew, as from the code on the wall. */
  async reopen() {
    await this.page?.close().catch(() => {});
    this.page = await this.context.newPage();
    await this.page.goto(this.address).catch(() => {});
  }

  /** Waits until the form is on the phone, which one visit is enough for. */
  async kept() {
    const isKept = async () =>
      navigator.serviceWorker.controller?.state === "activated"
      && Boolean(await (await caches.open("maoni forms")).match(`${location.pathname}/offline`));
    for (let visits = 0; visits < 10; visits += 1) {
      // The visit has to be one with a network: another phone's schedule may have the service down.
      await service.restarting;
      const isThere = await expect(() => this.page.evaluate(isKept).catch(() => false), 60).then(() => true, () => false);
      if (isThere) return;
      await this.reopen();
    }
    assert.fail("the form is not kept after ten visits");
  }

  button(key) {
    const name = { name: say(this.language, key), exact: true };
    return this.page.getByRole("button", name).or(this.page.getByRole("link", name)).and(this.page.locator(":visible")).last();
  }

  async sees(locator) {
    return (await locator.count().catch(() => 0)) > 0 && locator.isVisible().catch(() => false);
  }

  /** The code, once the service has the answers. */
  async receipt() {
    const thanks = this.page.getByRole("heading", { name: say(this.language, "receipt-title") });
    if (!(await this.sees(thanks))) return undefined;
    return (await this.text()).match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)?.[0];
  }

  async answer(id, act) {
    const name = item(id).text[this.language];
    const role = item(id).kind === "text" ? "textbox" : "group";
    const control = this.page.getByRole(role, { name, exact: true });
    if (await this.sees(control)) await act(control);
  }

  /**
   * Does what the screen in view asks for: answers, goes on, sends, or opens the link again. The
   * button `wanted` is left for whoever waits for it.
   */
  async act(wanted) {
    await expect(() => this.screen(), 40).catch(() => {});
    const screen = await this.screen();
    const label = (list, at) => survey.choices[list][at].label[this.language];
    await this.answer("consent", async (group) => {
      // A tap on a box that was kept ticked would take it away.
      if (!(await group.getByRole("checkbox").isChecked())) await group.getByText(label("agree", 0), { exact: true }).click();
    });
    await this.answer("one", (group) => group.getByText(label("topic", 1), { exact: true }).click());
    await this.answer("why", (box) => box.fill(this.mark));
    for (const key of ["send", "to-review", "continue", "start", "resume", "phone-send", "held-button"]) {
      const button = this.button(key);
      if (await this.sees(button)) {
        if (key === wanted) return;
        // Another screen came while this one was answered: its questions come first.
        if ((await this.screen()) !== screen) return;
        // A page that goes on by itself may take the button away; the next step looks again.
        await this.tap(button).catch(() => {});
        return;
      }
    }
    await this.reopen();
  }

  /** Which screen is in view; nothing while one is coming. */
  screen() {
    const told = () =>
      document.readyState === "complete"
      && [performance.timeOrigin, ...[...document.querySelectorAll("h1, h2")].map((one) => one.checkVisibility())].join(" ");
    return this.page.evaluate(told).catch(() => false);
  }

  text() {
    return this.page.getByRole("main").innerText({ timeout: 1_000 }).catch(() => "");
  }

  /** Taps, and lets what that began come to its end: a second tap would begin it anew. */
  async tap(button) {
    const before = await this.text();
    await button.click({ timeout: 4_000 });
    await expect(async () => (await this.text()) !== before, 40).catch(() => {});
    await this.page.waitForLoadState("load").catch(() => {});
  }

  /** Waits until the phone says this of the answers. */
  async told(key) {
    const text = say(this.language, key).split("#")[0].trim();
    await this.page.getByRole("status").filter({ hasText: text }).waitFor();
  }

  async reads(key) {
    await this.page.getByRole("heading", { name: say(this.language, key), exact: true }).waitFor();
  }

  async press(key) {
    await this.button(key).click();
  }

  /** Goes on until there is this button to press. */
  async goTo(key) {
    for (let step = 0; step < 20; step += 1) {
      // A page that is still coming has nothing to press yet, and is not to be opened anew.
      await this.page.waitForLoadState("load").catch(() => {});
      await expect(async () => (await this.text()) !== "", 40).catch(() => {});
      if (await this.sees(this.button(key))) return;
      await this.act(key);
    }
  }

  async code() {
    return (await this.text()).match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)[0];
  }

  /** Answers everything without a network, and sends. */
  async answerOffline() {
    await this.kept();
    await this.context.setOffline(true);
    await this.reopen();
    await this.goTo("send");
    await this.press("send");
    await this.told("phone-unsent");
  }

  async leave() {
    await this.context.close();
    this.way.close();
  }
}

/** One schedule: what goes wrong, and when, is drawn; at the end the network is there again. */
async function schedule(number) {
  const draw = random(SEED * 1_000 + number);
  const language = draw.pick(Object.keys(LANGUAGES));
  const mark = `m${number}-${SEED}`;
  const person = await Person.arrive(language, mark);
  const log = [];
  const mishaps = {
    async network() {
      person.way.mode = draw.pick(MODES);
      log.push(person.way.mode);
    },
    async offline() {
      const isOff = draw.next() < 0.5;
      await person.context.setOffline(isOff);
      log.push(isOff ? "offline" : "online");
    },
    async reload() {
      log.push("reload");
      await person.page.reload().catch(() => {});
    },
    async close() {
      log.push("close");
      await person.reopen();
    },
    async restart() {
      log.push("restart");
      if (draw.next() < 0.5) await service.restart();
      else service.restart().catch(() => {});
    },
  };
  try {
    await person.kept();
    let code;
    for (let step = 0; step < 14 && !code; step += 1) {
      if (draw.next() < 0.55) await mishaps[draw.pick(Object.keys(mishaps))]();
      // A click into a page that is just going away is no fault of anybody.
      await person.act().catch((error) => log.push(error.message.split("\n")[0]));
      code = await person.receipt();
    }
    person.way.mode = "fine";
    await person.context.setOffline(false);
    await service.restarting;
    await person.reopen();
    for (let step = 0; step < 40 && !code; step += 1) {
      code = await person.receipt();
      if (!code) await person.act().catch((error) => log.push(error.message.split("\n")[0]));
    }
    if (!code) log.push(await person.page.getByRole("main").innerText().catch(() => person.page.url()));
    return { number, mark, code, log };
  } finally {
    await person.leave();
  }
}

test("answers arrive once, whatever happens on the way", { timeout: 3_600_000 }, async (t) => {
  const started = Date.now();
  const results = [];
  const queue = Array.from({ length: SCHEDULES }, (_, number) => number);
  const worker = async () => {
    for (let number = queue.shift(); number !== undefined; number = queue.shift()) results.push(await schedule(number));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await service.restarting;

  const [header, ...rows] = cells(service.maoni("export", survey.id, "--only", "long"));
  const of = (name, row) => row[header.indexOf(name)];
  const marks = rows.filter((row) => of("item", row) === "why").map((row) => of("text", row));
  const times = (mark) => marks.filter((one) => one === mark).length;
  const responses = rows.filter((row) => of("item", row) === "consent").length;
  const lost = results.filter(({ mark }) => times(mark) === 0);
  const doubled = results.filter(({ mark }) => times(mark) > 1);
  const unsaid = results.filter(({ code }) => !code);
  const mishaps = results.reduce((sum, { log }) => sum + log.length, 0);
  t.diagnostic(
    `seed ${SEED}: ${results.length} schedules, ${mishaps} mishaps, ${responses} responses, `
      + `${lost.length} lost, ${doubled.length} doubled, ${unsaid.length} without a code, `
      + `${Math.round((Date.now() - started) / 1000)} s`,
  );
  const tell = (list) => list.map(({ number, log }) => `${number}: ${log.join(", ")}`);
  assert.deepEqual(tell(unsaid), [], "everybody got a receipt code");
  assert.deepEqual(tell(lost), [], "nothing is lost");
  assert.deepEqual(tell(doubled), [], "nothing is doubled");
  assert.equal(responses, SCHEDULES, "nothing else arrived");
});

/** How often `text` was answered to the question why. */
function arrived(text) {
  const [header, ...rows] = cells(service.maoni("export", survey.id, "--only", "long"));
  const at = (name) => header.indexOf(name);
  return rows.filter((row) => row[at("item")] === "why" && row[at("text")] === text).length;
}

const visit = async (language, mark, journey) => {
  const person = await Person.arrive(language, mark);
  try {
    await journey(person);
  } finally {
    await person.leave();
  }
};

for (const language of Object.keys(LANGUAGES)) {
  test(`the four states are told, ${language}`, { timeout: 90_000 }, () => visit(language, `states-${language}`, async (person) => {
    const look = async (name) => assert.deepEqual(await faults(person.page, language), [], name);
    await person.kept();
    await person.context.setOffline(true);
    await person.reopen();
    await look("the first screen");
    await person.press("start");
    await person.page.getByRole("alert").getByRole("link", { name: say(language, "problem-required-tick") }).waitFor();
    await look("no consent");
    await person.act();
    await person.told("phone-saved");
    await look("a screen");
    await person.goTo("send");
    await look("the answers before they are sent");
    await person.press("send");
    await person.told("phone-unsent");
    await person.reads("phone-waiting-title");
    await look("not sent yet");
    const code = await person.code();

    // A page of somebody else is no receipt.
    person.way.mode = "sign-in";
    await person.context.setOffline(false);
    await person.page.getByText(say(language, "phone-portal")).waitFor();
    await person.told("phone-unsent");
    await look("a network that asks to sign in");

    person.way.mode = "slow";
    await person.press("phone-send");
    await person.told("phone-sending");
    person.way.mode = "fine";
    await person.reads("receipt-title");
    await person.told("phone-sent");
    assert.equal(await person.code(), code, "the code made on the phone is the code");
    await look("sent");
    const left = await person.page.evaluate(
      () => new Promise((resolve) => {
        indexedDB.open("maoni").onsuccess = ({ target }) => {
          const all = target.result.transaction("response").objectStore("response").getAll();
          all.onsuccess = () => resolve(JSON.stringify(all.result));
        };
      }),
    );
    assert.ok(left.includes("sent") && !left.includes(person.mark), `the answers are off the phone: ${left}`);
  }));
}

test("what was begun with a network is finished without", { timeout: 60_000 }, () => visit("en", "begun", async (person) => {
  await person.kept();
  await person.goTo("to-review");
  await person.context.setOffline(true);
  await person.press("to-review");
  await person.goTo("send");
  await person.press("send");
  await person.told("phone-unsent");
  await person.context.setOffline(false);
  await person.reads("receipt-title");
  assert.equal(arrived("begun"), 1);
}));

test("other answers under a key already sent are shown and can be added", { timeout: 60_000 }, () => visit("en", "first", async (person) => {
  await person.answerOffline();
  // The answers arrive and the reply does not.
  person.way.mode = "lost";
  await person.context.setOffline(false);
  await person.press("phone-send").catch(() => {});
  await expect(() => arrived("first") === 1);
  await person.context.setOffline(true);
  person.way.mode = "fine";
  await person.press("phone-edit");
  person.mark = "second";
  await person.page.getByRole("link", { name: item("why").text.en }).click();
  await person.goTo("send");
  await person.press("send");
  await person.context.setOffline(false);
  await person.reads("used-title");
  assert.equal(arrived("second"), 0);
  await person.press("used-button");
  await person.press("send-change");
  await person.reads("receipt-title-change");
  assert.equal(arrived("first"), 0);
  assert.equal(arrived("second"), 1);
}));

test("several people answer on one phone", { timeout: 60_000 }, () => visit("fr", "one", async (person) => {
  await person.answerOffline();
  const code = await person.code();
  await person.press("sent-another");
  await person.page.getByText(say("fr", "phone-others").replace("#", "1")).waitFor();
  assert.ok(!(await person.page.getByRole("main").innerText()).includes(code), "a code is for its owner only");
  person.mark = "two";
  await person.goTo("send");
  await person.press("send");
  await person.told("phone-unsent");
  await person.context.setOffline(false);
  await person.reads("receipt-title");
  await expect(() => arrived("one") === 1 && arrived("two") === 1);
}));

test("answers are deleted from the phone before they are sent", { timeout: 60_000 }, () => visit("en", "deleted", async (person) => {
  await person.answerOffline();
  await person.page.getByText(say("en", "phone-erase"), { exact: true }).click();
  await person.press("phone-erase-now");
  await person.page.getByRole("button", { name: say("en", "start") }).waitFor();
  await person.context.setOffline(false);
  await person.reopen();
  await person.page.getByRole("button", { name: say("en", "start") }).waitFor();
  assert.equal(arrived("deleted"), 0);
}));

test("without scripts there is the plain form and no worker", { timeout: 60_000 }, async () => {
  const person = await Person.arrive("en", "plain", 360, false);
  try {
    await person.goTo("send");
    await person.press("send");
    await person.reads("receipt-title");
    assert.equal(arrived("plain"), 1);
    assert.equal(person.context.serviceWorkers().length, 0);
  } finally {
    await person.leave();
  }
});

test("the worker keeps the form and nothing else", { timeout: 60_000 }, () => visit("en", "kept", async (person) => {
  await person.kept();
  await person.goTo("send");
  await person.press("send");
  await person.reads("receipt-title");
  const kept = await person.page.evaluate(async () =>
    (await (await caches.open("maoni forms")).keys()).map(({ url }) => new URL(url).pathname));
  assert.deepEqual(kept.filter((path) => !path.startsWith("/assets/")), [`/s/${survey.id}/en/offline`]);
  await person.context.setOffline(true);
  for (const page of ["receipt", "code", "finish"]) {
    await assert.rejects(person.page.goto(`${person.address}/${page}`), page);
  }
}));

// The last one: it closes the survey.
test("a survey closed in the meantime is told, and the answers stay on the phone", { timeout: 60_000 }, () => visit("ar", "late", async (person) => {
  await person.answerOffline();
  service.maoni("survey", "close", survey.id);
  await person.context.setOffline(false);
  await person.reads("phone-closed-title");
  await person.told("phone-unsent");
  assert.deepEqual(await faults(person.page, "ar"), []);
  await person.reopen();
  await person.reads("phone-closed-title");
  await person.press("phone-send");
  await person.reads("phone-closed-title");
}));

/** Waits until something is so. */
async function expect(isSo, most = 200) {
  for (let tries = 0; tries < most; tries += 1) {
    if (await isSo()) return;
    await pause(50);
  }
  assert.fail(`it never is so: ${isSo}`);
}
