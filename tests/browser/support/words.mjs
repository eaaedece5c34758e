// What a person reads: the words of the pages and of the survey, from the files they come from.
// Tests name things by keys and codes; a changed wording changes no test.

import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

const repository = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, repository), "utf8");

/** The languages of the demonstration, with the direction of each. */
export const LANGUAGES = { en: "ltr", fr: "ltr", ar: "rtl" };

const messages = Object.fromEntries(
  Object.keys(LANGUAGES).map((language) => [
    language,
    new Map(
      ["common", "respond", "staff", "event", "paper", "instrument", "beginning", "invitation", "coding"]
        .flatMap((file) => read(`src/i18n/${language}/${file}.ftl`).split("\n"))
        .map((line) => line.match(/^([a-z0-9-]+) = (.*)$/))
        .filter(Boolean)
        .map(([, key, text]) => [key, text]),
    ),
  ]),
);

/** The words of a page; `values` fill the places in braces. */
export function say(language, key, values = {}) {
  const text = messages[language].get(key);
  if (!text || text.includes("->")) throw new Error(`no plain words for ${key} in ${language}`);
  // Right to left, values stand isolated, so that digits keep their place among the words.
  const [before, after] = LANGUAGES[language] === "rtl" ? ["\u2068", "\u2069"] : ["", ""];
  return text.replace(/\{ \$(\w+) \}/g, (_, name) => before + values[name] + after);
}

/** The survey definition as its author wrote it. */
export const survey = parse(read("surveys/gcm-side-event-2018.toml"));

export const items = survey.page.flatMap((page) => page.item);

export const item = (id) => items.find((one) => one.id === id);

// Labels become names of controls with their spaces run together.
const tidy = (text) => text.trim().replace(/\s+/g, " ");

/** The wording of a question. */
export const question = (id, language) => tidy(item(id).text[language]);

/** The code that stands for "don't know" in every question. */
const DK = "dk";

/** What a person reads beside a choice, or in a list. */
export function choice(id, code, language) {
  if (code === DK) return say(language, "answer-dk");
  return named(id, survey.choices[item(id).choices], code).label[language];
}

/** What a person reads above a row of a matrix. */
export function row(id, code, language) {
  const { rows, rows_from: from } = item(id);
  if (from === "open-answers") {
    const open = item(code);
    return (open.short ?? open.text)[language];
  }
  return named(id, survey.choices[rows ?? item(from).choices], code).label[language];
}

/** What a person reads beside a point of a scale. */
export function point(id, code, language) {
  if (code === DK) return say(language, "scale-dk");
  return named(id, survey.scales[item(id).scale].points, code).label[language];
}

/** What a person reads beside a field of a record. */
export const field = (id, name, language) =>
  item(id).field.find((one) => one.id === name).label[language];

/** What a person reads in the list of a field. */
export function fieldChoice(id, name, code, language) {
  const { choices } = item(id).field.find((one) => one.id === name);
  return named(id, survey.choices[choices], code).label[language];
}

function named(id, list, code) {
  const found = list.find((one) => one.code === code);
  if (!found) throw new Error(`${id} offers no ${code}`);
  return found;
}
