/** Locks as the browser gives them to tabs, in memory: one holder a name, in the order of asking, which can be stolen. */

interface Holder {
  /** Refuses the request of a holder whose lock is stolen. */
  readonly lose: (why: unknown) => void;
}

interface Asked {
  readonly begin: () => void;
}

type Options = Pick<LockOptions, "signal" | "steal">;

export class MemoryLocks {
  readonly #holders = new Map<string, Holder>();
  readonly #queues = new Map<string, Asked[]>();

  request(name: string, { signal, steal }: Options, callback: () => Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const asked: Asked = {
        begin: () => {
          // What was given is not taken back by the patience that asked for it.
          signal?.removeEventListener("abort", giveUp);
          const holder: Holder = { lose: reject };
          this.#holders.set(name, holder);
          void callback().then((value) => {
            resolve(value);
            if (this.#holders.get(name) === holder) this.#next(name);
          });
        },
      };
      const giveUp = () => {
        const others = this.#queueOf(name).filter((other) => other !== asked);
        this.#queues.set(name, others);
        reject(new DOMException("late", "TimeoutError"));
      };
      signal?.addEventListener("abort", giveUp);
      if (steal === true) this.#holders.get(name)?.lose(new DOMException("stolen", "AbortError"));
      if (steal === true || !this.#holders.has(name)) asked.begin();
      else this.#queues.set(name, [...this.#queueOf(name), asked]);
    });
  }

  #queueOf(name: string): Asked[] {
    return this.#queues.get(name) ?? [];
  }

  #next(name: string): void {
    const [next, ...rest] = this.#queueOf(name);
    this.#holders.delete(name);
    this.#queues.set(name, rest);
    next?.begin();
  }
}
