/** Objects that Mixtape gave to cells and that only it can look into: what to call them where a value is refused. */

const words = new WeakMap<object, string>();

/** From now on the object is called so: "a recording of `f`, …". */
export function nameObject(object: object, called: string): void {
  words.set(object, called);
}

export function wordsForObject(object: object): string | undefined {
  return words.get(object);
}
