/** Lists, records, patterns, and what is called on them. */
import { counts, numbers, program, type SmallProgram } from "../smallProgram.ts";

export const data: readonly SmallProgram[] = [
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
    "for in over the fields of an object, with jumps",
    "function f(x) { const o = { b: x, 2: 3, a: { v: 1 }, 1: 4 }; let s = 0; const seen = []; let k; for (k in o) { if (k === '2') continue; seen.push(k === 'b' ? 1 : k === 'a' ? 2 : 3); if (k === 'b' && x > 1) break; } for (const q in { p: x, r: 2 * x }) s += { p: x, r: 5 }[q]; return [seen, s, k === 'b']; }",
    ...numbers,
  ),
  program(
    "a Uint8ClampedArray clamps and rounds halves to even",
    "function f(x) { const a = new Uint8ClampedArray(6); a[0] = x * 100; a[1] = x + 0.5; a[2] = x - 0.5; a[3] = 300; a[4] = -x; a[5] += 1.5; const b = new Uint8ClampedArray([0.5, 1.5, 2.5, 254.5, 255.5, 1e9, x]); return [[...a], [...b], b.length, Math.max(...b)]; }",
    ...numbers,
    [0.005],
    [0.015],
    [1e300],
    [Infinity],
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
