/** Which character of an element's text lies under a point of the screen? */

/** Offset in the text of `element` (as `textContent`), or undefined where no text is near. */
export function offsetAtPoint(element: Element, x: number, y: number): number | undefined {
  const [node, offset] = caretAt(x, y) ?? [];
  if (node === undefined || offset === undefined || !element.contains(node)) return undefined;
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(node, offset);
  return range.toString().length;
}

function caretAt(x: number, y: number): [Node, number] | undefined {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? undefined : [position.offsetNode, position.offset];
  }
  return undefined;
}
