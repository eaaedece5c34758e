// Responses that this phone keeps until the server has them: one record a response, found by its
// key. Used by the form for a phone without a network and by the service worker. Nothing in a record
// says who answers or when; the answers are erased as soon as the server has them.
//
//   draft    the server has it too; kept in case the network fails
//   writing  begun here, or gone on with here
//   waiting  to be sent; `why` tells what became of the last attempt
//   sent     the server has it: only the receipt code is left
//   stopped  the server said in `why` that it does not take it

const TABLE = "response";
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const news = new BroadcastChannel("maoni");

const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("maoni", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// Resolves when what was written is on the disk, not before.
async function run(mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode, { durability: "strict" });
      const request = work(transaction.objectStore(TABLE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
    if (mode === "readwrite") news.postMessage("changed");
  }
}

/** The record of a key. */
export const kept = (key) => run("readonly", (table) => table.get(key));

/** The records of a survey, or all, the latest first. */
export async function all(survey) {
  const records = await run("readonly", (table) => table.getAll());
  return records.filter((one) => !survey || one.survey === survey).sort((a, b) => b.turn - a.turn);
}

/** Puts what `edit` makes of the record of `key` in its place, in one step; `null` erases it. */
export const change = (key, edit) =>
  run("readwrite", (table) => {
    const request = table.get(key);
    request.onsuccess = () => {
      const next = edit(request.result);
      if (next === null) table.delete(key);
      else if (next) table.put(next);
    };
    return request;
  });

/** Calls `then` whenever this or another window, or the worker, changed a record. */
export const watch = (then) => news.addEventListener("message", then);

/** A key of the same form and strength as the server's. */
export const draw = () =>
  [...crypto.getRandomValues(new Uint8Array(26))].map((byte) => ALPHABET[byte & 31]).join("");

/** SHA-256. */
export const digest = async (text) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));

/** The receipt code that belongs to a key: the server works it out in the same way. */
export async function receipt(key) {
  const symbols = [...(await digest(`maoni receipt\0${key}`)).slice(0, 11)].map((byte) => byte & 31);
  const sum = [...symbols].reverse().reduce((total, symbol, at) => {
    const value = symbol * (at % 2 ? 1 : 2);
    return total + Math.floor(value / 32) + (value % 32);
  }, 0);
  const code = [...symbols, (32 - (sum % 32)) % 32].map((symbol) => ALPHABET[symbol]).join("");
  return code.match(/.{4}/g).join("-");
}

// Believes only a reply that says what became of this very key: a captive portal, a proxy or a page
// about a fault answers too.
export async function post({ survey, language, key, version, fields }, what = "") {
  const body = new URLSearchParams(fields);
  body.set("_key", key);
  body.set("_version", version);
  let why = "network";
  try {
    const answer = await fetch(`/s/${survey}/${language}/offline${what}`, {
      method: "POST",
      body,
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout?.(30_000),
    });
    if (answer.type === "opaqueredirect" || answer.ok) why = "portal";
    else why = answer.status === 413 ? "large" : "server";
    const reply = await answer.json();
    if (reply.key === key && reply.state) return reply;
  } catch { /* no network, or no JSON */ }
  return { state: "waiting", why };
}

const alone = (key, work) =>
  navigator.locks ? navigator.locks.request(`maoni ${key}`, work) : work();

/** What becomes of a record after a reply; `null` when nothing of it is left to keep. */
export function settle(now, { state, why, problems }) {
  const { key, survey, language, turn, handed } = now;
  if (state === "sent" || state === "changed") {
    return handed ? null : { key, survey, language, turn, state: "sent", changed: state === "changed" };
  }
  if (state === "waiting") return { ...now, state, why };
  return { ...now, state: "stopped", why: state, problems };
}

/** Sends the response of `key`, if it is to be sent. However often that happens, it is stored once. */
export const deliver = (key) =>
  alone(key, async () => {
    const sent = await kept(key);
    if (sent?.state !== "waiting" && sent?.state !== "stopped") return;
    const reply = await post(sent);
    await change(key, (now) => {
      // Erased or gone on with in the meantime: sending again settles it.
      if (!now || now.state === "writing" || now.fields !== sent.fields) return undefined;
      return settle(now, reply);
    });
  });

/** Sends everything that waits; tells whether something still does. */
export async function flush() {
  const waiting = async () => (await all()).filter(({ state }) => state === "waiting");
  for (const { key } of await waiting()) await deliver(key);
  return (await waiting()).length > 0;
}
