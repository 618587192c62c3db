/** `vjp(f)(x)`: the value as plain JavaScript computes it, and a pullback that is compiled when it is called. */
import { refuse } from "../diagnostics/diagnose.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import { checkLengths } from "./checkLengths.ts";
import { budgetOf, checkWrt, countOf } from "./derivativeFunctions.ts";
import { derivativeOptions } from "../lower/derivatives/optionKinds.ts";
import { checkOptions } from "./options.ts";
import type { OwnFunctions } from "./ownFunctions.ts";
import { structuralCopy } from "./structuralCopy.ts";

export function vjpFunction(own: OwnFunctions): AnyFunction {
  return own.placedBuiltin("vjp", ({ span }, [f, given]) => {
    const inner = own.differentiable("vjp", f, span);
    const options = checkOptions("vjp", derivativeOptions, given, span);
    const entryName = own.writtenName("vjp", inner, span);
    const applied: AnyFunction = () => undefined;
    own.register(applied, "pullback", [["f", inner]], options, `the pullback of ${entryName}`);
    const pullbackOf = (kept: readonly unknown[], value: unknown) =>
      own.placed((place, bars) => {
        const [bar] = bars;
        if (bars.length !== 1) {
          const usage = "vjp(f)(x).pullback(yBar)";
          const expected = "the cotangent of the value";
          refuse("derivative-needs-argument", place.span, {
            callee: "vjp",
            expected,
            given: countOf(bars),
            usage,
          });
        }
        checkLengths(bar, value, "cotangent", "the value", place.span);
        const args = [bar, ...kept];
        const budgetBytes = budgetOf(options);
        return own.calls.call({
          applied,
          transform: "vjp",
          entryName,
          args,
          place,
          budgetBytes,
          measure: false,
          follow: options.nonFinite === "follow",
          again: true,
        }).value;
      });
    const wrapper = own.placed((place, args) => {
      if (args.length === 0) {
        const expected = "the point to differentiate at";
        refuse("derivative-needs-argument", place.span, {
          callee: "vjp",
          expected,
          given: "nothing",
          usage: "vjp(f)(x)",
        });
      }
      checkWrt(options.wrt, args, place.span);
      // The pullback belongs to the point as it was, whatever becomes of the caller's arrays.
      const kept = args.map(structuralCopy);
      const value = (inner as (...args: readonly unknown[]) => unknown)(...args.map(structuralCopy));
      return { value, pullback: pullbackOf(kept, structuralCopy(value)) };
    });
    own.register(wrapper, "vjp", [["f", inner]], options, `vjp(${entryName})`);
    return wrapper;
  });
}
