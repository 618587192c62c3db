/** Text made of numbers: printed, thrown, compared, and as keys of what is remembered. No derivative passes through it. */
import type { CorpusProgram } from "../program.ts";

export const texts: readonly CorpusProgram[] = [
  {
    name: "a recursion that remembers its values by text made of two indices",
    source: `
function f(x: number): number {
  const memo = new Map<string, number>();
  const go = (i: number, j: number): number => {
    const key = \`\${i},\${j}\`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const value = i === 0 || j === 0 ? x : go(i - 1, j) * x + go(i, j - 1) / 2;
    memo.set(key, value);
    return value;
  };
  return go(4, 3);
}
`,
    inputs: [[0.7], [-1.2]],
    constructs: ["template string", "Map", "recursion"],
  },
  {
    name: "parameters looked up by names that are put together",
    source: `
type Name = "w1" | "w2" | "w3" | "bias";
function f(p: Record<Name, number>): number {
  let s = p.bias;
  for (let i = 1; i <= 3; i++) s += p[\`w\${i}\` as Name] ** i;
  return Math.tanh(s / 10);
}
`,
    inputs: [[{ w1: 0.7, w2: 2, w3: 1.5, bias: -1 }]],
    constructs: ["template string", "computed property"],
  },
  {
    name: "an iteration that tells of its numbers as it goes",
    source: `
function report(label: string, value: number, digits: number): string {
  return label.padEnd(6) + ": " + value.toFixed(digits);
}
function f(x: number): number {
  let y = x;
  const seen: number[] = [];
  for (let i = 0; i < 5; i++) {
    const error = y * y - 2;
    console.log(\`step \${i}: \${report("y", y, 4)} (\${error.toExponential(2)}, \${String(error > 0)})\`);
    if (Math.abs(error) > 1e6) throw new Error(\`no root near \${x.toPrecision(3)}: \` + seen.join(" "));
    y -= error / (2 * y);
    seen.push(y);
  }
  console.log("seen " + seen.join(", "));
  return y * x;
}
`,
    inputs: [[1.3], [3]],
    constructs: ["template string", "toFixed", "join", "console.log", "throw"],
  },
  {
    name: "a branch that the digits of a number decide",
    source: `
function f(x: number): number {
  const text = x.toFixed(1);
  switch (text) {
    case "0.3":
      return x * x;
    case "-1.2":
      return Math.sin(x) * x;
    default:
      return text === "2.0" ? x ** 3 : x;
  }
}
`,
    inputs: [[0.32], [-1.21], [2.01], [7]],
    constructs: ["toFixed", "switch on text"],
  },
];
