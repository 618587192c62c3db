/** Backgrounds of open groups, links, then nodes and headers as items of a tree; of many a portion in each frame. */
import { useMemo } from "react";
import type { ElementSize } from "../../charts/useElementSize.ts";
import { meaningOfLetter } from "../../theme/meanings.ts";
import type { Highlight } from "../viewProps.ts";
import { GraphBox } from "./GraphBox.tsx";
import { GraphLink, LinkLabel } from "./GraphLink.tsx";
import { useGradually } from "./gradually.ts";
import { GroupBackground } from "./GroupBackground.tsx";
import { isLit } from "./lit.ts";
import type { GraphLayout, PlacedBox, PlacedLink } from "./placedGraph.ts";
import { isSeen, type Viewport } from "./viewport.ts";

export interface SeenArea {
  readonly view: Viewport;
  readonly size: ElementSize;
}

interface Props {
  readonly layout: GraphLayout;
  readonly prefix: string;
  readonly selected: string | undefined;
  readonly highlight: Highlight | undefined;
  /** What lies outside is left out; undefined where all is drawn. */
  readonly area: SeenArea | undefined;
}

/** So many boxes and links are put on the page in a frame. */
const portion = 150;

export function NearScene({ layout, prefix, selected, highlight, area }: Props) {
  const wanted = useMemo(() => wantedIn(layout, area), [layout, area]);
  const drawn = useGradually(wanted, portion);
  // The outermost in any case: a tree has to have an item.
  const boxes = layout.boxes.filter(
    ({ node }, index) => index === 0 || drawn.has(node.id) || node.id === selected,
  );
  const links = layout.links.filter(({ key }) => drawn.has(key));
  return (
    <>
      {boxes.map(
        (box) =>
          box.kind === "open" && (
            <GroupBackground
              key={box.node.id}
              box={box}
              prefix={prefix}
              meaning={meaningOfLetter(box.node.letter)}
              isLit={isLit(box.node, highlight)}
            />
          ),
      )}
      <g aria-hidden="true">
        {links.map((link) => (
          <GraphLink
            key={link.key}
            link={link}
            prefix={prefix}
            isStrong={selected !== undefined && (link.source === selected || link.target === selected)}
          />
        ))}
      </g>
      {boxes.map((box) => (
        <GraphBox
          key={box.node.id}
          box={box}
          prefix={prefix}
          isSelected={box.node.id === selected}
          isLit={isLit(box.node, highlight)}
        />
      ))}
      <g aria-hidden="true">
        {links.map(
          (link) => link.label !== undefined && <LinkLabel key={link.key} link={link} at={link.label} />,
        )}
      </g>
    </>
  );
}

function wantedIn({ boxes, links }: GraphLayout, area: SeenArea | undefined): string[] {
  const isIn = (place: PlacedBox | ReturnType<typeof areaOf>) =>
    area === undefined || isSeen(area.view, place, area.size);
  return [
    ...boxes.filter(isIn).map(({ node }) => node.id),
    ...links.filter((link) => isIn(areaOf(link))).map(({ key }) => key),
  ];
}

function areaOf({ left, top, right, bottom }: PlacedLink) {
  return { x: left - 1, y: top, width: right - left + 2, height: bottom - top };
}
