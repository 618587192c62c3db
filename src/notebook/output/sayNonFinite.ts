/** What is to be said of a result that is not finite, in a sentence. */
import type { NonFiniteNote } from "../../../engine/protocol.ts";
import { formatAmount, formatCount } from "../../charts/quantities.ts";

/**
 * `transform`, `entry`: the derivative function that gave it and of which function, for the way to ask for more;
 * `calls`: how often it was called.
 */
export function sayNonFinite(
  { state, call, path, cut }: NonFiniteNote,
  { transform, entry, calls }: { readonly transform: string; readonly entry: string; readonly calls: number },
): string {
  const which =
    calls === 1 ? "The result" : `The result of call ${formatCount(call)} of ${formatCount(calls)}`;
  const fact = `${which} holds NaN or an infinity, though the point does not.`;
  switch (state) {
    case "seen":
      return `${fact} To see where that begins: \`${transform}(${namedOr(entry, "f")}, { nonFinite: "follow" })\`.`;
    case "tooLong":
      return `${fact} The run is too long to be followed: try a smaller input or fewer steps.`;
    case "followed": {
      const more = cut > 0 ? `, ${formatCount(cut)} more in between` : "";
      return path.length === 0
        ? `${fact} It stands in the program as it is written.`
        : `${fact} From where it began to the result, ${formatAmount(path.length, "place")}${more}:`;
    }
  }
}

/** A function without a name is told by a phrase, which would not run; a method by its object and its name. */
function namedOr(entry: string, otherwise: string): string {
  const letters = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`;
  return new RegExp(String.raw`^${letters}(?:\.${letters})*$`, "u").test(entry) ? entry : otherwise;
}
