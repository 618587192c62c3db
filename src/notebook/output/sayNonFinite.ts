/** What is to be said of a result that is not finite, in a sentence. */
import type { NonFiniteNote } from "../../../engine/protocol.ts";

/** `transform`: the derivative function that gave it, for the way to ask for more. */
export function sayNonFinite({ state, call, path, cut }: NonFiniteNote, transform: string): string {
  const which = call === 1 ? "The result" : `The result of call ${String(call)}`;
  const fact = `${which} holds NaN or an infinity, though the point does not.`;
  switch (state) {
    case "seen":
      return `${fact} To see where that begins: \`${transform}(f, { nonFinite: "follow" })\`.`;
    case "tooLong":
      return `${fact} The run is too long to be followed: try a smaller input or fewer steps.`;
    case "followed": {
      const more = cut > 0 ? `, ${String(cut)} more in between` : "";
      return path.length === 0
        ? `${fact} It stands in the program as it is written.`
        : `${fact} From where it began to the result, ${String(path.length)} places${more}:`;
    }
  }
}
