/** Keeps the page for visits without a network, and tells when a newer build of it is there. */
import { atRest } from "../../ui/atRest.ts";
import { createStore, type StoreApi } from "zustand/vanilla";

export interface UpdateState {
  /** Puts the newer build in the place of this one, if there is one. */
  readonly apply: (() => void) | undefined;
}

export type UpdateStore = StoreApi<UpdateState>;

const askEveryMs = 60 * 60_000;

/** Does nothing where there are no service workers, and while developing. `beforeReload` resolves when nothing is lost by it. */
export function watchForUpdates(beforeReload: () => Promise<void>): UpdateStore {
  const store = createStore<UpdateState>()(() => ({ apply: undefined }));
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return store;
  const offer = (worker: ServiceWorker) => store.setState({ apply: () => void takeUp(worker, beforeReload) });
  const register = async () => {
    const registration = await navigator.serviceWorker.register("service-worker.js");
    const look = () => {
      // The first one of all is no update.
      if (registration.waiting !== null && navigator.serviceWorker.controller !== null)
        offer(registration.waiting);
    };
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", look);
    });
    look();
    // Without a network there is no newer build to be had; the next hour asks again.
    setInterval(() => void registration.update().catch(() => undefined), askEveryMs);
  };
  // After the page has all it needs itself. Where a browser forbids it, the page works as before, with a network.
  window.addEventListener("load", () => atRest(() => void register().catch(() => undefined)));
  return store;
}

async function takeUp(worker: ServiceWorker, beforeReload: () => Promise<void>): Promise<void> {
  await beforeReload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage("use now");
}
