/**
 * What a kernel is: a faster way to do what one function of the array library does, to the bit. The function's text stays
 * what is differentiated, interpreted and read; whoever runs it as a whole asks its kernel first.
 */

export interface Kernel {
  /** The function's, as the library's text has it without its `$`. It must be pure and have one result, a list that it makes. */
  readonly name: string;
  /** The result; undefined where the kernel does not answer, and the function's own text does, with its faults. */
  readonly run: (...args: readonly unknown[]) => Float64Array | undefined;
  /** How often each loop of the text turns in all for the same arguments, in the order of the text. */
  readonly turns: (...args: readonly unknown[]) => readonly number[];
}
