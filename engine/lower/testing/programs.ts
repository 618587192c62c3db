/**
 * Small programs that each put one corner of the language to the test: what lowering makes of them must give the
 * very value that JavaScript gives.
 */

export interface SmallProgram {
  readonly name: string;
  /** Defines `f`. */
  readonly source: string;
  readonly inputs: readonly (readonly unknown[])[];
}

const program = (name: string, source: string, ...inputs: readonly (readonly unknown[])[]): SmallProgram => ({
  name,
  source,
  inputs,
});

const numbers = [[0], [1], [2.5], [-3], [NaN], [-0]] as const;
const counts = [[0], [1], [2], [5]] as const;

const order: readonly SmallProgram[] = [
  program(
    "reads a variable before the right side assigns it",
    "const f = (x) => { let y = x; return y + (y = 10) * y; };",
    ...numbers,
  ),
  program(
    "compound assignment reads its place first",
    "const f = (x) => { let y = x; y += (y = 3) + y; return y; };",
    ...numbers,
  ),
  program(
    "the index of a compound assignment is evaluated once",
    "function f(x) { const a = [x, 2, 3]; let i = 0; a[i++] += 10; a[i++] *= 4; return [a[0], a[1], a[2], i]; }",
    ...numbers,
  ),
  program(
    "array, then index, then value",
    "function f(x) { const log = []; const at = (i) => { log.push(i); return i; }; const a = [x, x]; a[at(1)] = at(7) + a[at(0)]; return log.concat(a); }",
    ...numbers,
  ),
  program(
    "postfix gives the old value and prefix the new",
    "const f = (x) => { let i = x; return [i++, i, ++i, i--, --i, i]; };",
    ...numbers,
  ),
  program(
    "arguments are evaluated from left to right",
    "const f = (x) => { let i = x; const g = (a, b, c) => a * 100 + b * 10 + c; return g(i++, i++, i++); };",
    ...numbers,
  ),
  program(
    "surplus arguments are evaluated and dropped",
    "const f = (x) => { let i = x; const g = (a) => a; return g(1, i++, i++) + i; };",
    ...numbers,
  ),
  program(
    "an assignment is an expression",
    "const f = (x) => { let a, b; a = b = x * 2; return a + b; };",
    ...numbers,
  ),
  program(
    "the comma operator evaluates all",
    "const f = (x) => { let i = x; return (i++, i++, i); };",
    ...numbers,
  ),
  program(
    "short circuits skip effects",
    "const f = (x) => { let n = 0; const t = () => { n++; return true; }; x > 1 && t(); x > 1 || t(); const c = x > 0 && t() && x < 2; return [n, c]; };",
    ...numbers,
  ),
  program(
    "defaults are evaluated in order and see earlier parameters",
    "const f = (x) => { const g = (a, b = a + 1, c = b * 2) => [a, b, c]; return [g(x), g(x, 5), g(x, undefined, 7)]; };",
    ...numbers,
  ),
];

const arithmetic: readonly SmallProgram[] = [
  program(
    "remainders keep the sign of the dividend",
    "const f = (x) => [x % 2, -x % 3, x % -1.5, 5 % x];",
    ...numbers,
  ),
  program(
    "powers, with negative and zero bases",
    "const f = (x) => [x ** 2, x ** 0.5, x ** -1, 2 ** x, 0 ** x, (-2) ** 3];",
    ...numbers,
  ),
  program(
    "bits are those of 32-bit integers",
    "const f = (x) => [x | 0, x & 6, x ^ 9, ~x, x << 3, x >> 1, x >>> 1, 4294967297 | x];",
    ...numbers,
    [4e9],
    [-5e9],
  ),
  program("negative zero survives", "const f = (x) => [-x, 0 * x, x * -1, Math.sign(x), 1 / x];", ...numbers),
  program(
    "booleans count in arithmetic",
    "const f = (x) => [(x > 0) + 1, +(x < 1), -(x > 2), (x > 0) * x];",
    ...numbers,
  ),
  program(
    "comparisons with NaN are false",
    "const f = (x) => [x < NaN, x > NaN, x === NaN, x !== NaN, !(x < 1), x >= 1];",
    ...numbers,
  ),
  program("truth of numbers", "const f = (x) => [x ? 1 : 2, !x, !!x, x || 7, x && 8];", ...numbers),
  program(
    "max and min of any number of arguments",
    "const f = (x) => [Math.max(), Math.min(), Math.max(x), Math.max(1, x, 2), Math.min(x, 0, -1, 3), Math.max(...[x, 4, 2])];",
    ...numbers,
  ),
  program(
    "hypot of many",
    "const f = (x) => [Math.hypot(x), Math.hypot(x, 2), Math.hypot(x, 2, 3), Math.hypot(1e200, x, 1e200)];",
    ...numbers,
  ),
  program(
    "rounding",
    "const f = (x) => [Math.floor(x), Math.ceil(x), Math.round(x), Math.trunc(x), Math.fround(x / 3)];",
    ...numbers,
  ),
  program(
    "questions about numbers",
    "const f = (x) => [Number.isInteger(x), Number.isFinite(1 / x), Number.isNaN(x), Number.isSafeInteger(x * 1e16), isNaN(x)];",
    ...numbers,
  ),
  program(
    "constants of Math and Number",
    "const f = (x) => [Math.PI * x, Number.EPSILON, Number.MAX_SAFE_INTEGER, Infinity, -Infinity, NaN];",
    ...numbers,
  ),
];

const control: readonly SmallProgram[] = [
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

const functions: readonly SmallProgram[] = [
  program(
    "functions are hoisted",
    "function f(x) { return g(x); function g(y) { return h(y) + 1; } function h(z) { return z * 2; } }",
    ...numbers,
  ),
  program(
    "a const function calls one below it",
    "function f(x) { const a = (y) => b(y) + 1; const k = 3; const b = (y) => y * k; return a(x); }",
    ...numbers,
  ),
  program("recursion", "function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2); }", ...counts),
  program(
    "recursion with an inner function",
    "function f(n) { const fact = (k) => (k <= 1 ? 1 : k * fact(k - 1)); return fact(n); }",
    ...counts,
  ),
  program(
    "mutual recursion",
    "const even = (n) => (n === 0 ? true : odd(n - 1)); const odd = (n) => (n === 0 ? false : even(n - 1)); const f = (n) => [even(n), odd(n)];",
    ...counts,
  ),
  program(
    "recursion that returns undefined on some paths",
    "function find(a, k) { if (k >= a.length) return undefined; if (a[k] > 1) return a[k]; return find(a, k + 1); } const f = (x) => [find([x, 0.5], 0), find([0, 1, x + 2], 0)];",
    ...numbers,
  ),
  program(
    "recursion that gathers in an array",
    "function f(n) { const out = []; const walk = (k) => { if (k > n) return; out.push(k); walk(2 * k); walk(2 * k + 1); }; walk(1); return out; }",
    ...counts,
    [9],
  ),
  program(
    "recursion by a named function expression",
    "const f = (n) => (function down(k) { return k <= 0 ? 0 : k + down(k - 1); })(n);",
    ...counts,
  ),
  program(
    "a closure sees later assignments",
    "function f(x) { let v = x; const get = () => v; v += 1; const a = get(); v *= 2; return [a, get()]; }",
    ...numbers,
  ),
  program(
    "a closure with state",
    "function f(n) { const counter = () => { let c = 0; return () => ++c; }; const a = counter(), b = counter(); a(); a(); b(); return [a(), b(), n]; }",
    ...counts,
  ),
  program(
    "a kept closure sees later assignments",
    "function f(x) { let v = x; const o = { get: () => v }; v += 5; return o.get(); }",
    ...numbers,
  ),
  program(
    "a closure passed through a function sees later assignments",
    "function f(x) { const id = (g) => g; let v = x; const get = id(() => v); v += 5; return get(); }",
    ...numbers,
  ),
  program(
    "each turn has a loop variable of its own",
    "function f(n) { const fs = []; for (let i = 0; i < n; i++) fs.push(() => i * 10); return fs.map((g) => g()); }",
    ...counts,
  ),
  program(
    "each turn has a loop variable of its own, even where the body changes it",
    "function f(n) { const fs = []; for (let i = 0; i < n; i++) { fs.push(() => i); if (i === 1) i++; } return fs.map((g) => g()); }",
    ...counts,
  ),
  program(
    "a var is one variable for all turns",
    "function f(n) { const fs = []; for (var i = 0; i < n; i++) { var k = i * 2; fs.push(() => k); } return fs.map((g) => g()); }",
    ...counts,
  ),
  program(
    "a const in a loop is captured by value",
    "function f(n) { const fs = []; for (let i = 0; i < n; i++) { const sq = i * i; fs.push((y) => y + sq); } return fs.map((g, j) => g(j)); }",
    ...counts,
  ),
  program(
    "currying",
    "const f = (x) => { const add = (a) => (b) => (c) => a + 10 * b + 100 * c; const two = add(2); return two(x)(3) + add(1)(1)(x); };",
    ...numbers,
  ),
  program(
    "functions in objects",
    "const f = (x) => { const ops = { double: (y) => 2 * y, inc(y) { return y + 1; } }; return ops.double(ops.inc(x)); };",
    ...numbers,
  ),
  program(
    "functions in arrays",
    "const f = (x) => { const fs = [(y) => y + 1, (y) => y * x]; return fs[0](x) + fs[1](3); };",
    ...numbers,
  ),
  program(
    "composition",
    "const compose = (g, h) => (x) => g(h(x)); const f = (x) => compose((y) => y + 1, compose((y) => y * 2, Math.abs))(x);",
    ...numbers,
  ),
  program(
    "a function for two structures",
    "const first = (a) => a[0]; const f = (x) => [first([x, 1]), first([[x, 2], [3]])[1], first([{ v: x }]).v];",
    ...numbers,
  ),
  program(
    "rest and spread",
    "const sum = (...xs) => xs.reduce((a, b) => a + b, 0); const f = (x) => { const a = [x, 2]; return [sum(), sum(x), sum(1, ...a, 3), [0, ...a, ...a]]; };",
    ...numbers,
  ),
  program(
    "rest parameters of different structures",
    "const apply = (g, ...args) => g(...args); const f = (x) => apply((a, b) => a + b.v, x, { v: 3 });",
    ...numbers,
  ),
  program(
    "destructuring parameters with defaults",
    "const g = ({ a, b: { c = 5, d } = { d: 7 } }, [p, q = p] = [1]) => [a, c, d, p, q]; const f = (x) => [g({ a: x }), g({ a: 1, b: { c: x, d: 2 } }, [x, 3])];",
    ...numbers,
  ),
  program(
    "rest in destructuring",
    "const f = (x) => { const { a, ...others } = { a: x, b: 2, c: 3 }; const [h, ...t] = [x, 4, 5]; return [a, others.b, others.c, h, t, t.length]; };",
    ...numbers,
  ),
  program(
    "assigning by destructuring",
    "const f = (x) => { const a = [x, 2, 3]; let i = 0, o = { p: 0 }; [a[0], a[2]] = [a[2], a[0]]; ({ p: o.p, q: i = 9 } = { p: x }); return [...a, o.p, i]; };",
    ...numbers,
  ),
  program(
    "holes in patterns",
    "const f = (x) => { const [, b, , d] = [1, x, 3, 4]; return b + d; };",
    ...numbers,
  ),
  program(
    "an immediately called function",
    "const f = (x) => ((y) => { let z = y; z++; return z; })(x * 2);",
    ...numbers,
  ),
  program(
    "inner functions assign outer variables",
    "function f(n) { let total = 0, best; [3, 1, 4, 1, 5].forEach((v, i) => { if (i > n) return; total += v; if (best === undefined || v > best) best = v; }); return [total, best]; }",
    ...counts,
  ),
];

const classes: readonly SmallProgram[] = [
  program(
    "a class with fields, methods, a getter, a private field and a static method",
    "class P { #n = 0; scale = 2; constructor(x, y = 1) { this.x = x; this.y = y; } get sum() { this.#n++; return this.x + this.y; } moved(d) { return new P(this.x + d * this.scale, this.y); } count() { return this.#n; } static of(x) { return new P(x); } } function f(x) { const p = P.of(x); const q = p.moved(3); q.y *= 2; const s = q.sum + q.sum; return [s, q.count(), p.count(), q.x]; }",
    ...numbers,
  ),
  program(
    "classes that use each other and a constant beside them",
    "const g = 9.81; class Body { constructor(m) { this.m = m; this.v = 0; } push(f, dt) { this.v += (f / this.m - g) * dt; } } class World { bodies = []; add(m) { this.bodies.push(new Body(m)); return this; } step(dt) { for (const b of this.bodies) b.push(1, dt); } energy() { return this.bodies.reduce((e, b) => e + 0.5 * b.m * b.v ** 2, 0); } } const f = (x) => { const w = new World().add(1 + x * x).add(2); w.step(0.1); w.step(0.2); return w.energy(); };",
    ...numbers,
  ),
  program(
    "a class inside a function that captures",
    "function f(x) { const k = x * 2; class C { v = k; add(n) { this.v += n * k; return this; } } const c = new C(); return [c.add(1).add(2).v, c instanceof C]; }",
    ...numbers,
  ),
  program(
    "an instance in an array, changed through two names",
    "class A { constructor(v) { this.v = v; } } const f = (x) => { const a = new A(x); const all = [a, new A(1), a]; all[2].v++; return [a.v, all[0] === all[2], all.map((e) => e.v)]; };",
    ...numbers,
  ),
  program(
    "a field that the constructor does not always give",
    "class A { cache; constructor(x) { if (x > 1) this.cache = x; } get() { return this.cache === undefined ? -1 : this.cache; } } const f = (x) => new A(x).get();",
    ...numbers,
  ),
];

const data: readonly SmallProgram[] = [
  program(
    "elements overwritten and two names for one array",
    "function f(x) { const a = [1, 2, 3]; const b = a; b[1] = x; a[0] += b[1]; return [a, b, a === b, a === [1]]; }",
    ...numbers,
  ),
  program(
    "objects are shared, copies are not",
    "function f(x) { const o = { v: x, in: { w: 1 } }; const p = o; const q = { ...o, v: 7 }; p.v++; q.in.w = 5; return [o, q]; }",
    ...numbers,
  ),
  program(
    "an array of arrays, one of them twice",
    "function f(x) { const row = [0, 0]; const m = [row, row, [x]]; m[0][1] = x; return [m[1][1], m.length, m[2].length]; }",
    ...numbers,
  ),
  program(
    "fill shares what it fills with",
    "function f(n) { const m = new Array(3).fill([0]); m[0][0] = n; const k = new Array(3).fill(0).map(() => [0]); k[0][0] = n; return [m[2][0], k[2][0]]; }",
    ...counts,
  ),
  program(
    "an array grows at its end",
    "function f(n) { const a = [1, 1]; for (let i = 2; i <= n; i++) a[i] = a[i - 1] + a[i - 2]; return a; }",
    ...counts,
    [10],
  ),
  program(
    "an array made with a length and filled by index",
    "function f(n) { const a = new Array(n); for (let i = 0; i < n; i++) a[i] = i * i; return a; }",
    ...counts,
  ),
  program(
    "entries of new Array are not zero",
    "function f(n) { const a = new Array(n + 1); a[0] = 1; return a[n] + 1; }",
    ...counts,
  ),
  program(
    "the length of an array is cut",
    "function f(x) { const a = [x, 2, 3]; a.length = 2; return [a, a.length]; }",
    ...numbers,
  ),
  program(
    "push, pop, shift, unshift",
    "function f(x) { const a = []; const n = a.push(x, 2, 3); const l = a.pop(); const h = a.shift(); const m = a.unshift(8, 9); return [a, n, l, h, m]; }",
    ...numbers,
  ),
  program(
    "a stack whose elements are found out later",
    "function f(n) { const stack = []; let s = 0; for (let i = 0; i < n; i++) { if (stack.length > 1) { const t = stack.pop(); s += t.v; } stack.push({ v: i }); } return s; }",
    ...counts,
  ),
  program(
    "splice",
    "function f(n) { const a = [0, 1, 2, 3, 4, 5]; const r = a.splice(n, 2, 10, 11, 12); const t = a.splice(-2); return [a, r, t]; }",
    ...counts,
    [-1],
    [9],
  ),
  program(
    "slice with all kinds of bounds",
    "function f(n) { const a = [0, 1, 2, 3]; return [a.slice(), a.slice(n), a.slice(-n), a.slice(1, n), a.slice(1, -1), a.slice(n, 1)]; }",
    ...counts,
    [9],
  ),
  program(
    "sort by a comparator is stable",
    "function f(x) { const a = [{ k: 2, v: 0 }, { k: 1, v: 1 }, { k: 2, v: 2 }, { k: x, v: 3 }, { k: 1, v: 4 }]; a.sort((p, q) => p.k - q.k); return a.map((p) => p.v); }",
    ...counts,
  ),
  program(
    "sort of many numbers",
    "function f(n) { const a = []; let k = 7; for (let i = 0; i < n * 13; i++) { k = (k * 31) % 101; a.push(k); } const b = a.slice().sort((p, q) => q - p); return [a, b]; }",
    ...counts,
  ),
  program(
    "typed arrays sort by number and round to singles",
    "function f(x) { const a = new Float32Array([0.1, x, 3]); const b = new Float64Array(a); a[0] += 0.1; return [a.sort(), b, a.length]; }",
    ...numbers,
  ),
  program(
    "typed arrays map and filter to their kind",
    "function f(x) { const a = Float64Array.from([1, 2, x]); return [a.map((v) => v / 3), a.filter((v) => v > 1), a.slice(1), Array.from(a, (v) => v + 1)]; }",
    ...numbers,
  ),
  program(
    "map, filter, reduce, some, every, find",
    "function f(x) { const a = [1, x, 3]; return [a.map((v, i) => v * i), a.filter((v) => v > 1), a.reduce((s, v) => s + v), a.reduceRight((s, v) => s * 10 + v, 0), a.some((v) => v > 2), a.every((v) => v > 0), a.find((v) => v > 1), a.findIndex((v) => v === x)]; }",
    ...numbers,
  ),
  program(
    "indexOf and includes differ on NaN",
    "function f(x) { const a = [1, x, 3, x]; return [a.indexOf(x), a.lastIndexOf(x), a.includes(x), a.indexOf(3, -2), a.includes(7)]; }",
    ...numbers,
  ),
  program(
    "concat, flat, flatMap, reverse, join of structures",
    "function f(x) { const a = [[1], [x, 2]]; return [a.flat(), [1, 2].flatMap((v) => [v, v * x]), [1].concat([2, x], 3, [[4]].flat()), [x, 2].reverse()]; }",
    ...numbers,
  ),
  program(
    "at counts from the end",
    "function f(n) { const a = [1, 2, 3]; return [a.at(n), a.at(-1), a.at(-n)]; }",
    ...counts,
  ),
  program(
    "entries and keys in loops",
    "function f(x) { let s = 0; const a = [x, 5]; for (const [i, v] of a.entries()) s += i * v; for (const i of a.keys()) s += 100 * i; for (const v of a) s += v; return s; }",
    ...numbers,
  ),
  program(
    "a loop over values of different structures",
    'function f(x) { let s = 0; for (const [name, value] of Object.entries({ a: x, b: 2 })) s += name === "a" ? value : 10 * value; for (const k of Object.keys({ p: 1, q: 2 })) if (k === "q") s++; return s; }',
    ...numbers,
  ),
  program(
    "for of over an array that grows",
    "function f(n) { const a = [1]; let s = 0; for (const v of a) { s += v; if (a.length < n) a.push(v * 2); } return s; }",
    ...counts,
  ),
  program(
    "ragged arrays",
    "function f(n) { const m = []; for (let i = 0; i < n; i++) { const row = []; for (let j = 0; j <= i; j++) row.push(i + j); m.push(row); } return m; }",
    ...counts,
  ),
  program(
    "objects in arrays are updated in place",
    "function f(x) { const ps = [{ x: 0, v: 1 }, { x, v: 2 }]; for (const p of ps) p.x += p.v * 0.5; return ps; }",
    ...numbers,
  ),
  program(
    "tuples of different structures",
    'function f(x) { const t = [x, "name", [1, x], { a: 2 }]; const [n, , list, o] = t; return n + list[1] + o.a + t.length; }',
    ...numbers,
  ),
  program(
    "optional fields",
    "function g(o) { return (o.a ?? 10) + (o.b === undefined ? 1 : o.b) + (o.c?.d ?? 3); } const f = (x) => [g({ a: x }), g({ b: x }), g({ c: { d: x } })];",
    ...numbers,
  ),
  program(
    "a field that begins as undefined",
    "function f(n) { const o = { best: undefined, at: -1 }; for (let i = 0; i < n; i++) if (o.best === undefined || i * (4 - i) > o.best) { o.best = i * (4 - i); o.at = i; } return [o.best, o.at]; }",
    ...counts,
  ),
  program(
    "an array some of whose elements are undefined",
    "function f(n) { const a = []; for (let i = 0; i < n; i++) a.push(i % 2 ? undefined : i); return a.map((v) => (v === undefined ? -1 : v)); }",
    ...counts,
  ),
  program(
    "optional chains stop",
    "const f = (x) => { const o = x > 1 ? { p: { q: [x] } } : undefined; return [o?.p.q[0], o?.p?.q.length ?? -1]; };",
    ...numbers,
  ),
  program(
    "short assignments",
    "const f = (x) => { let a = x, b = x, c, d = [undefined, 3]; a ||= 5; b &&= 6; c ??= 7; d[0] ??= x; d[1] ??= 9; return [a, b, c, d]; };",
    ...numbers,
  ),
  program(
    "typeof decides when compiling",
    'const g = (v) => (typeof v === "number" ? v + 1 : typeof v === "function" ? v(2) : v.length); const f = (x) => [g(x), g([1, 2, x]), g((y) => y * x)];',
    ...numbers,
  ),
  program(
    "string flags",
    'function step(x, method) { return method === "double" ? 2 * x : method !== "zero" ? x + 1 : 0; } const f = (x) => [step(x, "double"), step(x, "inc"), step(x, "zero")];',
    ...numbers,
  ),
  program(
    "objects of several kinds in one array",
    'const f = (x) => { const shapes = [{ kind: "circle", r: x }, { kind: "box", w: 2, h: x }, { kind: "circle", r: 3 }]; let area = 0; for (const s of shapes) { if (s.kind === "circle") area += Math.PI * s.r * s.r; else area += s.w * s.h; } return area; };',
    ...numbers,
  ),
  program(
    "fields that are added after an object is made",
    "const f = (x) => { const o = {}; o.a = x; if (x > 1) o.b = 2 * x; return o.a + (o.b ?? 10); };",
    ...numbers,
  ),
  program(
    "null stands for nothing",
    "function find(xs, above) { for (const x of xs) if (x > above) return x; return null; } const f = (x) => { const a = find([x, 2], 1), b = find([x], 100); return [a !== null ? a * a : 0, b ?? -1, b === undefined, a == null]; };",
    ...numbers,
  ),
  program(
    "null and undefined beside each other",
    "const f = (x) => { let a = null, b; if (x > 1) a = x; if (x > 2) b = x; return [a === null, b === undefined, a === undefined, b === null, a !== undefined && b !== null, typeof a, typeof b]; };",
    ...numbers,
  ),
  program(
    "a default replaces undefined and not null",
    "const g = (v = 5) => (v === null ? -1 : v); const f = (x) => [g(), g(x), g(null)];",
    ...numbers,
  ),
  program(
    "null is only tested",
    "const g = (v) => (v == null ? -1 : v); const f = (x) => [g(x), g(undefined), x === null, x !== null];",
    ...numbers,
  ),
  program(
    "Array.from in its forms",
    "const f = (n) => [Array.from({ length: n }, (_, i) => i * i), Array.from([1, n]), Array.from([1, n], (v) => v + 1), [...Array(n).keys()]];",
    ...counts,
  ),
  program(
    "structuredClone copies deeply",
    "const f = (x) => { const a = { v: [x, 1] }; const b = structuredClone(a); b.v[0] = 9; return [a.v[0], b.v[0]]; };",
    ...numbers,
  ),
];

export const programs: readonly SmallProgram[] = [
  ...order,
  ...arithmetic,
  ...control,
  ...functions,
  ...classes,
  ...data,
];
