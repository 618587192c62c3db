/** What printing a random program keeps track of besides scopes: fresh names, and operations spent. */

/** No call may add more than this many operations to what one run of the program takes. */
const mostOperations = 20_000;

export class Writer {
  /** Whether programs may take derivatives of functions they make. */
  readonly differentiates: boolean;
  #names = 0;
  #operations = 0;

  constructor(differentiates: boolean) {
    this.differentiates = differentiates;
  }

  fresh(stem: string): string {
    this.#names++;
    return `${stem}${this.#names}`;
  }

  spend(operations: number): void {
    this.#operations += operations;
  }

  canAfford(operations: number): boolean {
    return this.#operations + operations <= mostOperations;
  }

  /** Runs `write` with an account of its own; gives what it wrote and what one run of that costs. */
  measure<T>(write: () => T): { readonly written: T; readonly cost: number } {
    const before = this.#operations;
    this.#operations = 0;
    const written = write();
    const cost = this.#operations + 1;
    this.#operations = before;
    return { written, cost };
  }
}

export function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}

export function braces(text: string): string {
  return text === "" ? "{}" : `{\n${indent(text)}\n}`;
}
