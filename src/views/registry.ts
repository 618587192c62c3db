/** The views of the inspector, in the order of its tabs. Adding one is a folder and a line here. */
import { CodeView } from "./code/CodeView.tsx";
import { GraphView } from "./graph/GraphView.tsx";
import { ModesView } from "./modes/ModesView.tsx";
import { TapeView } from "./tape/TapeView.tsx";
import { comesLater } from "../ui/comesLater.tsx";
import type { ViewEntry, ViewProps } from "./viewProps.ts";

/** Few look at it at once, so that the page need not wait for its code. */
const StepsView = comesLater<ViewProps>(async () => (await import("./steps/StepsView.tsx")).StepsView);

export type { Highlight, ViewEntry, ViewProps } from "./viewProps.ts";

export const views: readonly ViewEntry[] = [
  {
    id: "graph",
    title: "Graph",
    icon: "G",
    question: "What is computed from what, and in which mode?",
    Component: GraphView,
  },
  {
    id: "tape",
    title: "Tape",
    icon: "T",
    question: "What is remembered for the way back, when, and by whom?",
    Component: TapeView,
  },
  {
    id: "modes",
    title: "Modes",
    icon: "M",
    question: "How is each part differentiated, at what price, and what else could be chosen?",
    Component: ModesView,
  },
  {
    id: "code",
    title: "Code",
    icon: "{}",
    question: "What does each line cost, and what derivative code was made of it?",
    Component: CodeView,
  },
  {
    id: "steps",
    title: "Steps",
    icon: "S",
    question: "What happens to the numbers, one operation at a time, there and back?",
    Component: StepsView,
  },
];
