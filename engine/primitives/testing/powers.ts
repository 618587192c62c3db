/** The derivatives of x ** p where conventions decide: `cases/scalar-rules.md`, the table of powers. */
export const powers: readonly (readonly [x: number, p: number, byBase: number, byExponent: number])[] = [
  [1, 2, 2, 0],
  [2, 2, 4, 2.772588722239781],
  [0, 2, 0, 0],
  [0, 1, 1, 0],
  [0, 0, 0, NaN],
  [0, -1, -Infinity, NaN],
  [-0, -2, Infinity, NaN],
  [0, 0.5, Infinity, 0],
  [0, 3.5, 0, 0],
  [0, -1.5, -Infinity, NaN],
];
