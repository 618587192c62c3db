/** Rotations, cameras, rays and shapes. */
import type { CorpusProgram } from "../program.ts";

export const geometry: readonly CorpusProgram[] = [
  {
    name: "a ray and a sphere",
    source: `
interface Vec {
  x: number;
  y: number;
  z: number;
}
const dot = (a: Vec, b: Vec) => a.x * b.x + a.y * b.y + a.z * b.z;
function hit(origin: Vec, direction: Vec, radius: number): number | undefined {
  const b = dot(origin, direction);
  const c = dot(origin, origin) - radius * radius;
  const discriminant = b * b - c;
  if (discriminant < 0) return undefined;
  return -b - Math.sqrt(discriminant);
}
function f(origin: Vec): number {
  const t = hit(origin, { x: 0, y: 0, z: 1 }, 1);
  return t === undefined ? -1 : t * t;
}
`,
    inputs: [[{ x: 0.2, y: 0.1, z: -3 }], [{ x: 2, y: 0, z: -3 }]],
    constructs: ["maybe undefined result", "undefined test", "object argument", "early return"],
  },
  {
    name: "the nearest of several spheres, shaded",
    source: `
type V = [number, number, number];
const sub = (a: V, b: V): V => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: V, b: V) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const scale = (a: V, s: number): V => [a[0] * s, a[1] * s, a[2] * s];
interface Sphere {
  centre: V;
  radius: number;
}
function f(spheres: Sphere[]): number {
  const direction: V = [0, 0, 1];
  let nearest = Infinity;
  let light = 0;
  for (const { centre, radius } of spheres) {
    const oc = sub([0, 0, 0], centre);
    const b = dot(oc, direction);
    const h = b * b - dot(oc, oc) + radius * radius;
    if (h < 0) continue;
    const t = -b - Math.sqrt(h);
    if (t > 0 && t < nearest) {
      nearest = t;
      const normal = scale(sub(scale(direction, t), centre), 1 / radius);
      light = Math.max(0, -dot(normal, [0.6, 0, 0.8]));
    }
  }
  return light;
}
`,
    inputs: [
      [
        [
          { centre: [0.1, 0, 5], radius: 1 },
          { centre: [0.2, 0.3, 3], radius: 0.7 },
        ],
      ],
      [[{ centre: [5, 0, 5], radius: 1 }]],
    ],
    constructs: ["tuple", "destructuring in for of", "continue", "Infinity"],
  },
  {
    name: "a rotation about each axis in turn",
    source: `
type M = number[][];
const times = (a: M, b: M): M => a.map((row) => b[0].map((_, j) => row[0] * b[0][j] + row[1] * b[1][j] + row[2] * b[2][j]));
function rotation(axis: "x" | "y" | "z", angle: number): M {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  switch (axis) {
    case "x":
      return [[1, 0, 0], [0, c, -s], [0, s, c]];
    case "y":
      return [[c, 0, s], [0, 1, 0], [-s, 0, c]];
    case "z":
      return [[c, -s, 0], [s, c, 0], [0, 0, 1]];
  }
}
function f(angles: number[]): number[] {
  const r = times(rotation("z", angles[2]), times(rotation("y", angles[1]), rotation("x", angles[0])));
  return r.map((row) => row[0] + 2 * row[1] + 3 * row[2]);
}
`,
    inputs: [[[0.1, 0.5, -1]], [[0, 0, 0]]],
    constructs: ["switch without default", "string flag", "nested arrays", "array result"],
  },
  {
    name: "quaternions composed and applied",
    source: `
type Quaternion = { w: number; x: number; y: number; z: number };
function compose(a: Quaternion, b: Quaternion): Quaternion {
  return {
    w: a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
    x: a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
    y: a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
    z: a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w,
  };
}
function normalize(q: Quaternion): Quaternion {
  const n = Math.sqrt(q.w ** 2 + q.x ** 2 + q.y ** 2 + q.z ** 2);
  return { w: q.w / n, x: q.x / n, y: q.y / n, z: q.z / n };
}
function f(q: Quaternion): number[] {
  const u = normalize(q);
  const conjugate = { ...u, x: -u.x, y: -u.y, z: -u.z };
  const p = compose(compose(u, { w: 0, x: 1, y: 2, z: 3 }), conjugate);
  return [p.x, p.y, p.z];
}
`,
    inputs: [[{ w: 1, x: 0.2, y: -0.3, z: 0.5 }], [{ w: 1, x: 0, y: 0, z: 0 }]],
    constructs: ["object result", "object spread", "array result"],
  },
  {
    name: "Rodrigues' rotation with a guard at a vanishing angle",
    source: `
function f(r: number[], p: number[] = [1, 2, 3]): number[] {
  const [x, y, z] = r;
  const t2 = x * x + y * y + z * z;
  const cross = [y * p[2] - z * p[1], z * p[0] - x * p[2], x * p[1] - y * p[0]];
  if (t2 === 0) return p.map((v, i) => v + cross[i]);
  const t = Math.sqrt(t2);
  const along = (x * p[0] + y * p[1] + z * p[2]) / t2;
  return p.map((v, i) => v * Math.cos(t) + (cross[i] * Math.sin(t)) / t + r[i] * along * (1 - Math.cos(t)));
}
`,
    inputs: [[[0.1, -0.2, 0.3]], [[0, 0, 0]]],
    constructs: ["early return", "array destructuring", "default argument of an array", "array result"],
  },
  {
    name: "a camera with radial distortion and its reprojection error",
    source: `
interface Camera {
  rotation: number;
  position: number[];
  focal: number;
  distortion: [number, number];
}
function project(camera: Camera, point: number[]): [number, number] {
  const c = Math.cos(camera.rotation);
  const s = Math.sin(camera.rotation);
  const [px, py, pz] = point.map((v, i) => v - camera.position[i]);
  const x = (c * px - s * py) / pz;
  const y = (s * px + c * py) / pz;
  const r2 = x * x + y * y;
  const [k1, k2] = camera.distortion;
  const d = camera.focal * (1 + r2 * (k1 + r2 * k2));
  return [d * x, d * y];
}
function f(camera: Camera, points: number[][], seen: [number, number][]): number {
  return points.reduce((error, point, i) => {
    const [u, v] = project(camera, point);
    return error + (u - seen[i][0]) ** 2 + (v - seen[i][1]) ** 2;
  }, 0);
}
`,
    inputs: [
      [
        { rotation: 0.1, position: [0, 0, -2], focal: 1.5, distortion: [0.1, 0.01] },
        [
          [0.5, 0.2, 1],
          [-0.3, 0.4, 2],
        ],
        [
          [0.3, 0.1],
          [-0.1, 0.2],
        ],
      ],
      [{ rotation: 0, position: [0, 0, 0], focal: 1, distortion: [0, 0] }, [[1, 1, 1]], [[0, 0]]],
    ],
    constructs: ["object of arrays", "tuple", "reduce", "array destructuring of a call"],
  },
  {
    name: "the area of a polygon by the shoelace formula",
    source: `
function f(vertices: { x: number; y: number }[]): number {
  let twice = 0;
  for (let i = 0; i < vertices.length; i++) {
    const a = vertices[i];
    const b = vertices[(i + 1) % vertices.length];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}
`,
    inputs: [
      [
        [
          { x: 0, y: 0 },
          { x: 2, y: 0 },
          { x: 1, y: 3 },
        ],
      ],
      [[{ x: 4, y: 2 }]],
    ],
    constructs: ["array of objects", "remainder index", "aliasing"],
    known: { derivative: [-1.5, -0.5, 1.5, -0.5, 0, 1], source: "closed form" },
  },
  {
    name: "a robot arm of n links",
    source: `
function f(angles: number[], lengths: number[]): { x: number; y: number } {
  let x = 0;
  let y = 0;
  let heading = 0;
  for (let i = 0; i < angles.length; i++) {
    heading += angles[i];
    x += lengths[i] * Math.cos(heading);
    y += lengths[i] * Math.sin(heading);
  }
  return { x, y };
}
`,
    inputs: [
      [
        [0.3, 0.5, -0.2],
        [1, 0.8, 0.5],
      ],
      [[0], [2]],
    ],
    constructs: ["object result", "shorthand property", "two arguments"],
  },
  {
    name: "a signed distance to rounded shapes joined smoothly",
    source: `
type Field = (x: number, y: number) => number;
const circle = (cx: number, cy: number, r: number): Field => (x, y) => Math.hypot(x - cx, y - cy) - r;
const smoothUnion = (a: Field, b: Field, k: number): Field => (x, y) => {
  const p = a(x, y);
  const q = b(x, y);
  const h = Math.min(Math.max(0.5 + (0.5 * (q - p)) / k, 0), 1);
  return q * (1 - h) + p * h - k * h * (1 - h);
};
function f(at: number[]): number {
  const scene = smoothUnion(circle(0, 0, 1), smoothUnion(circle(1, 1, 0.5), circle(-1, 0.5, 0.3), 0.2), 0.5);
  return scene(at[0], at[1]);
}
`,
    inputs: [[[0.9, 0.8]], [[3, -2]]],
    constructs: ["function as result", "function as argument", "closure", "type alias"],
  },
  {
    name: "a march along a ray until the surface",
    source: `
function f(height: number): number {
  let t = 0;
  let steps = 0;
  while (steps < 64) {
    const x = 0.2;
    const z = -3 + t;
    const d = Math.sqrt(x * x + height * height + z * z) - 1;
    if (d < 1e-9) break;
    t += d;
    steps++;
  }
  return t;
}
`,
    inputs: [[0.3], [0.01]],
    constructs: ["while", "break"],
  },
  {
    name: "the distance between two segments with clamping",
    source: `
const clamp = (v: number, lo = 0, hi = 1) => Math.min(hi, Math.max(lo, v));
function f(p: number[]): number {
  const [ax, ay, bx, by] = p;
  const dx = bx - ax;
  const dy = by - ay;
  const t = clamp(((3 - ax) * dx + (1 - ay) * dy) / (dx * dx + dy * dy));
  return Math.sqrt((ax + t * dx - 3) ** 2 + (ay + t * dy - 1) ** 2);
}
`,
    inputs: [[[0, 0, 5, 1]], [[0, 0, 1, 0]]],
    constructs: ["default argument", "array destructuring"],
  },
  {
    name: "a circle through three points",
    source: `
type Point = readonly [x: number, y: number];
function f(points: readonly [Point, Point, Point]): number {
  const [[ax, ay], [bx, by], [cx, cy]] = points;
  const d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
  const a2 = ax ** 2 + ay ** 2, b2 = bx ** 2 + by ** 2, c2 = cx ** 2 + cy ** 2;
  const ux = (a2 * (by - cy) + b2 * (cy - ay) + c2 * (ay - by)) / d;
  const uy = (a2 * (cx - bx) + b2 * (ax - cx) + c2 * (bx - ax)) / d;
  return Math.hypot(ax - ux, ay - uy);
}
`,
    inputs: [
      [
        [
          [0, 0],
          [2, 0],
          [1, 3],
        ],
      ],
    ],
    constructs: ["nested destructuring", "tuple", "readonly"],
  },
];
