/** Particles, orbits, and filters that follow them. */
import type { CorpusProgram } from "../program.ts";

export const particles: readonly CorpusProgram[] = [
  {
    name: "three bodies with accelerations accumulated in place",
    source: `
interface Body {
  mass: number;
  position: number[];
  velocity: number[];
}
function accelerations(bodies: Body[]): number[][] {
  const a = bodies.map(() => [0, 0]);
  for (let i = 0; i < bodies.length; i++) {
    for (let j = i + 1; j < bodies.length; j++) {
      const dx = bodies[j].position[0] - bodies[i].position[0];
      const dy = bodies[j].position[1] - bodies[i].position[1];
      const inverse = (dx * dx + dy * dy + 0.01) ** -1.5;
      a[i][0] += bodies[j].mass * dx * inverse;
      a[i][1] += bodies[j].mass * dy * inverse;
      a[j][0] -= bodies[i].mass * dx * inverse;
      a[j][1] -= bodies[i].mass * dy * inverse;
    }
  }
  return a;
}
function f(bodies: Body[]): number {
  const moved = bodies.map((b) => ({ ...b, position: [...b.position], velocity: [...b.velocity] }));
  for (let step = 0; step < 4; step++) {
    const a = accelerations(moved);
    moved.forEach((b, i) => {
      for (let d = 0; d < 2; d++) {
        b.velocity[d] += 0.05 * a[i][d];
        b.position[d] += 0.05 * b.velocity[d];
      }
    });
  }
  return moved.reduce((s, b) => s + b.mass * (b.velocity[0] ** 2 + b.velocity[1] ** 2), 0) / 2;
}
`,
    inputs: [
      [
        [
          { mass: 1, position: [0, 0], velocity: [0, 0.1] },
          { mass: 0.5, position: [1, 0], velocity: [0, 1] },
          { mass: 0.2, position: [0, 2], velocity: [-0.7, 0] },
        ],
      ],
      [[{ mass: 2, position: [0, 1], velocity: [1, 0] }]],
    ],
    constructs: ["array of objects", "object spread", "array spread", "forEach", "in-place update"],
  },
  {
    name: "Lennard-Jones energy of a chain",
    source: `
function f(xs: number[]): number {
  let energy = 0;
  for (let i = 0; i < xs.length; i++) {
    for (let j = 0; j < i; j++) {
      const r = xs[i] - xs[j];
      const s6 = 1 / (r * r * r * r * r * r);
      energy += 4 * (s6 * s6 - s6);
    }
  }
  return energy;
}
`,
    inputs: [[[0, 1.1, 2.3]], [[1]]],
    constructs: ["nested loops", "array argument"],
  },
  {
    name: "a billiard ball that bounces between walls",
    source: `
function f(s: { x: number; v: number }): number {
  let { x, v } = s;
  let bounces = 0;
  for (let i = 0; i < 30; i++) {
    x += 0.1 * v;
    if (x > 1) {
      x = 2 - x;
      v = -0.9 * v;
      bounces++;
    } else if (x < 0) {
      x = -x;
      v *= -0.9;
      bounces += 1;
    }
  }
  return x + 0.1 * bounces;
}
`,
    inputs: [[{ x: 0.3, v: 1.07 }], [{ x: 0.52, v: -2.3 }]],
    constructs: ["object destructuring", "else if", "inactive counter"],
  },
  {
    name: "a Kalman filter in one dimension",
    source: `
function f(p: { process: number; noise: number; start: number }, measured: number[]): number {
  let mean = p.start;
  let variance = 1;
  let logLikelihood = 0;
  for (const z of measured) {
    variance += p.process;
    const innovation = z - mean;
    const s = variance + p.noise;
    logLikelihood -= 0.5 * (Math.log(2 * Math.PI * s) + innovation ** 2 / s);
    const gain = variance / s;
    mean += gain * innovation;
    variance *= 1 - gain;
  }
  return logLikelihood;
}
`,
    inputs: [
      [{ process: 0.1, noise: 0.5, start: 0 }, [0.9, 1.1, 1.4, 0.8]],
      [{ process: 0.2, noise: 1, start: 2 }, [1]],
    ],
    constructs: ["object argument", "for of", "compound assignment"],
  },
  {
    name: "a Kalman filter for position and speed with small matrices",
    source: `
type Mat = number[][];
const mul = (a: Mat, b: Mat): Mat => a.map((r) => b[0].map((_, j) => r.reduce((s, v, k) => s + v * b[k][j], 0)));
const add = (a: Mat, b: Mat): Mat => a.map((r, i) => r.map((v, j) => v + b[i][j]));
const transpose = (a: Mat): Mat => a[0].map((_, j) => a.map((r) => r[j]));
function f(q: number, zs: number[] = [1, 2.1, 2.9]): number {
  const F: Mat = [[1, 1], [0, 1]];
  const Q: Mat = [[q / 3, q / 2], [q / 2, q]];
  let x = [[0], [1]];
  let P: Mat = [[1, 0], [0, 1]];
  let cost = 0;
  for (const z of zs) {
    x = mul(F, x);
    P = add(mul(mul(F, P), transpose(F)), Q);
    const y = z - x[0][0];
    const S = P[0][0] + 0.3;
    const K = [[P[0][0] / S], [P[1][0] / S]];
    x = add(x, K.map((k) => [k[0] * y]));
    P = add(P, mul(K, [[-P[0][0], -P[0][1]]]));
    cost += (y * y) / S + Math.log(S);
  }
  return cost;
}
`,
    inputs: [[0.1], [0.5, [1]]],
    constructs: ["nested arrays", "array reassigned", "default argument of an array"],
  },
  {
    name: "a rocket's ascent with a burn that ends",
    source: `
function f(p: { thrust: number; fuel: number; drag: number }): number {
  let height = 0;
  let speed = 0;
  let mass = 1 + p.fuel;
  let best = 0;
  for (let t = 0; t < 60; t++) {
    const burning = mass > 1.001;
    const a = (burning ? p.thrust : 0) / mass - 9.81 - (p.drag * speed * Math.abs(speed)) / mass;
    if (burning) mass = Math.max(1, mass - 0.05);
    speed += 0.05 * a;
    height += 0.05 * speed;
    if (height > best) best = height;
    if (speed < 0 && !burning) break;
  }
  return best;
}
`,
    inputs: [[{ thrust: 40, fuel: 0.52, drag: 0.02 }], [{ thrust: 25, fuel: 0.31, drag: 0 }]],
    constructs: ["boolean local", "ternary", "break", "not", "short circuit"],
  },
  {
    name: "a double pendulum's energy after a few steps",
    source: `
function f(theta: number[]): number {
  const [a, b] = theta;
  let [t1, t2, w1, w2] = [a, b, 0, 0];
  const g = 9.81;
  for (let i = 0; i < 5; i++) {
    const d = t1 - t2;
    const den = 3 - Math.cos(2 * d);
    const a1 = (-3 * g * Math.sin(t1) - g * Math.sin(t1 - 2 * t2) - 2 * Math.sin(d) * (w2 * w2 + w1 * w1 * Math.cos(d))) / den;
    const a2 = (2 * Math.sin(d) * (2 * w1 * w1 + 2 * g * Math.cos(t1) + w2 * w2 * Math.cos(d))) / den;
    w1 += 0.02 * a1;
    w2 += 0.02 * a2;
    t1 += 0.02 * w1;
    t2 += 0.02 * w2;
  }
  return w1 * w1 + 0.5 * w2 * w2 + w1 * w2 * Math.cos(t1 - t2) - g * (2 * Math.cos(t1) + Math.cos(t2));
}
`,
    inputs: [[[1, 0.5]], [[0, 0.1]]],
    constructs: ["array destructuring", "Math"],
  },
  {
    name: "a flock that steers by its nearest neighbour",
    source: `
function f(xs: number[]): number {
  let positions = xs.slice();
  for (let t = 0; t < 3; t++) {
    const moved: number[] = [];
    for (let i = 0; i < positions.length; i++) {
      let nearest = -1;
      let distance = Infinity;
      for (let j = 0; j < positions.length; j++) {
        if (j === i) continue;
        const d = Math.abs(positions[j] - positions[i]);
        if (d < distance) {
          distance = d;
          nearest = j;
        }
      }
      moved.push(nearest < 0 ? positions[i] : positions[i] + 0.2 * (positions[nearest] - positions[i]));
    }
    positions = moved;
  }
  return positions.reduce((s, p, i) => s + (i + 1) * p * p, 0);
}
`,
    inputs: [[[0, 1, 2.5, 5]], [[3]]],
    constructs: ["continue", "computed index", "Infinity", "push"],
  },
];
