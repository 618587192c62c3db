/**
 * Where the engine lives: a worker inside a frame of opaque origin whose policy lets nothing be fetched. That frame stands in
 * another, `sandbox.html`, which runs no one's code (it says why it is there). The page and the worker speak over a private
 * port; the frames only start the worker. Ending the outer frame ends the worker, whatever it is doing.
 */
import { isString, isObject, isOneOf, matches } from "./shape.ts";

export interface Sandbox {
  readonly port: MessagePort;
  /** Ends the frame, its worker and the port; answers at once. */
  readonly end: () => void;
}

const isFault = isObject({ kind: isOneOf("broken"), message: isString });

/** Makes the frame, hidden, and starts `source` in it. `onFault` hears of a worker that could not start or that fell over. */
export function openSandbox(source: Promise<string>, onFault: (message: string) => void): Sandbox {
  const frame = document.createElement("iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.title = "Where notebooks compute";
  frame.hidden = true;
  frame.src = new URL("sandbox.html", document.baseURI).href;
  const { port1: port, port2: far } = new MessageChannel();
  const hear = ({ source: sender, data }: MessageEvent<unknown>) => {
    if (sender !== null && sender === frame.contentWindow && matches(isFault, data, 100)) {
      onFault((data as { message: string }).message);
    }
  };
  const start = async () => {
    try {
      frame.contentWindow?.postMessage(await source, location.origin, [far]);
    } catch {
      onFault("The engine could not be loaded.");
    }
  };
  frame.addEventListener("load", () => void start(), { once: true });
  window.addEventListener("message", hear);
  document.body.append(frame);
  return {
    port,
    end() {
      window.removeEventListener("message", hear);
      port.close();
      frame.remove();
    },
  };
}
