/** A deep copy of the structures that derivatives know: arrays, typed arrays, plain objects. */

/** Copies; whatever else is met (functions, class instances) stays itself. One object met twice is copied once. */
export function structuralCopy(value: unknown): unknown {
  return copy(value, new Map());
}

function copy(value: unknown, done: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const known = done.get(value);
  if (known !== undefined) return known;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (isTypedArray(value)) return remember(value, value.slice(), done);
  if (prototype === Array.prototype) {
    const entries = value as readonly unknown[];
    const copied: unknown[] = remember(value, new Array<unknown>(entries.length), done);
    for (let i = 0; i < entries.length; i++) if (i in entries) copied[i] = copy(entries[i], done);
    return copied;
  }
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copied = remember(value, Object.create(prototype) as Record<string, unknown>, done);
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(value)))
    Object.defineProperty(
      copied,
      name,
      "value" in property ? { ...property, value: copy(property.value, done) } : property,
    );
  return copied;
}

function isTypedArray(value: object): value is Float64Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function remember<T>(original: object, copied: T, done: Map<object, unknown>): T {
  done.set(original, copied);
  return copied;
}
