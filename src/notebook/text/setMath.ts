/** Sets the TeX that stands in elements of class `math`; KaTeX is loaded when the first one is met. */

/** Leaves the TeX readable where it has a mistake. Resolves when all of it is set, and does nothing if there is none. */
export async function setMath(within: ParentNode): Promise<void> {
  const places = [...within.querySelectorAll<HTMLElement>(".math:not([data-set])")];
  if (places.length === 0) return;
  const { renderToString } = await loadKatex();
  for (const place of places) {
    const tex = place.textContent;
    const displayMode = place.dataset["display"] === "true";
    // KaTeX escapes what it is given; `trust: false` keeps links and styles of the author's out.
    place.innerHTML = renderToString(tex, {
      displayMode,
      throwOnError: false,
      trust: false,
      maxExpand: 500,
      maxSize: 20,
    });
    place.dataset["set"] = "true";
  }
}

async function loadKatex() {
  const [{ default: katex }] = await Promise.all([import("katex"), import("katex/dist/katex-swap.min.css")]);
  return katex;
}
