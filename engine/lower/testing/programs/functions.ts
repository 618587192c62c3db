/** Functions, closures, recursion and classes. */
import { counts, numbers, program, type SmallProgram } from "../smallProgram.ts";

export const functions: readonly SmallProgram[] = [
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
  program(
    "call and apply of functions without this",
    "const g = (a, b = 2, ...c) => a * b + c.length; const h = () => 3; const f = (x) => { const o = { g }; const m = Math.max; return [g.call(undefined, x, 3), g.apply(null, [x, 4, 5, 6]), h.call(o), o.g.call(o, x), m.apply(null, [x, 1]), Math.max.apply(Math, [x, 7].slice()), Math.hypot.call(null, x, 1), h.apply(null), h.call()]; };",
    ...numbers,
  ),
  program(
    "an array of unknown length spread into fixed and rest parameters",
    "const g = (a, b = 2, ...c) => [a, b, c]; const f = (n) => { const xs = Array.from({ length: n + 1 }, (_, i) => i + 1); return [g(...xs), g(7, ...xs), g(7, 8, ...xs), g.apply(undefined, xs)]; };",
    ...counts,
  ),
  program(
    "a type for this is no parameter",
    "function g(this: void, a: number, ...b: number[]) { return a + b.length; } function f(this: void, x: number) { return [g(x), g(x, 1, 2), [x].map(g)[0]]; }",
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

export const classes: readonly SmallProgram[] = [
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
