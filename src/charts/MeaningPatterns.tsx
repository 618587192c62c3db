/** The hatchings of the meanings as SVG patterns, so that an area is told apart without color. */
import { meanings, type Meaning, type Pattern } from "../theme/meanings.ts";

/** What to give as `fill` inside an `<svg>` that holds `<MeaningPatterns prefix={prefix} …/>`. */
export function patternFill(prefix: string, meaning: Meaning): string {
  return `url(#${prefix}-${meaning})`;
}

/** Definitions for the meanings named; `prefix` makes their ids unique in the page (`useId`). */
export function MeaningPatterns({
  prefix,
  of,
}: {
  readonly prefix: string;
  readonly of: readonly Meaning[];
}) {
  return (
    <defs>
      {of.map((meaning) => (
        <pattern
          key={meaning}
          id={`${prefix}-${meaning}`}
          width={tile}
          height={tile}
          patternUnits="userSpaceOnUse"
        >
          <Strokes pattern={meanings[meaning].pattern} color={meanings[meaning].color} />
        </pattern>
      ))}
    </defs>
  );
}

/** Side of a tile in px. */
const tile = 6;

const paths: Readonly<Record<Exclude<Pattern, "dots" | "plain">, string>> = {
  rising: "M-1,1 L1,-1 M0,6 L6,0 M5,7 L7,5",
  falling: "M-1,5 L1,7 M0,0 L6,6 M5,-1 L7,1",
  grid: "M0,0.5 H6 M0.5,0 V6",
  horizontal: "M0,1.5 H6 M0,4.5 H6",
  zigzag: "M0,4 L3,1.5 L6,4",
  crossed: "M0,0 L6,6 M0,6 L6,0",
};

function Strokes({ pattern, color }: { readonly pattern: Pattern; readonly color: string }) {
  if (pattern === "plain") return <rect width={tile} height={tile} fill={color} opacity={0.35} />;
  if (pattern === "dots") {
    return (
      <g fill={color}>
        <circle cx={1.5} cy={1.5} r={1.1} />
        <circle cx={4.5} cy={4.5} r={1.1} />
      </g>
    );
  }
  return <path d={paths[pattern]} fill="none" stroke={color} strokeWidth={1.4} />;
}
