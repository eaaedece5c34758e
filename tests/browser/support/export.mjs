// The export as an analyst reads it: the long file, as lines of named cells.

import { execFileSync } from "node:child_process";
import { item, survey } from "./words.mjs";

/** Exports the running demonstration and gives back the lines of the long file. */
export function exported() {
  const { MAONI_BIN: binary, MAONI_DATABASE: database } = process.env;
  if (!binary || !database) throw new Error("MAONI_BIN and MAONI_DATABASE have to be set");
  const csv = execFileSync(
    binary,
    ["export", survey.id, "--only", "long", "--database", database],
    { encoding: "utf8", maxBuffer: 1 << 26 },
  );
  const [header, ...rows] = cells(csv);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
}

/** CSV after RFC 4180. */
export function cells(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end.endsWith("\n")) rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

/** What the long file has to say of `answers`, as "item part place code text". */
export function expected(answers) {
  const lines = [];
  const line = (id, part, place, code, text = "") =>
    lines.push([id, part, place, code, text].join("|"));
  for (const [id, given] of Object.entries(answers)) {
    if (id.endsWith("__other")) continue;
    const words = (code) => (code === "other" ? answers[`${id}__other`] : "");
    const say = {
      single: () => line(id, "", "", given, words(given)),
      multiple: () => given.forEach((code) => line(id, "", "", code, words(code))),
      ranking: () => given.forEach((code, at) => line(id, "", at + 1, code, words(code))),
      matrix: () => Object.entries(given).forEach(([row, point]) => line(id, row, "", point)),
      text: () => line(id, "", "", "", given),
      records: () => given.forEach((record, at) => Object.entries(record).forEach(([name, value]) => {
        const coded = item(id).field.find((one) => one.id === name).choices;
        line(id, name, at + 1, coded ? value : "", coded ? "" : value);
      })),
    };
    say[item(id).kind]();
  }
  return lines;
}

/** The same of the lines of one response in the long file. */
export const told = (lines) =>
  lines.map(({ item: id, part, place, code, text }) => [id, part, place, code, text].join("|"));
