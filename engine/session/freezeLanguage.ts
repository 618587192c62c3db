/**
 * Keeps one cell from changing the language under all others and under the engine itself. For a world that holds
 * nothing but a session, such as a worker.
 */

/**
 * Freezes the constructors and methods of arrays, numbers, texts, maps and functions: storing into them throws a
 * TypeError in the cell that tries. Objects and errors stay open, since programs may give each a field of any name
 * (`this.name = "MyError"`), which a frozen prototype would forbid.
 */
export function freezeLanguage(): void {
  const constructors = [
    ...[
      Array,
      Number,
      Boolean,
      String,
      Function,
      Symbol,
      BigInt,
      RegExp,
      Map,
      Set,
      WeakMap,
      WeakSet,
      WeakRef,
      Promise,
    ],
    ...[Float64Array, Float32Array, Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array],
    ...[ArrayBuffer, DataView, Proxy],
    // The prototypes that typed arrays and iterators share.
    Object.getPrototypeOf(Float64Array) as object,
  ];
  for (const constructor of constructors) {
    Object.freeze(constructor);
    const prototype: unknown = Object.getOwnPropertyDescriptor(constructor, "prototype")?.value;
    if (typeof prototype === "object" || typeof prototype === "function") Object.freeze(prototype);
  }
  for (const namespace of [Math, JSON, Reflect]) Object.freeze(namespace);
  Object.freeze(Object);
  const iterators = [[].values(), new Map().values(), new Set().values(), ""[Symbol.iterator]()];
  for (const iterator of iterators) Object.freeze(Object.getPrototypeOf(iterator));
}
