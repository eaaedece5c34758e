// The paper as a web page, opened from the disk like any attachment: it needs nothing from
// anywhere, reads well at any width and with any software.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { visitor } from "./support/browser.mjs";
import { faults } from "./support/page.mjs";

const folder = dirname((process.env.MAONI_DATABASE ?? "").replace(/^sqlite:/, ""));
const papers = readdirSync(folder).filter((name) => name.endsWith(".html"));

test("the demonstration has written web pages", () => assert.ok(papers.length >= 3, papers.join()));

for (const paper of papers) {
  test(`the web page ${paper}`, { timeout: 120_000 }, async () => {
    const address = pathToFileURL(join(folder, paper)).href;
    await visitor({ width: 320, from: address }, async (page) => {
      await page.goto(address);
      const found = await faults(page, paper.split(".").at(-2));
      assert.ok(found.length === 0, `\n${found.join("\n")}`);
    });
  });
}
