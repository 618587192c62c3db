/** Reports made by hand, for tests of the views and for the gallery; never part of the page. */
export { threadCell, threadReport } from "./testing/thread.ts";
export { checkpointedReport, orbitCell, orbitReport } from "./testing/orbit.ts";
export { crowdCell, crowdReport, emptyishReport, forwardReport, smallCell } from "./testing/extremes.ts";
export { GraphDraft, at, emptyReport, ownerReport, timeline } from "./testing/buildReport.ts";
