/** Branches, loops, jumps and throws. */
import { counts, numbers, program, type SmallProgram } from "../smallProgram.ts";

export const control: readonly SmallProgram[] = [
  program(
    "early return from nested ifs",
    "function f(x) { if (x > 2) { if (x > 3) return 1; x += 10; } else if (x < 0) return 2; x *= 2; return x; }",
    ...numbers,
    [4],
  ),
  program("nothing is returned on some paths", "function f(x) { if (x > 0) return x; }", ...numbers),
  program("a function without return gives undefined", "function f(x) { const y = x; }", ...numbers),
  program("a return without value", "function f(x) { if (x > 0) return; return 5; }", ...numbers),
  program("statements after a return are dead", "function f(x) { return x; x = y; }", ...numbers),
  program(
    "return from within loops",
    "function f(n) { for (let i = 0; i < 10; i++) { for (let j = 0; j < i; j++) { if (i * j > n) return [i, j]; } } return [-1, -1]; }",
    ...counts,
    [30],
    [100],
  ),
  program(
    "return a structure from within a loop",
    "function f(n) { let k = 0; while (true) { if (k > n) return { k, list: [k, n] }; k += 2; } }",
    ...counts,
  ),
  program(
    "break and continue",
    "function f(n) { let s = 0; for (let i = 0; i < 10; i++) { if (i === 2) continue; if (i > n) break; s += i; } return s; }",
    ...counts,
  ),
  program(
    "break from a while with other work after",
    "function f(n) { let i = 0, s = 0; while (i < 100) { i++; if (i % 2) continue; s += i; if (s > n * 3) break; s += 0.5; } return [i, s]; }",
    ...counts,
  ),
  program(
    "labelled break and continue",
    "function f(n) { let s = 0; outer: for (let i = 0; i < 6; i++) { for (let j = 0; j < 6; j++) { if (j === n) continue outer; if (i * j > 12) break outer; s += i * 10 + j; } s += 1000; } return s; }",
    ...counts,
  ),
  program(
    "a labelled block",
    "function f(x) { let y = x; a: { if (y > 1) break a; y += 100; b: { if (y > 99.5) break a; break b; } y += 1000; } return y; }",
    ...numbers,
  ),
  program(
    "do while runs once at least",
    "function f(n) { let i = 0; do { i += 2; } while (i < n); return i; }",
    ...counts,
  ),
  program(
    "continue in a do while goes to its condition",
    "function f(n) { let i = 0, s = 0; do { i++; if (i % 2) continue; s += i; } while (i < n); return [i, s]; }",
    ...counts,
  ),
  program(
    "a do while that breaks",
    "function f(n) { let i = 0; do { i++; if (i > n) break; } while (i < 4); return i; }",
    ...counts,
  ),
  program(
    "a condition with an effect",
    "function f(n) { let i = 0, s = 0; while (i++ < n) s += i; return [i, s]; }",
    ...counts,
  ),
  program(
    "a condition that assigns",
    "function f(n) { let i = n, last; while ((last = i * 2) > 3) i--; return [i, last]; }",
    ...counts,
  ),
  program(
    "a condition that calls a function with effects",
    "function f(n) { let k = 0; const next = () => k++ < n; let s = 0; while (next()) s += k; return [k, s]; }",
    ...counts,
  ),
  program(
    "a for without parts",
    "function f(n) { let i = 0; for (;;) { if (i >= n) break; i++; } return i; }",
    ...counts,
  ),
  program(
    "a for with two variables",
    "function f(n) { let s = 0; for (let i = 0, j = n; i < j; i++, j--) s += i * j; return s; }",
    ...counts,
    [9],
  ),
  program(
    "a loop variable that the body changes",
    "function f(n) { let s = 0; for (let i = 0; i < n * 3; i++) { s += i; if (i % 3 === 1) i++; } return s; }",
    ...counts,
  ),
  program(
    "a loop counting down",
    "function f(n) { let s = 0; for (let i = n - 1; i >= 0; i--) s = s * 2 + i; return s; }",
    ...counts,
  ),
  program(
    "a bound that changes while looping",
    "function f(n) { const a = [1]; for (let i = 0; i < a.length; i++) if (a.length < n) a.push(a[i] + 1); return a; }",
    ...counts,
  ),
  program(
    "values swapped each turn",
    "function f(n) { let a = 1, b = 2; for (let i = 0; i < n; i++) [a, b] = [b, a + b]; return [a, b]; }",
    ...counts,
  ),
  program(
    "a variable first undefined, then a number",
    "function f(n) { let best; for (let i = 0; i < n; i++) if (best === undefined || i * (3 - i) > best) best = i * (3 - i); return best; }",
    ...counts,
  ),
  program(
    "a variable assigned in the loop and read after it",
    "function f(n) { let last = -1; for (let i = 0; i < n; i++) { const sq = i * i; last = sq; } return last; }",
    ...counts,
  ),
  program(
    "loops in loops that share variables",
    "function f(n) { let s = 0, k = 1; for (let i = 0; i < n; i++) { for (let j = 0; j <= i; j++) { s += k; k = (k * 7) % 11; } k++; } return [s, k]; }",
    ...counts,
  ),
  program(
    "an endless loop left by returns and breaks",
    "function f(n) { let i = 0; outer: while (true) { while (true) { i++; if (i > 20) return -i; if (i % 5 === n) break; if (i % 7 === 6) break outer; } i += 2; } return i; }",
    ...counts,
  ),
  program(
    "switch with fall-through",
    "function f(n) { let s = 0; switch (n) { case 0: s += 1; case 1: s += 10; break; case 2: s += 100; default: s += 1000; case 5: s += 10000; } return s; }",
    ...counts,
    [7],
  ),
  program(
    "switch with default in the middle",
    "function f(n) { switch (n) { case 1: return 10; default: return 20; case 2: return 30; } }",
    ...counts,
  ),
  program(
    "switch with shared cases",
    "function f(n) { let r = 0; switch (n) { case 0: case 1: r = 5; break; case 2: { r = 6; break; } } return r; }",
    ...counts,
  ),
  program(
    "switch without a match does nothing",
    "function f(n) { let r = n; switch (n) { case 100: r = 0; } return r; }",
    ...counts,
  ),
  program(
    "switch on strings",
    'function f(x, how) { switch (how) { case "double": return 2 * x; case "half": return x / 2; } return x; }',
    [3, "double"],
    [3, "half"],
    [3, "none"],
  ),
  program(
    "tests of a switch are evaluated in order until one matches",
    "function f(n) { let k = 0; const t = (v) => { k++; return v; }; switch (n) { case t(0): break; case t(2): break; case t(5): k += 100; } return k; }",
    ...counts,
  ),
  program(
    "continue inside switch",
    "function f(n) { let s = 0; for (let i = 0; i < 6; i++) { switch (i % 3) { case 0: continue; case 1: s += 10; break; default: s += 1; } s += n; } return s; }",
    ...counts,
  ),
  program(
    "a switch that breaks an outer loop",
    "function f(n) { let s = 0; out: for (let i = 0; i < 9; i++) switch (i) { case n: break out; default: s += i; } return s; }",
    ...counts,
  ),
  program("nested ternaries", "const f = (x) => (x > 2 ? 1 : x > 0 ? (x > 1 ? 2 : 3) : 4);", ...numbers),
  program(
    "an error of the user's",
    'function f(x) { if (x > 1) throw new Error("too large"); return x; }',
    ...numbers,
  ),
  program(
    "an error in a function that is called",
    'function g(x) { if (x > 1) { throw new Error("no"); } else { return x; } } const f = (x) => g(x) + g(x / 2);',
    ...numbers,
  ),
];
