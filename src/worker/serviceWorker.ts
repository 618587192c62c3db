/**
 * Makes Mixtape work without a network: keeps every file of the build from the first visit on, and answers from there.
 * A newer build is kept beside the running one until the reader wants it, so that no page ever mixes two of them.
 * `serviceWorker.plugin.ts` bundles this and puts the list of files before it.
 */

/** Of a service worker's scope, what is used here: the page's own types do not know it. */
interface ServiceScope {
  readonly registration: { readonly scope: string };
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: <K extends keyof ServiceEvents>(
    kind: K,
    listener: (event: ServiceEvents[K]) => void,
  ) => void;
}
interface ServiceEvents {
  readonly install: { readonly waitUntil: (work: Promise<unknown>) => void };
  readonly activate: { readonly waitUntil: (work: Promise<unknown>) => void };
  readonly message: MessageEvent<unknown>;
  readonly fetch: { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void };
}

/** Set before this by the plugin: paths from the page's folder, and a word that differs from build to build. */
declare const builtFiles: readonly string[];
declare const buildName: string;

const scope = self as unknown as ServiceScope;
const prefix = "mixtape-build-";
const own = prefix + buildName;

const addressOf = (file: string): string => new URL(file, scope.registration.scope).href;

/** Files under this have a name that says what is in them, and are the same in every build that has them. */
const named = /\/assets\//;

async function keepBuild(): Promise<void> {
  const cache = await caches.open(own);
  const addresses = builtFiles.map(addressOf);
  const missing = [];
  for (const address of addresses) {
    const known = named.test(address) ? await caches.match(address) : undefined;
    if (known === undefined) missing.push(new Request(address, { cache: "no-cache" }));
    else await cache.put(address, known);
  }
  await cache.addAll(missing);
}

async function forgetOtherBuilds(): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(prefix) && name !== own);
  await Promise.all(others.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** From what is kept; from the network only what is no part of the build. */
async function answer(request: Request): Promise<Response> {
  const address = new URL(request.url);
  const file = address.href.slice(0, address.href.length - address.search.length - address.hash.length);
  const asked = file === scope.registration.scope ? addressOf("index.html") : file;
  const kept = await (await caches.open(own)).match(asked);
  return kept ?? fetch(request);
}

scope.addEventListener("install", (event) => event.waitUntil(keepBuild()));
scope.addEventListener("activate", (event) => event.waitUntil(forgetOtherBuilds()));
scope.addEventListener("message", ({ data }) => {
  if (data === "use now") void scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope.registration.scope))
    event.respondWith(answer(request));
});
