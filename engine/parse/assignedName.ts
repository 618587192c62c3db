/** What a value is called that stands after some text, as far as the text's end tells. */

const name = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`;
const ofVariable = new RegExp(String.raw`(?:const|let|var)\s+(${name})(?:\s*:(?:[^=;\n]|=>)+)?\s*=\s*$`, "u");
const ofProperty = new RegExp(String.raw`[{,]\s*(?:(${name})|"([^"\n]+)")\s*:\s*$`, "u");

/** The variable or property that the value is assigned to; undefined where there is none. */
export function assignedNameIn(before: string): string | undefined {
  const property = ofProperty.exec(before);
  return ofVariable.exec(before)?.[1] ?? property?.[1] ?? property?.[2];
}
