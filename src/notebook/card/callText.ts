/** What a card calls its derivative, in two pieces: where room is short, the first is cut and the second stays. */

/** Characters of a name's end that stay: enough to tell names apart that begin alike. */
const endLength = 6;

/** `gradient(function (line 4))` is cut before `(line 4))`; any other name a few characters before its end. */
export function callText(transform: string, entry: string): { readonly start: string; readonly end: string } {
  const place = / \(line \d+\)$/.exec(entry)?.index;
  const cut = place ?? Math.max(0, entry.length - endLength);
  return { start: `${transform}(${entry.slice(0, cut)}`, end: `${entry.slice(cut)})` };
}
