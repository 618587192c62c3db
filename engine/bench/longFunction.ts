/**
 * A dense numerical function as long as is asked for, for the time that compiling takes: loops, branches, arrays filled and
 * overwritten, small steppers and sums, each stage using the one before it.
 */

/** One stage, whose names end in its number. */
function stage(k: number): string {
  return `
  const w${k} = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const left = x[i > 0 ? i - 1 : n - 1]!;
    const right = x[i < n - 1 ? i + 1 : 0]!;
    const mean = (left + right) / 2;
    const spread = left * right - mean * mean;
    w${k}[i] = Math.sin(mean * ${k}.5) + spread / (1 + carry * carry);
  }
  let a${k} = 0.1 * carry;
  let b${k} = w${k}[0]!;
  for (let step = 0; step < n; step++) {
    const da = a${k} * (1 - b${k}) * 0.01;
    const db = b${k} * (a${k} - 1) * 0.01 + w${k}[step]! * 1e-3;
    a${k} += da;
    b${k} += db;
    if (a${k} > 3) {
      a${k} = 3 + Math.log1p(a${k} - 3);
    } else if (b${k} < 0) {
      b${k} = b${k} * b${k};
    }
  }
  for (let i = 1; i < n; i++) w${k}[i] = w${k}[i]! * Math.exp(-w${k}[i - 1]! * w${k}[i - 1]!) + a${k};
  let norm${k} = 0;
  for (let i = 0; i < n; i++) norm${k} += w${k}[i]! ** 2;
  const scale${k} = Math.sqrt(norm${k} + 1e-6);
  total += scale${k} * b${k} + Math.atan2(a${k}, scale${k});
  carry = Math.tanh(total / (1 + scale${k}));`;
}

/** The function with so many stages, of 27 lines each: 8 make some 220 lines. */
export function longFunction(stages: number): string {
  return `function f(x: Float64Array): number {
  const n = x.length;
  let carry = 0.5;
  let total = 0;${Array.from({ length: stages }, (_, k) => stage(k + 1)).join("")}
  return total + carry;
}
`;
}
