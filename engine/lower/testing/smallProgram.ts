/** A small program that puts one corner of the language to the test, and inputs that many share. */

export interface SmallProgram {
  readonly name: string;
  /** Defines `f`. */
  readonly source: string;
  readonly inputs: readonly (readonly unknown[])[];
}

export const program = (
  name: string,
  source: string,
  ...inputs: readonly (readonly unknown[])[]
): SmallProgram => ({ name, source, inputs });

export const numbers = [[0], [1], [2.5], [-3], [NaN], [-0]] as const;
export const counts = [[0], [1], [2], [5]] as const;
