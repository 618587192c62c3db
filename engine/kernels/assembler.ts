/**
 * WebAssembly as bytes, written by hand: just the instructions that kernels need, and modules of one function on one
 * memory. Instructions are lists of bytes, a body their concatenation. Sections and opcodes as the WebAssembly core
 * specification (W3C, 2.0, chapter 5 “Binary format”) numbers them.
 */

export type Bytes = readonly number[];

const types = { i32: 0x7f, v128: 0x7b } as const;
const noResult = 0x40;
const end = 0x0b;

/** Unsigned LEB128. */
function unsigned(n: number): Bytes {
  return n < 0x80 ? [n] : [(n & 0x7f) | 0x80, ...unsigned(n >>> 7)];
}

/** Signed LEB128 of what is not negative. */
function positive(n: number): Bytes {
  return n < 0x40 ? [n] : [(n & 0x7f) | 0x80, ...positive(n >>> 7)];
}

function simd(opcode: number): Bytes {
  return [0xfd, ...unsigned(opcode)];
}

/** Of eight bytes, `offset` bytes behind the address on the stack. */
function place(offset: number): Bytes {
  return [3, ...unsigned(offset)];
}

/** What an instruction takes stands before it, as the stack has it. */
export const code = {
  get: (local: number): Bytes => [0x20, ...unsigned(local)],
  set: (local: number): Bytes => [0x21, ...unsigned(local)],
  tee: (local: number): Bytes => [0x22, ...unsigned(local)],
  i32: (value: number): Bytes => [0x41, ...positive(value)],
  add: [0x6a],
  subtract: [0x6b],
  multiply: [0x6c],
  loadPair: (offset: number): Bytes => [...simd(0x00), ...place(offset)],
  /** One number, in both lanes. */
  loadTwice: (offset: number): Bytes => [...simd(0x0a), ...place(offset)],
  storePair: (offset: number): Bytes => [...simd(0x0b), ...place(offset)],
  addPairs: simd(0xf0),
  multiplyPairs: simd(0xf2),
  /** Again as long as the body leaves something other than 0. */
  repeatWhile: (...body: readonly Bytes[]): Bytes => [0x03, noResult, ...body.flat(), 0x0d, 0, end],
} as const;

/** A function of i32 parameters and no result; its locals are the parameters, then `i32`s, then pairs of doubles. */
export interface FunctionText {
  readonly params: number;
  readonly integers: number;
  readonly pairs: number;
  readonly body: Bytes;
}

function vector(items: readonly Bytes[]): Bytes {
  return [...unsigned(items.length), ...items.flat()];
}

function text(name: string): Bytes {
  return vector([...name].map((letter) => [letter.charCodeAt(0)]));
}

function sized(bytes: Bytes): Bytes {
  return [...unsigned(bytes.length), ...bytes];
}

function section(id: number, items: readonly Bytes[]): Bytes {
  return [id, ...sized(vector(items))];
}

/** A module that exports the function as `run` and its `pages` (of 64 KiB) of memory as `memory`. */
export function moduleOf(run: FunctionText, pages: number): Uint8Array<ArrayBuffer> {
  const signature = [0x60, ...vector(new Array<Bytes>(run.params).fill([types.i32])), 0];
  const locals = vector([
    [...unsigned(run.integers), types.i32],
    [...unsigned(run.pairs), types.v128],
  ]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [signature]),
    ...section(3, [[0]]),
    ...section(5, [[0, ...unsigned(pages)]]),
    ...section(7, [
      [...text("run"), 0, 0],
      [...text("memory"), 2, 0],
    ]),
    ...section(10, [sized([...locals, ...run.body, end])]),
  ]);
}
