// Chromium, and visitors: each has a browser of their own and notices what goes wrong behind the
// page.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { survey } from "./words.mjs";

/** Where the demonstration is served. */
export const BASE_URL = process.env.BASE_URL ?? "http://127.0.0.1:8080";

/** The address of a page of the survey. */
export const address = (language, page = "") =>
  `${BASE_URL}/s/${survey.id}/${language}${page && `/${page}`}`;

let chromiumItself;

before(async () => {
  chromiumItself = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});

after(() => chromiumItself?.close());

/** A browser without history, for who watches over it alone. */
export const stranger = (options) => chromiumItself.newContext(options);

/**
 * Lets a new visitor do something: `visit` gets a page of a browser without history. A script
 * that fails, a refused resource, an answer of 500 and more, or a request to anywhere but `from`
 * fails the test at the end.
 */
export async function visitor(options, visit) {
  const { width = 1280, scripts = true, language = "en", from = BASE_URL } = options;
  const browser = await chromiumItself.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: scripts,
    locale: language,
    deviceScaleFactor: 1,
  });
  browser.setDefaultTimeout(5_000);
  const faults = [];
  const watch = (page) => {
    page.on("pageerror", (error) => faults.push(`script: ${error}`));
    page.on("console", (message) => {
      // A page that is shown again with its problems is answered with 422, which is no fault.
      if (message.type() === "error" && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text())) {
        faults.push(`console: ${message.text()}`);
      }
    });
    page.on("response", (response) => {
      if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(from)) faults.push(`third party: ${request.url()}`);
    });
  };
  browser.on("page", watch);
  try {
    const result = await visit(await browser.newPage(), browser);
    assert.deepEqual(faults, [], "nothing goes wrong behind the page");
    return result;
  } finally {
    await browser.close();
  }
}
