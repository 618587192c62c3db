/** The listings that the compiler made, one at a time: chosen by tabs, or from a menu where there are many. */
import { useId, useMemo, useState } from "react";
import type { CodeListing, Span } from "../../../engine/protocol.ts";
import { Button } from "../../ui/Button.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { CodeText } from "./CodeText.tsx";
import styles from "./CodeView.module.css";
import { coloredLines } from "./coloredLines.ts";
import { litListingLines, type ListingGroup, type SourceText } from "./layout.ts";
import { stepLine } from "./stepLine.ts";

interface Props {
  readonly listings: readonly CodeListing[];
  readonly groups: readonly ListingGroup[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly texts: readonly SourceText[];
  readonly span: Span | undefined;
  readonly onLight: (span: Span | undefined) => void;
  readonly onPin: (span: Span) => void;
}

/** Tabs with more characters than this in all do not fit; they become a menu. */
const mostInTabs = 44;

export function ListingPane(props: Props) {
  const { listings, groups, chosen, onChoose, texts, span, onLight, onPin } = props;
  const panel = useId();
  const listing = listings[chosen];
  const colored = useMemo(() => (listing === undefined ? [] : coloredLines(listing.text)), [listing]);
  if (listing === undefined) {
    return <p className={styles["none"]}>No code was made for this call.</p>;
  }
  const fitsTabs = listings.reduce((sum, each) => sum + titleOf(each).length + 4, 0) <= mostInTabs;
  const lit = litListingLines(listing, span, texts);
  return (
    <section className={styles["pane"]} aria-label="Derivative code">
      <div className={styles["bar"]}>
        {fitsTabs ? (
          <Tabs
            label="Listings"
            panel={panel}
            chosen={String(chosen)}
            tabs={listings.map((each, index) => ({ id: String(index), title: titleOf(each) }))}
            onChoose={(id) => onChoose(Number(id))}
          />
        ) : (
          <select
            aria-label="Listing"
            className={styles["menu"]}
            value={chosen}
            onChange={(event) => onChoose(Number(event.target.value))}
          >
            {groups.map(({ title, members }) => (
              <optgroup key={title} label={title}>
                {members.map((index) => (
                  <option key={index} value={index}>
                    {titleOf(listings[index]!)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
        <CopyButton text={listing.text} />
      </div>
      <div
        id={panel}
        role="tabpanel"
        aria-label={`${listing.title}; arrows step through its lines`}
        className={styles["scroll"]}
        data-pane
        tabIndex={0}
        onKeyDown={(event) => stepLine(event, listing.origins, span, onLight, onPin)}
        onPointerLeave={() => onLight(undefined)}
      >
        <table className={styles["code"]}>
          <tbody>
            {colored.map((pieces, index) => {
              const origin = listing.origins[index];
              return (
                <tr
                  key={index}
                  data-lit={lit.has(index)}
                  onPointerEnter={() => onLight(origin)}
                  onClick={() => {
                    if (origin !== undefined) onPin(origin);
                  }}
                >
                  <td className={styles["number"]}>{index + 1}</td>
                  <td className={styles["text"]}>
                    <code>
                      <CodeText text={listing.text} pieces={pieces} />
                    </code>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const roleLetters: Readonly<Record<CodeListing["role"], string>> = {
  primal: "",
  forward: "F ",
  reverse: "R ",
  wrapper: "",
};

const titleOf = ({ title, role }: CodeListing) => `${roleLetters[role]}${title}`;

function CopyButton({ text }: { readonly text: string }) {
  const [said, setSaid] = useState<{ readonly text: string; readonly words: string } | undefined>(undefined);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setSaid({ text, words: "Copied" }),
      () => setSaid({ text, words: "Select and copy" }),
    );
  };
  const words = said?.text === text ? said.words : "Copy";
  return (
    <Button className={styles["copy"]} onClick={copy}>
      <span aria-live="polite">{words}</span>
    </Button>
  );
}
