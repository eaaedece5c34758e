// The first view on a bad network: at most 40 KB in at most 4 requests, from our own host.

import assert from "node:assert/strict";
import { test } from "node:test";
import { address, visitor } from "./support/browser.mjs";
import { LANGUAGES } from "./support/words.mjs";

for (const language of Object.keys(LANGUAGES)) {
  test(`the first view in ${language}`, async () => {
    await visitor({ language, width: 360 }, async (page, browser) => {
      const network = await browser.newCDPSession(page);
      await network.send("Network.enable");
      const requests = new Map();
      network.on("Network.requestWillBeSent", ({ requestId, request }) => requests.set(requestId, [request.url, 0]));
      // What went over the wire: headers, and bodies as they were compressed.
      network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
        const request = requests.get(requestId);
        if (request) request[1] = encodedDataLength;
      });
      await page.goto(address(language), { waitUntil: "networkidle" });
      const loaded = [...requests.values()];
      const bytes = loaded.reduce((sum, [, size]) => sum + size, 0);
      const list = loaded.map(([url, size]) => `${size} ${url}`).join("\n");
      assert.ok(bytes > 1000, `something was measured:\n${list}`);
      assert.ok(loaded.length <= 4, `${loaded.length} requests:\n${list}`);
      assert.ok(bytes <= 40 * 1024, `${bytes} bytes:\n${list}`);
    });
  });
}
