/** Work that waits until the page has a moment. */

/** Where the browser tells of no idle moments, as Safari does not, the work comes after what is under way. */
export function atRest(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work);
  else setTimeout(work, 0);
}
