/**
 * Where a view asks for the layout of a large graph: one at a time, computed by a worker that starts when it is first
 * needed. Who asks anew before the answer is there has to cancel first; a layout under way then ends with its worker.
 */
import type { GraphLayout } from "./placedGraph.ts";
import { unpackAnswer, type LayoutAnswer, type LayoutRequest } from "./layoutMessages.ts";

/** As much of a worker as is used here. */
export interface LayoutWorker {
  onmessage: ((event: MessageEvent<LayoutAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: LayoutRequest): void;
  terminate(): void;
}

export interface LayoutListener {
  readonly onLayout: (layout: GraphLayout) => void;
  /** No worker can be had, or it broke: the layout has to be computed elsewhere. */
  readonly onFailure: () => void;
}

export class LayoutDesk {
  private readonly start: () => LayoutWorker;
  private worker: LayoutWorker | undefined;

  constructor(start: () => LayoutWorker = startWorker) {
    this.start = start;
  }

  /** Answers once, later; never after the returned function, which cancels, was called. */
  ask(request: LayoutRequest, listener: LayoutListener): () => void {
    let isOpen = true;
    const worker = (this.worker ??= this.start());
    worker.onmessage = ({ data }) => {
      isOpen = false;
      listener.onLayout(unpackAnswer(request.graph, data));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      isOpen = false;
      this.close();
      listener.onFailure();
    };
    worker.postMessage(request);
    return () => {
      if (isOpen) this.close();
      isOpen = false;
    };
  }

  /** Ends the worker, and what it is at. The next question starts another one. */
  close(): void {
    if (this.worker === undefined) return;
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
    this.worker = undefined;
  }
}

function startWorker(): LayoutWorker {
  return new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
}
