// A notebook with an exercise: task, cell to be solved, hint, answer, check.
import { deflateRawSync } from "node:zlib";

const file = `// %% [markdown]
// Write the derivative of the square by hand.

// %% id=square exercise
const dSquare = (x: number) => 0;

// %% [markdown] hint=square
// Remember the power rule.

// %% [markdown] answer=square
// The power comes down:
//
// \`\`\`ts
// const dSquare = (x: number) => 2 * x;
// \`\`\`

// %% check=square
check(dSquare(0) === 0, "at 0 it is 0");
check(Math.abs(dSquare(3) - derivative((x: number) => x * x)(3)) < 1e-12, "at 3 it is what Mixtape says");
`;

export const exercise = { link: `/#n=${deflateRawSync(file).toString("base64url")}` } as const;
