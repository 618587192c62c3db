function f(x: Float64Array): number {
  const decay = (y: number, rate: number): number => {
    for (let i = 0; i < 100; i++) y = y - 0.01 * rate * Math.sin(y);
    return y;
  };
  return checkpoint(decay)(x[0], x[1]) * x[1];
}
