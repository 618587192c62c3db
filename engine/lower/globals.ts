/**
 * Names that a literal finds outside itself: captured variables of the run-time function it is, JavaScript's
 * own, Mixtape's own. A captured number or array is a leading parameter of every function that reads it.
 */
import type { Binding } from "../parse/program.ts";
import type { Range } from "../parse/range.ts";
import { builtinNamed } from "./builtinNames.ts";
import { freshTemp } from "./draft.ts";
import type { Frame } from "./frame.ts";
import { hostGlobals, outputGlobals, printNames, similarName, unsupportedGlobals } from "./knownNames.ts";
import { fnOfInstance, tyOfShape } from "./shapes.ts";
import type { Val } from "./values.ts";

/** What a name from outside the outermost literal stands for. */
export function outsideVal(frame: Frame, name: string, node: Range, binding: Binding | undefined): Val {
  const { home } = frame;
  const shape = home?.captures.get(name);
  if (shape && shape.kind !== "opaque") {
    if (shape.kind === "fn") return fnOfInstance(frame.session, shape.instance);
    const instance = home?.instance ?? 0;
    return frame.session.global({ instance, name }, () =>
      freshTemp(tyOfShape(frame.session, shape), { name, global: { instance, name } }),
    );
  }
  const known = binding ? undefined : builtinNamed(name, home?.instance === undefined);
  if (known?.kind === "constant") return frame.code.constant(known.value);
  if (known) return known.val;
  if (shape) return frame.refuse("opaque-capture", node, { name, why: shape.why });
  return refuseName(frame, name, node, binding);
}

function refuseName(frame: Frame, name: string, node: Range, binding: Binding | undefined): never {
  if (name === "eval") frame.refuse("eval-call", node, {});
  if (name === "arguments") frame.refuse("arguments-object", node, {});
  if (binding) frame.refuse("name-before-value", node, { name });
  if (unsupportedGlobals.has(name)) frame.refuse("unsupported-global", node, { name });
  if (outputGlobals.has(name)) frame.refuse("output-inside", node, { name });
  if (hostGlobals.has(name)) frame.refuse("host-global", node, { name });
  if (printNames.has(name)) frame.refuse("print-elsewhere", node, { name });
  const similar = similarName(name, frame.home?.captures.keys() ?? []);
  if (similar !== undefined) frame.refuse("name-similar", node, { name, similar });
  return frame.refuse("unknown-name", node, { name });
}
