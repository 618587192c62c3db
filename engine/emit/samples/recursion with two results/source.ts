function f(x: Float64Array): number {
  function tree(depth: number, a: number): { size: number; weight: number } {
    if (depth === 0) return { size: 1, weight: a };
    const left = tree(depth - 1, a * x[0]);
    const right = tree(depth - 1, a + x[1]);
    return { size: left.size + right.size, weight: left.weight * right.weight };
  }
  const whole = tree(3, 1);
  return whole.weight / whole.size;
}
