/** Line drawings for controls, 16 × 16, in the color of the text around them; silent for screen readers. */
const drawings = {
  play: "M5 3.2v9.6L12.6 8z",
  stop: "M4 4h8v8H4z",
  follow: "M13 8a5 5 0 1 1-1.6-3.7M13.2 2.2v3h-3",
  share: "M8 10V2.5M5.2 5 8 2.2 10.8 5M4 7.5H3v6h10v-6h-1",
  sun: "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M12.8 3.2l-1.1 1.1M4.3 11.7l-1.1 1.1",
  moon: "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8 5.6 5.6 0 1 0 13.2 9.6z",
  system: "M2 3h12v8H2zM6 13.5h4M8 11v2.5",
  plus: "M8 3.5v9M3.5 8h9",
  text: "M3.5 4h9M8 4v8.5",
  up: "M8 13V3.5M4 7.2l4-4 4 4",
  down: "M8 3v9.5M4 8.8l4 4 4-4",
  remove: "M3 4.5h10M6.2 4.5V3h3.6v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5",
  close: "M4 4l8 8M12 4l-8 8",
  back: "M10 3.5 5.5 8 10 12.5",
  open: "M6 3.5 10.5 8 6 12.5",
  fold: "M4 6l4 4 4-4",
  more: "M1.8 8a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0M6.7 8a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0M11.6 8a1.3 1.3 0 1 0 2.6 0 1.3 1.3 0 1 0-2.6 0",
  grip: "M5 3h2v2H5zM9 3h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 11h2v2H5zM9 11h2v2H9z",
  search: "M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4M10.2 10.2 13.4 13.4",
  edit: "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z",
} as const;

export type IconName = keyof typeof drawings;

const filled: ReadonlySet<IconName> = new Set<IconName>(["play", "stop", "more", "grip"]);

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  const isFilled = filled.has(name);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      fill={isFilled ? "currentColor" : "none"}
      stroke={isFilled ? "none" : "currentColor"}
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
