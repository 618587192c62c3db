function f(x: Float64Array): number {
  const u = new Array(x.length).fill(0);
  for (let i = 0; i < x.length; i++) u[i] = Math.sin(x[i]);
  for (let step = 0; step < 3; step++) {
    for (let i = 1; i < u.length - 1; i++) u[i] = u[i] + 0.25 * (u[i - 1] - 2 * u[i] + u[i + 1]);
  }
  const energies: number[] = [];
  for (const value of u) energies.push(value * value);
  return energies.reduce((a, b) => a + b, 0);
}
