/** What the array library tells arguments apart by, from their structure. */
import type { Kind } from "../library/entry.ts";
import { tyOf } from "./coerce.ts";
import { isMatrixTy } from "./types/shadowTy.ts";
import { present } from "./types/ty.ts";
import type { Val } from "./values.ts";

/** An array of which nothing is known yet is taken for a vector. */
export function kindOf(val: Val): Kind {
  const ty = present(tyOf(val));
  switch (ty.kind) {
    case "num":
      return "number";
    case "str":
      return "text";
    case "list":
      return kindOfList(present(ty.elem).kind, ty.integer !== undefined);
    case "record":
      return isMatrixTy(ty) ? "matrix" : "other";
    default:
      return "other";
  }
}

function kindOfList(elem: string, isInteger: boolean): Kind {
  if (isInteger) return "other";
  if (elem === "list") return "rows";
  return elem === "num" || elem === "var" ? "vector" : "other";
}
