// The form on a phone without a network: all screens are in the page, and go from one to the other
// without the server. Every change is kept on this phone first; what is sent is sent whole.

import { Route } from "./routing.js";
import { all, change, deliver, digest, draw, flush, post, receipt, settle, watch } from "./outbox.js";

const form = document.getElementById("answers");
const outbox = document.getElementById("outbox");
const state = document.getElementById("state");
const wrong = document.getElementById("wrong");
const erase = document.getElementById("erase");
const others = document.getElementById("others");
const { survey, offline: base } = form.dataset;
const plan = JSON.parse(form.dataset.plan);
const CHECK = plan.screens.length;
const within = (root, selector) => [...root.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const make = (name, text, properties = {}) =>
  Object.assign(document.createElement(name), { textContent: text, ...properties });
const put = (sentence, ...values) =>
  values.reduceRight((text, value, at) => text.replace("#".repeat(at + 1), () => value), sentence);

let record; // what this phone keeps of the response in view
let isKept = true; // whether this browser keeps anything at all
let here = 0; // the screen in view
let toCheck = false; // whether the way leads back to the page of answers

// Stays on the address under which the page itself is kept, whatever led here.
history.replaceState({ screen: 0 }, "", `${base}/offline`);

// ---- what the form holds -------------------------------------------------------------------

const fields = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
const route = () => new Route(plan, fields());

/** Keeps the form as it is, and says so when it is kept. */
async function save(at = here) {
  if (!record) {
    const [latest] = await attempt(() => all()) ?? [];
    record = { key: draw(), survey, turn: 1 + (latest?.turn ?? 0) };
    await shuffle();
  }
  const next = { ...record, ...live(), state: "writing", version: plan.version, at: String(at) };
  record = next;
  await attempt(() => change(next.key, () => next));
  tell();
}

const live = () => ({ fields: fields().toString(), language: document.documentElement.lang, go: undefined });

/** Storage that is forbidden or full is told, and the form goes on without it. */
async function attempt(work) {
  try {
    const result = await work();
    isKept = true;
    return result;
  } catch {
    isKept = false;
    return undefined;
  }
}

let typing;
form.addEventListener("input", () => {
  state.hidden = true;
  clearTimeout(typing);
  typing = setTimeout(save, 200);
});
const saveNow = () => {
  if (typing) clearTimeout(typing);
  if (typing && !form.hidden) save();
  typing = undefined;
};
addEventListener("pagehide", saveNow);

/** Puts kept fields into the controls. */
function restore(text) {
  const kept = new URLSearchParams(text);
  for (const control of form.elements) {
    if (!control.name || control.type === "hidden") continue;
    const values = kept.getAll(control.name);
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else control.value = values[0] ?? "";
  }
  for (const part of within(form, "details")) {
    part.open ||= within(part, "input, textarea, select").some((control) => control.value);
  }
}

/** Puts choices in the order that the server gives them under the same key. */
async function shuffle() {
  for (const [id, item] of Object.entries(plan.items)) {
    if (!item.shuffle) continue;
    const plain = item.codes.filter((code) => code !== item.other && !item.alone.includes(code));
    const ranked = await Promise.all(plain.map(async (code) => {
      const bytes = await digest(`maoni order\0${record.key}\0${id}\0${code}`);
      return [[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(""), code];
    }));
    const order = ranked.sort().map(([, code]) => code);
    const question = asked(id);
    for (const list of within(question, "select")) {
      const first = list.options[0];
      first.after(...order.map((code) => within(list, "option").find((one) => one.value === code)));
    }
    const choice = (code) => within(question, ".choice").find((one) => one.firstElementChild.value === code);
    within(question, ".choices").forEach((list) => list.prepend(...order.map(choice)));
  }
}

// ---- the way through -----------------------------------------------------------------------

const asked = (id) => form.querySelector(`[data-item="${id}"]`);
const title = (id) => within(asked(id), "legend > .ask, .ask > label")[0]?.textContent.trim() ?? "";
const page = (index) => plan.items[plan.screens[index][0]].page;

/** Shows one screen, or the page of answers. */
function show(index, isBack = false) {
  const way = route();
  here = index;
  outbox.hidden = true;
  form.hidden = false;
  complain([]);
  for (const section of within(form, "[data-screen]")) section.hidden = section.dataset.screen !== String(index);
  const check = form.querySelector("[data-check]");
  check.hidden = index !== CHECK;
  if (index === CHECK) review(check, way);
  else for (const id of plan.screens[index]) prepare(id, way);
  const shown = plan.screens.map((_, at) => at).filter((at) => at > 0 && way.isScreenShown(at));
  const step = form.querySelector(".step");
  step.hidden = index === 0 || index === CHECK;
  step.textContent = put(form.dataset.step, shown.filter((at) => at <= index).length, shown.length);
  form.querySelector('[data-do="back"]').hidden = index === 0;
  const button = form.querySelector(".actions .primary");
  const { start, review: last, continue: on } = form.dataset;
  if (index === CHECK) button.textContent = button.dataset.send;
  else if (index === 0) button.textContent = start;
  else button.textContent = after(index, way) === CHECK ? last : on;
  if (!isBack && history.state?.screen !== index) history.pushState({ screen: index }, "");
  const heading = within(form, "section:not([hidden]) h1")[0];
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
  tell();
}

/** Shows of one item what this person is asked. */
function prepare(id, way) {
  const question = asked(id);
  question.hidden = !way.isShown(id);
  const item = plan.items[id];
  if (item.kind !== "matrix") return;
  const box = (row) => byId(`${id}.${row}`)?.closest(".row");
  const rows = way.rows(id);
  for (const row of within(question, ".row")) row.hidden = true;
  for (const code of rows) {
    const row = box(code);
    row.hidden = false;
    row.parentElement.append(row);
    if (item.rows.from && code === plan.items[item.rows.from].other) named(row, item.rows.from, way);
    if (item.rows.open) quote(row, code, way);
  }
}

/** A row about what somebody named in their own words. */
function named(row, source, way) {
  const label = row.querySelector("legend > span");
  label.dataset.label ??= label.textContent;
  label.textContent = way.words(`${source}__other`) ?? label.dataset.label;
}

/** The words that a row asks about. */
function quote(row, source, way) {
  row.querySelector("blockquote")?.remove();
  const item = plan.items[source];
  const text = item.kind === "text"
    ? way.words(source)
    : Array.from({ length: item.max }, (_, at) => way.one(`${source}.${at + 1}.${item.fields[0].id}`)).filter(Boolean).join("\n");
  const words = make("blockquote", text.length > 240 ? `${text.slice(0, 240).trimEnd()} …` : text, { dir: "auto" });
  row.querySelector("legend").after(words);
}

/** The screen after this one; back to the page of answers when the change came from there. */
function after(index, way) {
  for (let next = index + 1; next < CHECK; next += 1) {
    if (way.isScreenShown(next)) return toCheck && page(next) !== page(index) ? CHECK : next;
  }
  return CHECK;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const way = route();
  const problems = here === CHECK
    ? plan.screens.flatMap((_, index) => way.problems(index))
    : way.problems(here);
  if (problems.length) {
    // Answers kept by an earlier version of the form may lead back to an earlier screen.
    const first = plan.screens.findIndex((_, index) => way.problems(index).length);
    if (here === CHECK) show(first);
    complain(problems.map((problem) => [problem.control, sentence(problem, way)]));
    return;
  }
  if (here === CHECK) return send();
  const next = after(here, way);
  if (next === CHECK) toCheck = false;
  await save(next);
  show(next);
});

function back() {
  if (toCheck) {
    toCheck = false;
    return show(CHECK);
  }
  const way = route();
  let before = here - 1;
  while (before > 0 && !way.isScreenShown(before)) before -= 1;
  return show(Math.max(before, 0));
}

addEventListener("popstate", ({ state: past }) => {
  if (!form.hidden && past) show(past.screen, true);
});

// ---- what is wrong -------------------------------------------------------------------------

function sentence({ kind, control, code, count, field, place }, way) {
  const id = control.split(/\.|__/)[0];
  const { say } = plan.items[id];
  const label = () => byId(id)?.closest("[data-item]") && (labelOf(id, code) ?? code);
  const sentences = {
    required: () => say.required,
    many: () => put(say.many ?? "#", count),
    alone: () => put(say.alone, label()),
    twice: () => put(say.twice, label()),
    gap: () => say.gaps[place - 1],
    long: () => put(form.dataset.over, count),
    missing: () => say.missing[field],
    other: () => say.other,
  };
  return sentences[kind](way);
}

/** Tells at the top and beside each control what is wrong. */
function complain(problems) {
  within(form, ".fault").forEach((line) => line.remove());
  within(form, ".faulty").forEach((box) => box.classList.remove("faulty"));
  within(form, "[aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
  within(form, "[data-described]").forEach((box) => {
    box.setAttribute("aria-describedby", box.dataset.described);
    if (!box.dataset.described) box.removeAttribute("aria-describedby");
  });
  wrong.querySelector("ul").replaceChildren(...problems.map(([control, text]) => {
    const line = make("li");
    line.append(make("a", text, { href: `#${control}` }));
    return line;
  }));
  wrong.hidden = problems.length === 0;
  for (const [control, text] of problems) mark(control, text);
  if (problems.length) wrong.focus();
}

function mark(control, text) {
  const target = byId(control);
  if (!target || byId(`${control}-fault`)) return;
  const line = target.closest(".line");
  const question = target.closest(".question");
  const fault = make("p", "", { className: "fault", id: `${control}-fault` });
  fault.append(make("span", `${form.dataset.error} `, { className: "hidden" }), text);
  const described = line ? target : question;
  described.dataset.described ??= described.getAttribute("aria-describedby") ?? "";
  described.setAttribute("aria-describedby", `${described.dataset.described} ${fault.id}`.trim());
  (line ?? question).classList.add("faulty");
  question.classList.add("faulty");
  if (line) {
    target.before(fault);
    target.setAttribute("aria-invalid", "true");
  } else {
    (within(question, ":scope > .hint").at(-1) ?? question.querySelector("legend")).after(fault);
  }
}

// ---- checking ------------------------------------------------------------------------------

const labelOf = (id, code) => {
  const input = within(asked(id), "input, option").find((one) => one.value === code);
  return (input?.labels?.[0] ?? input)?.textContent.trim();
};
const lead = (text) => (/[?؟]$/.test(text) ? text : put(form.dataset.label, text));

/** The answer to one item, in lines of [what it is about, what was answered]. */
function lines(id, way) {
  const item = plan.items[id];
  const said = item.other && way.words(`${id}__other`);
  const name = (code) => {
    const label = labelOf(id, code);
    return code === item.other && said ? put(form.dataset.other, label, said) : label;
  };
  if (item.kind === "text") return [[, way.words(id)]];
  if (item.kind === "records") {
    return within(asked(id), "input, textarea, select")
      .filter((control) => control.value.trim())
      .map((control) => [lead(control.labels[0].textContent.trim()), control.selectedOptions?.[0].textContent ?? control.value]);
  }
  if (item.kind === "matrix") {
    return way.rows(id).filter((row) => way.one(`${id}.${row}`)).map((row) => {
      const chosen = within(form, `[name="${id}.${row}"]`).find((one) => one.checked);
      return [lead(chosen.closest(".row").querySelector("legend").textContent.trim()), chosen.labels[0].textContent];
    });
  }
  return way.codes(id).map((code, at) => [item.kind === "ranking" ? `${at + 1}.` : undefined, name(code)]);
}

function review(check, way) {
  const rows = plan.screens.flatMap((ids, index) => ids
    .filter((id) => plan.items[id].kind !== "statement" && way.isShown(id))
    .map((id) => {
      prepare(id, way);
      const row = make("div");
      const answer = make("dd");
      const given = way.isAnswered(id) ? lines(id, way) : [];
      answer.append(...given.map(([about, text]) => {
        const line = make("p", "", { dir: "auto" });
        if (about) line.append(make("span", about, { className: "label" }), " ");
        line.append(text);
        return line;
      }));
      if (!given.length) answer.append(make("p", form.dataset.none, { className: "none" }));
      const edit = make("dd", "", { className: "change" });
      const { short } = asked(id).dataset;
      const link = make("a", given.length ? form.dataset.change : form.dataset.answer, { href: `#${id}` });
      link.append(make("span", ` ${short}`, { className: "hidden" }));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        toCheck = true;
        show(index);
        asked(id).scrollIntoView();
      });
      edit.append(link);
      row.append(make("dt", short || title(id)), answer, edit);
      return row;
    }));
  check.querySelector("dl").replaceChildren(...rows);
}

// ---- sending -------------------------------------------------------------------------------

async function send() {
  clearTimeout(typing);
  typing = undefined;
  record = { ...record, ...live(), state: "waiting", version: record.version ?? plan.version, why: undefined };
  const next = record;
  await attempt(() => change(next.key, () => next));
  await view();
  await again();
}

let sending = false;
let pause = 15;
let timer;

/** Sends what waits, and plans the next attempt. */
async function again({ stopped = false } = {}) {
  if (sending) return;
  sending = true;
  tell();
  let left = true;
  try {
    const isMine = record?.state === "waiting" || (stopped && ["closed", "uninvited"].includes(record?.why));
    if (isMine && !isKept) record = settle(record, await post(record));
    else if (isMine) await deliver(record.key);
    left = (await attempt(flush)) ?? record?.state === "waiting";
    await navigator.serviceWorker?.ready.then(({ sync }) => left && sync?.register("maoni"));
  } catch { /* Background Sync is a bonus; storage is told of elsewhere */ }
  sending = false;
  await refresh();
  clearTimeout(timer);
  pause = left ? Math.min(pause * 2, 120) : 15;
  if (left) timer = setTimeout(again, pause * 1000 * (0.75 + Math.random() / 2));
}

addEventListener("online", () => again());
addEventListener("pageshow", () => again());
document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? again() : saveNow()));

// ---- what this phone keeps -----------------------------------------------------------------

/** Says which of the four states the response in view is in. */
function tell() {
  const { dataset } = state;
  const now = record?.state;
  state.hidden = !now;
  if (!now) return;
  const isSending = sending && (now === "waiting" || now === "stopped");
  const word = isSending ? "sending" : now === "sent" && record.changed ? "changed" : now;
  state.dataset.state = isKept ? word : "unkept";
  const text = isKept ? dataset[word] : dataset.unkept;
  // In one piece, whatever the direction and the width.
  const code = record.code && `\u2066${record.code.replaceAll("-", "\u2011")}\u2069`;
  state.textContent = put(text, code ?? "");
}

const views = () => {
  if (record.state === "stopped") return record.why;
  return record.state === "sent" && record.changed ? "changed" : record.state;
};

/** Shows what became of the response in view. */
async function view() {
  record.code ??= await receipt(record.key);
  form.hidden = true;
  wrong.hidden = true;
  const isHidden = outbox.hidden;
  outbox.hidden = false;
  const now = views();
  for (const part of within(outbox, "[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(now);
  for (const part of within(outbox, "[data-why]")) part.hidden = part.dataset.why !== record.why;
  byId("receipt").textContent = record.code;
  outbox.querySelector(".told").replaceChildren(...(record.problems ?? []).map(([, text]) => make("li", text)));
  if (isHidden || outbox.dataset.now !== now) {
    outbox.dataset.now = now;
    within(outbox, "section:not([hidden]) h1")[0]?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  tell();
}

/** Reads again what is kept, which the worker or another window may have changed. */
async function refresh() {
  const records = (await attempt(() => all(survey))) ?? [];
  const waiting = records.filter((one) => one.handed);
  others.hidden = waiting.length === 0;
  others.textContent = put(others.dataset.text, waiting.length);
  erase.hidden = !record && !waiting.length;
  if (!record || record.state === "writing") return tell();
  const now = records.find((one) => one.key === record.key);
  if (now) record = { ...now, code: record.code };
  return view();
}

watch(() => {
  if (!sending) refresh();
});

const acts = {
  back,
  send: () => again({ stopped: true }),
  async edit() {
    const [[control] = []] = record.problems ?? [];
    const id = control?.split(/\.|__/)[0];
    record = { ...record, state: "writing", why: undefined, problems: undefined };
    await save(0);
    const screen = plan.screens.findIndex((ids) => ids.includes(id));
    toCheck = screen >= 0;
    show(screen >= 0 ? screen : CHECK);
  },
  async another() {
    // The code of the one before is not for the eyes of the next.
    const isSent = record.state === "sent";
    await attempt(() => change(record.key, (now) => (isSent ? null : now && { ...now, handed: true })));
    await leave();
  },
  async erase() {
    const records = (await attempt(() => all(survey))) ?? [];
    const mine = record ? [record] : records.filter((one) => one.handed);
    for (const { key } of mine) await attempt(() => change(key, () => null));
    await leave();
  },
  async add() {
    const reply = await post(record, "/add");
    if (reply.key !== record.key) return again();
    if (reply.state === "added") {
      await change(record.key, () => null);
      location.assign(`${base}/review`);
      return undefined;
    }
    record = settle(record, reply);
    return view();
  },
};

/** Takes the key away from the browser too, if it is the one of a form begun with a network. */
async function leave() {
  clearTimeout(typing);
  typing = undefined;
  const end = record?.state === "sent" ? "finish" : "restart";
  await fetch(`${base}/${end}`, { method: "POST", redirect: "manual", signal: AbortSignal.timeout?.(5_000) }).catch(() => {});
  location.replace(`${base}/offline`);
}

addEventListener("click", (event) => {
  const act = event.target.closest?.("[data-do]")?.dataset.do;
  if (act) acts[act]();
});

// ---- the beginning -------------------------------------------------------------------------

async function begin() {
  const records = (await attempt(() => all(survey))) ?? [];
  record = records.find((one) => !one.handed);
  if (!record) {
    show(0, true);
    return refresh();
  }
  record.code = await receipt(record.key);
  await shuffle();
  if (record.fields) restore(record.fields);
  if (!["writing", "draft"].includes(record.state)) {
    await view();
    return again();
  }
  // What the worker took over stands where the network failed, and a button that was pressed then
  // is pressed now.
  const { at = "0", go } = record;
  record.state = "writing";
  await save(at);
  const index = at === "review" ? CHECK : Math.min(Number(at) || 0, CHECK);
  show(index);
  if (go === "next") form.requestSubmit();
  else if (go === "back") back();
  return refresh();
}

begin();
