/**
 * One tab writes to a notebook, and every other one knows. A tab holds its notebook by a lock of that name, which the
 * browser gives back whatever becomes of the tab; another may ask for it, and gets it after the last edit was kept.
 */

export interface Holds {
  /** Takes hold of a notebook and lets go of another; false where another tab has it and keeps it for `patienceMs`. */
  readonly take: (id: string, patienceMs?: number) => Promise<boolean>;
  /** Asks the tab that has it to keep its text and let go; takes it from a tab that does not answer. */
  readonly takeOver: (id: string) => Promise<void>;
  readonly letGo: () => void;
  /** Tells the other tabs that what is on the shelf has changed. */
  readonly announce: () => void;
}

export interface HoldsListener {
  /** Another tab wants the notebook: its text must be kept when this resolves. */
  readonly onAsked: () => Promise<void>;
  /** The notebook was given away, or taken. */
  readonly onLost: () => void;
  /** Another tab kept something. */
  readonly onChanged: () => void;
}

/** A page that was left gives its lock back some time after the next one has begun: later where it was busy. */
const reloadMs = 2_500;
const answerMs = 2_000;

const nameOf = (id: string) => `mixtape:notebook:${id}`;

interface Word {
  readonly kind: "ask" | "changed";
  readonly id?: string;
}

export function createHolds(listener: HoldsListener): Holds {
  const channel = new BroadcastChannel("mixtape:notebooks");
  let held: { readonly id: string; readonly release: () => void } | undefined;
  const letGo = () => {
    held?.release();
    held = undefined;
  };
  const request = (id: string, options: LockOptions) =>
    new Promise<boolean>((resolve) => {
      const hold = () =>
        new Promise<void>((release) => {
          held = { id, release };
          resolve(true);
        });
      navigator.locks.request(nameOf(id), options, hold).catch(() => {
        resolve(false);
        if (held?.id !== id) return;
        held = undefined;
        listener.onLost();
      });
    });
  const take = async (id: string, patienceMs = reloadMs) => {
    if (held?.id === id) return true;
    letGo();
    // Without locks (a page that did not come over a safe connection) tabs do not know of each other.
    if (!("locks" in navigator)) return true;
    return request(id, { signal: AbortSignal.timeout(patienceMs) });
  };
  const give = async () => {
    await listener.onAsked();
    letGo();
    listener.onLost();
  };
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.kind === "changed") listener.onChanged();
    else if (held !== undefined && data.id === held.id) void give();
  };
  return {
    take,
    async takeOver(id) {
      channel.postMessage({ kind: "ask", id } satisfies Word);
      if (!(await take(id, answerMs))) await request(id, { steal: true });
    },
    letGo,
    announce: () => channel.postMessage({ kind: "changed" } satisfies Word),
  };
}
