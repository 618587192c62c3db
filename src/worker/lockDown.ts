/**
 * Takes from the worker's global scope what notebooks have no use for, before any of their code runs: ways to send,
 * to fetch, to store, to start more workers, and to leave. The frame's policy refuses most of it anyway; this is the
 * second lock, and it keeps the worker's own messages from being forged.
 */

const powers = [
  "postMessage",
  "close",
  "importScripts",
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "EventSource",
  "Worker",
  "SharedWorker",
  "BroadcastChannel",
  "MessageChannel",
  "MessagePort",
  "MessageEvent",
  "indexedDB",
  "caches",
  "navigator",
  "location",
  "Notification",
  "FileReaderSync",
  "setTimeout",
  "setInterval",
  "onmessage",
  "onmessageerror",
  "onerror",
  "onunhandledrejection",
  "addEventListener",
  "removeEventListener",
  "dispatchEvent",
] as const;

/** Makes each of them read as `undefined`, on the scope and on all of its prototypes; for good. */
export function lockDown(scope: object): void {
  for (let owner: object | null = scope; owner !== null && owner !== Object.prototype;) {
    for (const name of powers) {
      if (Object.hasOwn(owner, name)) Reflect.deleteProperty(owner, name);
    }
    owner = Object.getPrototypeOf(owner) as object | null;
  }
  for (const name of powers) {
    Object.defineProperty(scope, name, { value: undefined, writable: false, configurable: false });
  }
}
