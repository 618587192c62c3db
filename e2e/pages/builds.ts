// A server of the production build that can come to have a newer one, as a site does when it is published again.
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(`../../${process.env["MIXTAPE_DIST"] ?? "dist"}`, import.meta.url));

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

export class Builds {
  readonly #server: Server;
  #isNewer = false;

  constructor() {
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://host");
      const file = normalize(pathname === "/" ? "/index.html" : pathname);
      this.#read(file).then(
        (body) => response.setHeader("content-type", types[extname(file)] ?? "text/plain").end(body),
        () => response.writeHead(404).end(),
      );
    });
  }

  /** Serves the build as it is; gives its address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** From now on there is another build: its page says so in its title. */
  publish(): void {
    this.#isNewer = true;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #read(file: string): Promise<Buffer | string> {
    const body = await readFile(join(folder, file));
    if (!this.#isNewer) return body;
    if (file === "/index.html") return body.toString().replace("<html ", '<html data-build="newer" ');
    if (file === "/service-worker.js") return body.toString().replace(/buildName = "/, 'buildName = "newer-');
    return body;
  }
}
