import { expect, test } from "vitest";
import { crowdReport, threadReport } from "../fixtures.ts";
import { layoutGraph } from "./layout.ts";
import { LayoutDesk, type LayoutListener, type LayoutWorker } from "./layoutDesk.ts";
import { answerRequest, type LayoutRequest } from "./layoutMessages.ts";
import type { GraphLayout } from "./placedGraph.ts";

/** A worker that answers when it is told to; what crosses is cloned, as between threads. */
class PatientWorker implements LayoutWorker {
  onmessage: LayoutWorker["onmessage"] = null;
  onerror: LayoutWorker["onerror"] = null;
  isEnded = false;
  private request: LayoutRequest | undefined;

  postMessage(request: LayoutRequest): void {
    this.request = structuredClone(request);
  }

  terminate(): void {
    this.isEnded = true;
  }

  answer(): void {
    if (this.request === undefined) throw new Error("Nothing was asked");
    const data = structuredClone(answerRequest(this.request));
    this.onmessage?.(new MessageEvent("message", { data }));
  }

  fail(): void {
    this.onerror?.(Object.assign(new Event("error", { cancelable: true })) as ErrorEvent);
  }
}

function openDesk() {
  const workers: PatientWorker[] = [];
  const desk = new LayoutDesk(() => {
    const worker = new PatientWorker();
    workers.push(worker);
    return worker;
  });
  const answers: GraphLayout[] = [];
  let failures = 0;
  const listener: LayoutListener = {
    onLayout: (layout) => answers.push(layout),
    onFailure: () => (failures += 1),
  };
  return { desk, workers, answers, listener, failures: () => failures };
}

const { graph } = crowdReport;
const open = new Set(graph.nodes.map(({ id }) => id));

test("the layout that comes back is the one that would be computed here, of the page's own nodes", () => {
  const { desk, workers, answers, listener } = openDesk();
  desk.ask({ graph, open }, listener);
  expect(answers).toEqual([]);
  workers[0]!.answer();
  expect(answers).toEqual([layoutGraph(graph, open)]);
  expect(answers[0]?.boxes[0]?.node).toBe(graph.nodes[0]);
});

test("no worker is started before something is asked, and one serves all questions", () => {
  const { desk, workers, answers, listener } = openDesk();
  expect(workers).toHaveLength(0);
  desk.ask({ graph, open }, listener);
  workers[0]!.answer();
  desk.ask({ graph: threadReport.graph, open: new Set() }, listener);
  workers[0]!.answer();
  expect(workers).toHaveLength(1);
  expect(answers[1]).toEqual(layoutGraph(threadReport.graph, new Set()));
});

test("a question that is cancelled is never answered, and its work ends", () => {
  const { desk, workers, answers, listener } = openDesk();
  const cancel = desk.ask({ graph, open }, listener);
  cancel();
  expect(workers[0]!.isEnded).toBe(true);
  workers[0]!.answer();
  expect(answers).toEqual([]);
});

test("a newer question goes to a fresh worker where the older one was cancelled", () => {
  const { desk, workers, answers, listener } = openDesk();
  desk.ask({ graph, open }, listener)();
  desk.ask({ graph: threadReport.graph, open: new Set() }, listener);
  workers[1]!.answer();
  expect(answers).toEqual([layoutGraph(threadReport.graph, new Set())]);
});

test("cancelling after the answer leaves the worker for the next question", () => {
  const { desk, workers, listener } = openDesk();
  const cancel = desk.ask({ graph, open }, listener);
  workers[0]!.answer();
  cancel();
  expect(workers[0]!.isEnded).toBe(false);
  desk.close();
  expect(workers[0]!.isEnded).toBe(true);
});

test("a worker that breaks is said to have failed, once, and is ended", () => {
  const { desk, workers, answers, listener, failures } = openDesk();
  desk.ask({ graph, open }, listener);
  workers[0]!.fail();
  workers[0]!.fail();
  expect(failures()).toBe(1);
  expect(workers[0]!.isEnded).toBe(true);
  expect(answers).toEqual([]);
});
