// The way into the workspace of the staff, by the one-time codes that an operator prints.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BASE_URL } from "./browser.mjs";
import { say, survey } from "./words.mjs";

/** Who runs the event. */
export const LOGIN = "secretariat";
export const PASSWORD = "seven quiet herons wade";

/** What `maoni ...` prints. */
function command(...words) {
  const { MAONI_BIN: binary, MAONI_DATABASE: database } = process.env;
  if (!binary || !database) throw new Error("MAONI_BIN and MAONI_DATABASE have to be set");
  const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
  return execFileSync(binary, [...words, "--database", database], options).trim();
}

/** What `maoni staff ...` prints. */
export const operator = (...words) => command("staff", ...words);

/** Makes a survey called `id` of the demonstration's questions and answers, closed for good. */
export function closed(id) {
  const surveys = fileURLToPath(new URL("../../../surveys/", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "maoni-tour-"));
  try {
    const source = readFileSync(`${surveys}${survey.id}.toml`, "utf8");
    const file = join(folder, `${id}.toml`);
    writeFileSync(file, source.replace(`id = "${survey.id}"`, `id = "${id}"`));
    command("survey", "publish", file);
    command("import", id, `${surveys}demo/${survey.id}.responses.jsonl`);
    command("survey", "close", id);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Fills the controls in by their labels and presses the button, all by keys. */
export async function type(page, language, values, button) {
  for (const [key, value] of Object.entries(values)) {
    await page.getByLabel(say(language, key), { exact: true }).focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type(value);
  }
  await page.getByRole("main").getByRole("button", { name: say(language, button), exact: true }).focus();
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

/** Gets in as the owner: sets the workspace up, or takes a new code where that was done before. */
export async function enter(page, language) {
  const secret = { "password-new": PASSWORD, "password-again": PASSWORD };
  if (operator("list").includes(`${LOGIN}\t`)) {
    await page.goto(`${BASE_URL}/staff/join`);
    const code = operator("reset", LOGIN);
    await type(page, language, { "join-code": code, ...secret }, "join-go");
  } else {
    await page.goto(`${BASE_URL}/staff/setup`);
    const who = { "person-name": "Amina Yusuf", "person-login": LOGIN };
    const code = operator("setup-code");
    await type(page, language, { "setup-code": code, ...who, ...secret }, "setup-go");
  }
  await page.getByRole("heading", { level: 1, name: say(language, "surveys-title"), exact: true }).waitFor();
}
