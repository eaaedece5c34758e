// The service worker: keeps the form of the surveys that were opened on this phone, in the languages
// in which they were opened, and goes on with it when the network fails. It touches nothing else:
// receipts, codes, results and whatever is not under /s/ pass it by.

const FORMS = "maoni forms";
const PLACE =
  /^\/s\/(?<survey>[^/]+)(?:\/(?<language>[a-z]{2})(?:\/(?<step>\d+|review|send|offline))?)?$/;
const PATIENCE = 12_000;
const PATIENCE_WITH_COPY = 4_000;

const form = (survey, language) => `/s/${survey}/${language}/offline`;
const go = (address) => Response.redirect(address, 303);
const isUnsent = ({ state }) => ["writing", "waiting", "stopped"].includes(state);

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(FORMS).then((cache) => cache.addAll(ASSETS)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(renew().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (ASSETS.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((copy) => copy ?? fetch(request)));
    return;
  }
  const place = PLACE.exec(pathname)?.groups;
  if (!place || request.mode !== "navigate") return;
  if (request.method === "POST") event.respondWith(send(event, place));
  else event.respondWith(place.step === "offline" ? show(request, place) : visit(request, place));
});

self.addEventListener("message", (event) => event.waitUntil(hear(event.data)));

self.addEventListener("sync", (event) => {
  // A rejection makes the browser try again later.
  event.waitUntil(flush().then((left) => left && Promise.reject(new Error("still waiting"))));
});

/** What the server answers; nothing when it cannot be reached in time. */
async function reach(request, patience) {
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  try {
    return await Promise.race([fetch(request), late]);
  } catch {
    return undefined;
  }
}

/** Whether the server did what it was asked, or said why not; a failure says neither. */
const isReached = (answer) => answer !== undefined && answer.status < 500;

const copyOf = async (survey, language) =>
  (await caches.open(FORMS)).match(form(survey, language));

/** The language in which there is a copy: the one asked for, or another. */
async function languageOf(survey, language) {
  if (language && (await copyOf(survey, language))) return language;
  const requests = await (await caches.open(FORMS)).keys();
  return requests
    .map(({ url }) => PLACE.exec(new URL(url).pathname)?.groups)
    .find((place) => place?.survey === survey)?.language;
}

/** Keeps a form, if it is one. */
async function copy(address, answer) {
  if (answer?.ok && !answer.redirected && answer.headers.has("maoni-form")) {
    await (await caches.open(FORMS)).put(address, answer.clone());
    return true;
  }
  return false;
}

/** A new worker brings new scripts; the old ones go once every form was fetched anew. */
async function renew() {
  const cache = await caches.open(FORMS);
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  let complete = true;
  for (const path of paths.filter((path) => PLACE.test(path))) {
    complete &&= await copy(path, await reach(path, PATIENCE));
  }
  const old = paths.filter((path) => !PLACE.test(path) && !ASSETS.includes(path));
  if (complete) await Promise.all(old.map((path) => cache.delete(path)));
}

/** The form itself: fresh if there is a network, else as it was kept. */
async function show(request, { survey, language }) {
  const address = form(survey, language);
  const kept = await copyOf(survey, language);
  const answer = await reach(request, kept ? PATIENCE_WITH_COPY : PATIENCE);
  if (await copy(address, answer)) return answer;
  // A closed survey says so, unless answers are here that have to be told what became of them.
  if (isReached(answer) && !(kept && (await all(survey)).some(isUnsent))) return answer;
  if (kept) return kept;
  const other = await languageOf(survey);
  return other ? go(form(survey, other)) : (answer ?? Response.error());
}

/** A page of the form. Who has answers on this phone goes on with those. */
async function visit(request, { survey, language, step }) {
  const records = await all(survey);
  // With a network, the server knows best what was sent through it.
  const own = records.find((one) => !one.handed && one.state !== "draft" && !one.online);
  if (!step && own) return go(form(survey, language ?? own.language));
  const answer = await reach(request, PATIENCE);
  if (isReached(answer)) return answer;
  const there = await languageOf(survey, language);
  if (!there || step === "send") return answer ?? Response.error();
  const draft = records.find(({ state }) => state === "draft");
  const state = draft?.asked ? "waiting" : "writing";
  if (draft) await change(draft.key, (now) => now && { ...now, state, at: step });
  else if (records.some(({ online }) => online)) return go(form(survey, there));
  // Without the answers given so far there is nothing to go on with.
  else if (step) return answer ?? Response.error();
  return go(form(survey, there));
}

/** A screen, or everything, is sent. */
async function send(event, { survey, language, step }) {
  const { request } = event;
  const body = new URLSearchParams(await request.clone().text());
  const key = body.get("_key");
  const record = key ? await kept(key) : undefined;
  const there = await languageOf(survey, language);
  const fresh = { key, survey, version: body.get("_version"), turn: 1 + ((await all())[0]?.turn ?? 0) };
  const put = (state) => {
    const begun = record ?? (key && !step ? fresh : undefined);
    if (!begun) return false;
    const fields = step === "send" ? begun.fields : overlay(begun.fields, body);
    const next = { ...begun, language, state, fields, at: step ?? "0", go: body.get("_go") };
    return change(key, () => next).then(() => true);
  };
  // A window left open after everything was sent: the server tells what to do.
  if (record?.state === "sent") return (await reach(request, PATIENCE)) ?? Response.error();
  if (record && isUnsent(record) && there && step !== "send") {
    await put("writing");
    return go(form(survey, there));
  }
  const answer = await reach(request, PATIENCE);
  if (isReached(answer)) {
    if (step !== "send") await put("draft");
    else if (record?.state === "draft" && answer.type === "opaqueredirect") {
      const asking = { ...record, asked: true };
      await change(key, () => asking);
      event.waitUntil(confirm(asking));
    }
    return answer;
  }
  if (there && (await put(step === "send" ? "waiting" : "writing"))) return go(form(survey, there));
  return answer ?? Response.error();
}

/** Makes sure that a draft was sent: what led on to a receipt may have been a page from elsewhere. */
async function confirm(draft) {
  const { state } = await post({ ...draft, fields: "" }, "/ask");
  const { key, survey, language, turn } = draft;
  const sent = { key, survey, language, turn, state: "sent", online: true };
  if (state === "sent") await change(key, (now) => (now?.asked ? sent : undefined));
}

/** The fields of one screen over those of all. Every control of a screen is in its body. */
function overlay(text, body) {
  const fields = new URLSearchParams(text);
  for (const name of new Set(body.keys())) {
    if (name.startsWith("_")) continue;
    fields.delete(name);
    for (const value of body.getAll(name)) if (value) fields.append(name, value);
  }
  return fields.toString();
}

/** A page was opened. */
async function hear({ survey, language, key, forget }) {
  for (const one of await all(survey)) if (one.asked) await confirm(one);
  const records = await all(survey);
  for (const one of records) {
    const isServers = one.state === "draft" || one.online;
    const stale = isServers && (forget || (key && one.key !== key));
    if (stale || (forget && one.state === "sent")) await change(one.key, () => null);
  }
  if (!forget) {
    await copy(form(survey, language), await reach(form(survey, language), PATIENCE));
    if (!records.some((one) => one.key === key)) await mirror(survey, language, key);
  }
  await flush();
}

/** Keeps what the server has of a draft that was begun before this worker was there. */
async function mirror(survey, language, key) {
  const answer = await reach(`${form(survey, language)}/draft`, PATIENCE);
  if (answer?.status !== 200 || answer.redirected) return;
  try {
    const draft = await answer.json();
    if (!draft.key || (key && draft.key !== key)) return;
    const fields = new URLSearchParams(draft.fields).toString();
    const turn = 1 + ((await all())[0]?.turn ?? 0);
    const { version } = draft;
    await change(draft.key, (now) => now ?? { key: draft.key, survey, language, version, fields, turn, state: "draft" });
  } catch { /* no draft of ours */ }
}
