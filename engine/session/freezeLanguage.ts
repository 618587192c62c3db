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
    ...[
      Float64Array,
      Float32Array,
      Int8Array,
      Uint8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
    ],
    ...[ArrayBuffer, DataView, Proxy],
    // The prototypes that typed arrays and iterators share.
    Object.getPrototypeOf(Float64Array) as object,
  ];
  for (const constructor of constructors) {
    freeze(constructor);
    const prototype: unknown = Object.getOwnPropertyDescriptor(constructor, "prototype")?.value;
    if ((typeof prototype === "object" && prototype !== null) || typeof prototype === "function")
      freeze(prototype);
  }
  for (const namespace of [Math, JSON, Reflect]) freeze(namespace);
  freeze(Object);
  const iterators = [[].values(), new Map().values(), new Set().values(), ""[Symbol.iterator]()];
  for (const iterator of iterators) freeze(Object.getPrototypeOf(iterator) as object);
}

/**
 * As `Object.freeze`. That call tells V8, up to its version of Node 20, that the object's elements are frozen; a typed array
 * with such a prototype is then written to fifty times slower. Property by property it comes to the same without that.
 */
function freeze(object: object): void {
  for (const key of Reflect.ownKeys(object)) {
    const property = Object.getOwnPropertyDescriptor(object, key) ?? {};
    Object.defineProperty(object, key, {
      configurable: false,
      ...("value" in property && { writable: false }),
    });
  }
  Object.preventExtensions(object);
}
