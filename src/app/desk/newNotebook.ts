/** A notebook to begin with: it says what to do, and runs. */
import type { Desk } from "./createDesk.ts";

const beginning = `// %% [markdown]
// # Untitled
//
// Write a function below, and ask for its gradient.

// %%
const f = (x: number[]) => Math.sin(x[0]) * x[1] ** 2;

gradient(f)([1, 2]);
`;

export const newNotebook = (desk: Desk): Promise<void> =>
  desk.openText("Untitled", beginning, { isTrusted: true });
