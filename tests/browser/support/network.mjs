// A bad network between phones and a service of its own: a service that can be killed at any moment,
// and ways to it that lose, refuse or answer in its place.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = process.env.MAONI_BIN;

/** The service, with a database of its own and the survey in `definition`, open for answers. */
export class Service {
  static async start(definition, id) {
    if (!binary) throw new Error("MAONI_BIN has to be set");
    const service = new Service();
    service.folder = mkdtempSync(join(tmpdir(), "maoni-offline-"));
    service.id = id;
    service.port = await freePort();
    service.maoni("survey", "publish", definition);
    await service.run();
    return service;
  }

  get database() {
    return `sqlite:${join(this.folder, "maoni.db")}`;
  }

  maoni(...args) {
    const options = { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] };
    return execFileSync(binary, [...args, "--database", this.database], options);
  }

  async run() {
    const listen = `127.0.0.1:${this.port}`;
    this.process = spawn(binary, ["serve", "--listen", listen, "--database", this.database], { stdio: "ignore" });
    for (let tries = 0; tries < 300; tries += 1) {
      if (await fetch(`http://${listen}/readyz`).then((answer) => answer.ok, () => false)) return;
      await pause(50);
    }
    throw new Error("the service does not come up");
  }

  /** As a power cut would: nothing can be finished. */
  async kill() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGKILL");
    await ended;
  }

  async restart() {
    this.restarting ??= this.kill().then(() => this.run()).finally(() => {
      this.restarting = undefined;
    });
    await this.restarting;
  }

  async stop() {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a way to the service can do with a request. */
export const MODES = ["fine", "down", "error", "large", "sign-in", "elsewhere", "lost"];

/** One phone's way to the service. */
export class Way {
  static async open(service) {
    const way = new Way();
    way.service = service;
    way.mode = "fine";
    way.server = http.createServer((request, response) => way.handle(request, response));
    await new Promise((resolve) => way.server.listen(0, "127.0.0.1", resolve));
    way.base = `http://127.0.0.1:${way.server.address().port}`;
    return way;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  handle(request, response) {
    const page = (status, headers = {}) => {
      request.resume();
      response.writeHead(status, { "content-type": "text/html", ...headers });
      response.end("<!doctype html><title>Hotel</title><h1>Please sign in</h1>");
    };
    const answers = {
      fine: () => this.forward(request, response, true),
      down: () => request.socket.destroy(),
      error: () => page(500),
      large: () => page(413),
      "sign-in": () => page(200),
      elsewhere: () => (request.url === "/sign-in" ? page(200) : page(302, { location: "/sign-in" })),
      // As long as it is so; then as fine as any.
      slow: () => this.whenChanged().then(() => this.handle(request, response)),
      // The request arrives and is done; only its reply is lost.
      lost: () => this.forward(request, response, false),
    };
    answers[this.mode]();
  }

  async whenChanged() {
    const { mode } = this;
    await pause(300);
    while (this.mode === mode) await pause(50);
  }

  forward(request, response, replies) {
    const { method, headers, url: path } = request;
    const { port } = this.service;
    const onward = http.request({ port, host: "127.0.0.1", method, path, headers }, (reply) => {
      if (!replies) {
        reply.resume();
        reply.once("end", () => request.socket.destroy());
        return;
      }
      response.writeHead(reply.statusCode, reply.rawHeaders);
      reply.pipe(response);
      reply.once("error", () => response.destroy());
    });
    onward.once("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    request.pipe(onward);
  }
}

export const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

function freePort() {
  return new Promise((resolve) => {
    const server = http.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
