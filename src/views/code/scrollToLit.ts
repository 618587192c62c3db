/** Brings the highlighted lines into sight, each within its own pane; the page around them stays. */
export function scrollToLit(view: HTMLElement | null): void {
  for (const pane of view?.querySelectorAll<HTMLElement>("[data-pane]") ?? []) {
    const line = pane.querySelector<HTMLElement>("[data-lit='true']");
    if (line === null) continue;
    const top = line.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    if (top > 0.1 * pane.clientHeight && top < 0.85 * pane.clientHeight) continue;
    pane.scrollTop += top - pane.clientHeight / 3;
  }
}
