/**
 * Empty lists among what is given, whose elements a program never tells: what they might be, one guess after the other.
 * Which guess is taken makes no difference to what is computed, since there are no elements.
 */
import type { EntryShape, InstanceShape, Shape } from "./shape.ts";

const num: Shape = { kind: "num" };
const guesses: readonly Shape[] = [num, { kind: "list", flavor: "array", elem: num }];

/** The entry with numbers, and then lists of numbers, for the elements of its empty lists; nothing where it has none. */
export function withGuessedElements(entry: EntryShape): readonly EntryShape[] {
  const hasEmpty =
    entry.args.some(holdsEmpty) ||
    entry.instances.some(
      (instance) => instance.kind === "literal" && instance.captures.some(([, shape]) => holdsEmpty(shape)),
    );
  return hasEmpty ? guesses.map((elem) => filled(entry, elem)) : [];
}

function holdsEmpty(shape: Shape): boolean {
  switch (shape.kind) {
    case "list":
      return shape.elem === undefined ? shape.flavor === "array" : holdsEmpty(shape.elem);
    case "record":
      return shape.fields.some(([, field]) => holdsEmpty(field));
    case "maybe":
      return holdsEmpty(shape.of);
    default:
      return false;
  }
}

function filled(entry: EntryShape, elem: Shape): EntryShape {
  const fill = (shape: Shape): Shape => {
    switch (shape.kind) {
      case "list":
        return { ...shape, elem: shape.elem ? fill(shape.elem) : elem };
      case "record":
        return { ...shape, fields: shape.fields.map(([name, field]) => [name, fill(field)] as const) };
      case "maybe":
        return { ...shape, of: fill(shape.of) };
      default:
        return shape;
    }
  };
  const fillInstance = (instance: InstanceShape): InstanceShape =>
    instance.kind === "literal"
      ? { ...instance, captures: instance.captures.map(([name, shape]) => [name, fill(shape)] as const) }
      : instance;
  return { ...entry, args: entry.args.map(fill), instances: entry.instances.map(fillInstance) };
}
