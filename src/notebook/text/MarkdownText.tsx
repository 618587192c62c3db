/** Markdown as reading text: rendered safely, with its math set as soon as KaTeX is there. */
import { memo, useLayoutEffect, useRef } from "react";
import { markdownToHtml } from "./markdownToHtml.ts";
import styles from "./MarkdownText.module.css";
import { safeHtml } from "./safeHtml.ts";
import { setMath } from "./setMath.ts";

export const MarkdownText = memo(function MarkdownText({ markdown }: { readonly markdown: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    element.replaceChildren(safeHtml(markdownToHtml(markdown)));
    void setMath(element);
  }, [markdown]);
  return <div ref={place} className={styles["text"]} />;
});
