/** The plot with its cursor and, below it, who holds what at the moment that the cursor reads. */
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { DerivativeReport } from "../../../engine/protocol.ts";
import { formatBytes } from "../../charts/quantities.ts";
import { useElementSize } from "../../charts/useElementSize.ts";
import type { Highlight, ViewProps } from "../viewProps.ts";
import { Holders } from "./Holders.tsx";
import { layoutTape, sampleAt } from "./layout.ts";
import { momentText } from "./reading.ts";
import { TapePlot } from "./TapePlot.tsx";
import styles from "./TapeView.module.css";

type Props = Pick<ViewProps, "report" | "highlight" | "onHighlight">;

export function TapePicture({ report, highlight, onHighlight }: Props) {
  const { timeline, tape } = report;
  const [frame, size] = useElementSize<HTMLDivElement>({ width: 600, height: 300 });
  const layout = useMemo(() => layoutTape(timeline, tape, size), [timeline, tape, size]);
  const [cursor, setCursor] = useState<number | undefined>(undefined);

  const peakIndex = useMemo(() => indexOfPeak(report), [report]);
  const index = Math.min(cursor ?? peakIndex, timeline.samples.length - 1);
  const sample = timeline.samples[index];
  if (sample === undefined) return null;

  const point = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setCursor(sampleAt(x, layout.columns));
  };
  const step = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, index, timeline.samples.length, peakIndex);
    if (target === undefined) return;
    event.preventDefault();
    setCursor(target);
  };
  const light = (owner: string | undefined) => onHighlight(highlightOf(owner, report));
  const words = `${formatBytes(sample.total)} ${momentText(timeline, index)}`;
  return (
    <div className={styles["picture"]}>
      <p className={styles["readout"]}>
        {cursor === undefined || cursor === peakIndex ? "Peak" : "Held"}:{" "}
        <strong>{formatBytes(sample.total)}</strong> {momentText(timeline, index)}
      </p>
      <div
        ref={frame}
        className={styles["plot"]}
        role="slider"
        tabIndex={0}
        aria-label="Moment of the run"
        aria-valuemin={0}
        aria-valuemax={timeline.samples.length - 1}
        aria-valuenow={index}
        aria-valuetext={words}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setCursor(undefined)}
        onKeyDown={step}
        onBlur={() => setCursor(undefined)}
      >
        <TapePlot
          key={report.id}
          layout={layout}
          report={report}
          size={size}
          cursor={cursor === undefined ? undefined : index}
          lit={highlight?.owner}
          onLight={light}
        />
      </div>
      <Holders layout={layout} report={report} index={index} lit={highlight?.owner} onLight={light} />
    </div>
  );
}

function indexOfPeak({ timeline: { samples, peak } }: DerivativeReport): number {
  const exact = samples.findIndex(({ at, total }) => at === peak?.at && total === peak.total);
  if (exact >= 0) return exact;
  return samples.reduce((best, { total }, index) => (total > samples[best]!.total ? index : best), 0);
}

function highlightOf(key: string | undefined, report: DerivativeReport): Highlight | undefined {
  if (key === undefined) return undefined;
  return { owner: key, span: report.owners.find((owner) => owner.key === key)?.span };
}

/** Arrows step by a sample, Page keys by a tenth of the run, Home and End go to its ends, P to the peak. */
function keyTarget(key: string, from: number, count: number, peak: number): number | undefined {
  const page = Math.max(1, Math.round(count / 10));
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    PageUp: from + page,
    PageDown: from - page,
    Home: 0,
    End: count - 1,
    p: peak,
  };
  const target = moves[key];
  return target === undefined ? undefined : Math.max(0, Math.min(count - 1, target));
}
