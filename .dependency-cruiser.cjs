// The architecture as rules: who may import whom. Chapters import themselves, `engine/protocol.ts` and earlier
// chapters; the page's folders likewise; the page knows the engine by `engine/protocol.ts` alone.

const chapters = [
  "source",
  "diagnostics",
  "ir",
  "primitives",
  "kernels",
  "library",
  "parse",
  "lower",
  "analyse",
  "plan",
  "transform",
  "emit",
  "run",
  "record",
  "trace",
  "check",
  "session",
];
/** Chapters that stand above the pipeline and may start it. */
const abovePipeline = ["check", "session"];
const belowPipeline = chapters.filter((chapter) => !abovePipeline.includes(chapter));

/** The page's folders in tiers: a folder imports itself and lower tiers. */
const tiers = [
  ["theme"],
  ["ui"],
  ["charts"],
  ["worker"],
  ["store"],
  ["commands"],
  ["views", "notebook"],
  ["app"],
];

const tests = "\\.test\\.tsx?$|/testing/|/samples/|^engine/(bench|corpus)/";
const anyOf = (names) => `(${names.join("|")})`;

const chapterRules = chapters.map((chapter, position) => {
  const later = chapters.slice(position + 1);
  const top = abovePipeline.includes(chapter) ? "index\\.ts$" : "(index|pipeline)\\.ts$";
  return {
    name: `chapter-${chapter}`,
    severity: "error",
    comment: `${chapter} may import itself, protocol.ts and the chapters before it.`,
    from: { path: `^engine/${chapter}/`, pathNot: tests },
    to: { path: later.length > 0 ? `^engine/(${anyOf(later)}/|${top})` : `^engine/${top}` },
  };
});

const tierRules = tiers.flatMap((tier, position) =>
  tier.map((folder) => ({
    name: `page-${folder}`,
    severity: "error",
    comment: `src/${folder} may import itself and the folders before it.`,
    from: { path: `^src/${folder}/`, pathNot: tests },
    to: {
      path: `^src/(${anyOf([...tiers.slice(position).flat(), "headless"].filter((other) => other !== folder))}/|main\\.tsx$)`,
    },
  })),
);

module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      severity: "error",
      comment: "Files that need each other are one file, or need a third.",
      from: {},
      to: { circular: true },
    },
    ...chapterRules,
    {
      name: "known-chapters",
      severity: "error",
      comment: "A new folder of the engine needs its place in the story (the list in this file).",
      from: {},
      to: {
        path: "^engine/[^/]+/",
        pathNot: `^engine/${anyOf([...chapters, "protocol", "corpus", "bench", "testing"])}/`,
      },
    },
    {
      name: "pipeline",
      severity: "error",
      comment: "The pipeline knows the chapters it runs, not those that run it.",
      from: { path: "^engine/pipeline\\.ts$" },
      to: { path: "^engine/", pathNot: `^engine/(${anyOf(belowPipeline)}/|protocol\\.ts$)` },
    },
    {
      name: "protocol-is-plain",
      severity: "error",
      comment:
        "What crosses the worker is plain data: it knows spans and diagnostics, and no more of the engine.",
      from: { path: "^engine/protocol[./]" },
      to: { pathNot: "^engine/(source|diagnostics|protocol)/" },
    },
    {
      name: "protocol-by-its-front-door",
      severity: "error",
      from: { pathNot: "^engine/protocol[./]" },
      to: { path: "^engine/protocol/" },
    },
    {
      name: "corpus-is-for-tests",
      severity: "error",
      from: { pathNot: tests },
      to: { path: "^engine/(corpus|bench|testing)/" },
    },
    {
      name: "tests-are-not-imported",
      severity: "error",
      from: {},
      to: { path: "\\.test\\.tsx?$" },
    },
    {
      name: "engine-stands-alone",
      severity: "error",
      comment: "The engine knows no page, no Node and no package but the parser.",
      from: { path: "^engine/", pathNot: tests },
      to: { pathNot: "^engine/|^node_modules/@babel/(parser|types)/|^[.]" },
    },
    {
      name: "engine-never-imports-the-page",
      severity: "error",
      from: { path: "^engine/" },
      to: { path: "^(src|e2e)/" },
    },
    ...tierRules,
    {
      name: "known-folders",
      severity: "error",
      comment: "A new folder of src needs its tier (the list in this file).",
      from: {},
      to: { path: "^src/[^/]+/", pathNot: `^src/${anyOf([...tiers.flat(), "headless"])}/` },
    },
    {
      name: "page-knows-the-protocol-only",
      severity: "error",
      from: { path: "^src/", pathNot: `^src/(worker/engine\\.worker\\.ts$|headless/)|${tests}` },
      to: { path: "^engine/", pathNot: "^engine/protocol\\.ts$" },
    },
    {
      name: "engine-by-its-front-door",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^engine/", pathNot: "^engine/((index|protocol)\\.ts$|corpus/)" },
    },
    {
      name: "worker-is-text",
      severity: "error",
      comment: "The page gets the worker as text, from virtual:engine-worker.",
      from: { pathNot: `\\.plugin\\.ts$|${tests}` },
      to: { path: "^src/worker/(engine\\.worker|serviceWorker|inlineWorker\\.plugin)\\.ts$" },
    },
    {
      name: "views-do-not-know-each-other",
      severity: "error",
      from: { path: "^src/views/([^/]+)/" },
      to: { path: "^src/views/[^/]+/", pathNot: "^src/views/$1/" },
    },
    {
      name: "headless-has-no-page",
      severity: "error",
      from: { path: "^src/headless/" },
      to: { path: "^src/(app|views|ui|charts)/|^src/main\\.tsx$" },
    },
    {
      name: "e2e-sees-the-built-page-only",
      severity: "error",
      from: { path: "^e2e/" },
      to: { path: "^(src|engine)/" },
    },
    {
      name: "nothing-vague",
      severity: "error",
      comment: "No file is called utils, helpers, common or misc.",
      from: {},
      to: { path: "/(util|utils|helper|helpers|common|misc)[./]", pathNot: "^node_modules/" },
    },
    {
      name: "shipped-code-has-shipped-packages",
      severity: "error",
      from: { path: "^(engine|src)/", pathNot: `${tests}|\\.plugin\\.ts$` },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/samples/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
    },
    cache: { folder: "node_modules/.cache/dependency-cruiser", strategy: "content" },
  },
};
