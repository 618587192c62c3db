/**
 * Lotka–Volterra by the classical Runge–Kutta method; f = distance of the final state from a target, as a function of
 * the four rates and the initial state. The adjoint keeps each step's state and does the stages again, backwards.
 */
import type { Problem } from "./problem.ts";

const source = `
function f(p: Float64Array, steps: number): number {
  const a = p[0], b = p[1], c = p[2], d = p[3];
  let u = p[4], v = p[5];
  const h = 10 / steps;
  for (let i = 0; i < steps; i++) {
    const k1u = u * (a - b * v), k1v = v * (c * u - d);
    const u2 = u + 0.5 * h * k1u, v2 = v + 0.5 * h * k1v;
    const k2u = u2 * (a - b * v2), k2v = v2 * (c * u2 - d);
    const u3 = u + 0.5 * h * k2u, v3 = v + 0.5 * h * k2v;
    const k3u = u3 * (a - b * v3), k3v = v3 * (c * u3 - d);
    const u4 = u + h * k3u, v4 = v + h * k3v;
    const k4u = u4 * (a - b * v4), k4v = v4 * (c * u4 - d);
    u = u + (h / 6) * (k1u + 2 * k2u + 2 * k3u + k4u);
    v = v + (h / 6) * (k1v + 2 * k2v + 2 * k3v + k4v);
  }
  return (u - 1) * (u - 1) + (v - 2) * (v - 2);
}
`;

function primal(p: Float64Array, steps: number): number {
  const [a, b, c, d] = [p[0]!, p[1]!, p[2]!, p[3]!];
  let u = p[4]!;
  let v = p[5]!;
  const h = 10 / steps;
  for (let i = 0; i < steps; i++) {
    const k1u = u * (a - b * v);
    const k1v = v * (c * u - d);
    const u2 = u + 0.5 * h * k1u;
    const v2 = v + 0.5 * h * k1v;
    const k2u = u2 * (a - b * v2);
    const k2v = v2 * (c * u2 - d);
    const u3 = u + 0.5 * h * k2u;
    const v3 = v + 0.5 * h * k2v;
    const k3u = u3 * (a - b * v3);
    const k3v = v3 * (c * u3 - d);
    const u4 = u + h * k3u;
    const v4 = v + h * k3v;
    const k4u = u4 * (a - b * v4);
    const k4v = v4 * (c * u4 - d);
    u = u + (h / 6) * (k1u + 2 * k2u + 2 * k3u + k4u);
    v = v + (h / 6) * (k1v + 2 * k2v + 2 * k3v + k4v);
  }
  return (u - 1) * (u - 1) + (v - 2) * (v - 2);
}

function adjoint(p: Float64Array, steps: number): Float64Array {
  const [a, b, c, d] = [p[0]!, p[1]!, p[2]!, p[3]!];
  const us = new Float64Array(steps);
  const vs = new Float64Array(steps);
  let u = p[4]!;
  let v = p[5]!;
  const h = 10 / steps;
  for (let i = 0; i < steps; i++) {
    us[i] = u;
    vs[i] = v;
    const k1u = u * (a - b * v);
    const k1v = v * (c * u - d);
    const u2 = u + 0.5 * h * k1u;
    const v2 = v + 0.5 * h * k1v;
    const k2u = u2 * (a - b * v2);
    const k2v = v2 * (c * u2 - d);
    const u3 = u + 0.5 * h * k2u;
    const v3 = v + 0.5 * h * k2v;
    const k3u = u3 * (a - b * v3);
    const k3v = v3 * (c * u3 - d);
    const u4 = u + h * k3u;
    const v4 = v + h * k3v;
    const k4u = u4 * (a - b * v4);
    const k4v = v4 * (c * u4 - d);
    u = u + (h / 6) * (k1u + 2 * k2u + 2 * k3u + k4u);
    v = v + (h / 6) * (k1v + 2 * k2v + 2 * k3v + k4v);
  }
  let uBar = 2 * (u - 1);
  let vBar = 2 * (v - 2);
  let aBar = 0;
  let bBar = 0;
  let cBar = 0;
  let dBar = 0;
  for (let i = steps - 1; i >= 0; i--) {
    u = us[i]!;
    v = vs[i]!;
    const u2 = u + 0.5 * h * u * (a - b * v);
    const v2 = v + 0.5 * h * v * (c * u - d);
    const u3 = u + 0.5 * h * u2 * (a - b * v2);
    const v3 = v + 0.5 * h * v2 * (c * u2 - d);
    const u4 = u + h * u3 * (a - b * v3);
    const v4 = v + h * v3 * (c * u3 - d);
    const k4uBar = (h / 6) * uBar;
    const k4vBar = (h / 6) * vBar;
    const u4Bar = k4uBar * (a - b * v4) + k4vBar * c * v4;
    const v4Bar = k4vBar * (c * u4 - d) - k4uBar * b * u4;
    const k3uBar = (h / 3) * uBar + h * u4Bar;
    const k3vBar = (h / 3) * vBar + h * v4Bar;
    const u3Bar = k3uBar * (a - b * v3) + k3vBar * c * v3;
    const v3Bar = k3vBar * (c * u3 - d) - k3uBar * b * u3;
    const k2uBar = (h / 3) * uBar + 0.5 * h * u3Bar;
    const k2vBar = (h / 3) * vBar + 0.5 * h * v3Bar;
    const u2Bar = k2uBar * (a - b * v2) + k2vBar * c * v2;
    const v2Bar = k2vBar * (c * u2 - d) - k2uBar * b * u2;
    const k1uBar = (h / 6) * uBar + 0.5 * h * u2Bar;
    const k1vBar = (h / 6) * vBar + 0.5 * h * v2Bar;
    aBar += k1uBar * u + k2uBar * u2 + k3uBar * u3 + k4uBar * u4;
    bBar -= k1uBar * u * v + k2uBar * u2 * v2 + k3uBar * u3 * v3 + k4uBar * u4 * v4;
    cBar += k1vBar * u * v + k2vBar * u2 * v2 + k3vBar * u3 * v3 + k4vBar * u4 * v4;
    dBar -= k1vBar * v + k2vBar * v2 + k3vBar * v3 + k4vBar * v4;
    uBar += u2Bar + u3Bar + u4Bar + k1uBar * (a - b * v) + k1vBar * c * v;
    vBar += v2Bar + v3Bar + v4Bar + k1vBar * (c * u - d) - k1uBar * b * u;
  }
  return Float64Array.of(aBar, bBar, cBar, dBar, uBar, vBar);
}

export function lotkaVolterra(steps: number): Problem {
  const p = Float64Array.of(1.1, 0.4, 0.1, 0.4, 10, 5);
  return { name: "Lotka–Volterra, RK4", size: `${steps} steps`, source, args: [p, steps], primal, adjoint };
}
