function f(x: Float64Array): number {
  let guess = x[0];
  for (let turn = 0; turn < 50; turn++) {
    const next = (guess + x[0] / guess) / 2;
    if (Math.abs(next - guess) < 1e-12) return next;
    guess = next;
  }
  return guess;
}
