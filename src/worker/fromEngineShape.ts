/** What a message of the engine must look like before the page believes it, field by field as in `protocol.ts`. */
import type {
  CellResult,
  CheckNote,
  CodeModel,
  ConsoleLine,
  DerivativeReport,
  Diagnostic,
  FromEngine,
  GraphModel,
  InputNote,
  LiveNote,
  ModeLetter,
  ModeName,
  KinkNote,
  NonFiniteNote,
  NonFiniteStep,
  NameNote,
  OwnerReport,
  PlainValue,
  Plot,
  PlotAxis,
  PlotSeries,
  RecordedDecision,
  RecordedOperation,
  RecordingNote,
  ShapeNote,
  ShownValue,
  TapeSample,
  TapeTimeline,
} from "../../engine/protocol.ts";
import {
  isAnyOf,
  isArrayOf,
  isBoolean,
  isEither,
  isLater,
  isMaybe,
  isNumber,
  isObject,
  isOneOf,
  isPair,
  isRecordOf,
  isString,
  isTagged,
  type Check,
} from "./shape.ts";
import { isRuleCheck } from "./ruleCheckShape.ts";
import { isSpan } from "./spanShape.ts";
import { isRunSteps } from "./stepsShape.ts";

const isLetter: Check<ModeLetter> = isOneOf("F", "R", "C", "ρ", "I", "–");
const isMode: Check<ModeName> = isOneOf(
  "reverse",
  "forward",
  "forward-late",
  "forward-preaccumulate",
  "checkpoint",
  "implicit",
  "rule",
  "nondifferentiable",
);

const isAxis = isObject<PlotAxis>({ label: isMaybe(isString), unit: isMaybe(isString), log: isBoolean });

const isSeries = isObject<PlotSeries>({
  name: isMaybe(isString),
  x: isArrayOf(isNumber),
  y: isArrayOf(isNumber),
  length: isNumber,
});

const isPoints = <F extends "line" | "scatter" | "bars">(form: F) =>
  isObject({
    form: isOneOf(form),
    title: isMaybe(isString),
    x: isAxis,
    y: isAxis,
    series: isArrayOf(isSeries),
    cut: isNumber,
    labels: isArrayOf(isString),
  });

const isContour = isObject({
  form: isOneOf("contour"),
  title: isMaybe(isString),
  x: isAxis,
  y: isAxis,
  value: isAxis,
  xs: isArrayOf(isNumber),
  ys: isArrayOf(isNumber),
  values: isArrayOf(isArrayOf(isNumber)),
  given: isPair(isNumber, isNumber),
  path: isMaybe(isSeries),
});

const isPlot: Check<Plot> = isAnyOf<Plot>(isPoints("line"), isPoints("scatter"), isPoints("bars"), isContour);

const isOperation = isObject<RecordedOperation>({
  id: isString,
  op: isString,
  operands: isArrayOf(isString),
  value: isMaybe(isNumber),
  name: isMaybe(isString),
  line: isMaybe(isNumber),
  span: isSpan,
});

const isDecision = isObject<RecordedDecision>({
  text: isString,
  operands: isArrayOf(isString),
  outcome: isEither(isNumber, isBoolean),
  line: isMaybe(isNumber),
  span: isSpan,
});

const isValue: Check<PlainValue> = isTagged<PlainValue>({
  number: isObject({ value: isNumber }),
  boolean: isObject({ value: isBoolean }),
  string: isObject({ value: isString, cut: isBoolean }),
  undefined: isObject({}),
  null: isObject({}),
  function: isObject({ name: isString, wrapper: isMaybe(isString) }),
  numbers: isObject({
    flavor: isOneOf("array", "Float64Array", "Float32Array"),
    length: isNumber,
    values: isArrayOf(isNumber),
  }),
  array: isObject({ length: isNumber, items: isArrayOf(isLater(() => isValue)) }),
  object: isObject({
    entries: isArrayOf(
      isPair(
        isString,
        isLater(() => isValue),
      ),
    ),
    size: isNumber,
  }),
  map: isObject({
    entries: isArrayOf(
      isPair(
        isLater(() => isValue),
        isLater(() => isValue),
      ),
    ),
    size: isNumber,
  }),
  set: isObject({ items: isArrayOf(isLater(() => isValue)), size: isNumber }),
  plot: isObject({ plot: isPlot }),
  recording: isObject<RecordingNote>({
    name: isString,
    value: isLater(() => isValue),
    counts: isObject({ inputs: isNumber, operations: isNumber, decisions: isNumber }),
    redone: isNumber,
    operations: isArrayOf(isOperation),
    decisions: isArrayOf(isDecision),
  }),
  opaque: isObject({ text: isString }),
});

const isDiagnostic = isObject<Diagnostic>({
  code: isString,
  class: isOneOf("invalid", "unsupported", "notYet", "runtime"),
  severity: isOneOf("error", "warning", "info"),
  message: isString,
  hint: isString,
  span: isSpan,
  related: isArrayOf(isObject({ span: isSpan, message: isString })),
});

const isShapeNote = isObject<ShapeNote>({ text: isString, leaves: isNumber });

const isOwner = isObject<OwnerReport>({
  key: isString,
  kind: isOneOf("function", "loop"),
  name: isString,
  parent: isMaybe(isString),
  span: isSpan,
  mode: isMode,
  letter: isLetter,
  reason: isString,
  inputs: isMaybe(isNumber),
  outputs: isMaybe(isNumber),
  count: isNumber,
  primalWork: isNumber,
  derivativeWork: isNumber,
  recordedBytes: isNumber,
  peakBytes: isNumber,
  options: isArrayOf(
    isObject({
      mode: isMode,
      chosen: isBoolean,
      refused: isMaybe(isString),
      predictedWork: isMaybe(isNumber),
      predictedBytes: isMaybe(isNumber),
    }),
  ),
});

const isSample = isObject<TapeSample>({
  at: isNumber,
  sweep: isOneOf("forward", "reverse"),
  total: isNumber,
  bytes: isArrayOf(isNumber),
});

const isTimeline = isObject<TapeTimeline>({
  owners: isArrayOf(isString),
  samples: isArrayOf(isSample),
  peak: isMaybe(isSample),
});

const isGraph = isObject<GraphModel>({
  nodes: isArrayOf(
    isObject({
      id: isString,
      parent: isMaybe(isString),
      kind: isOneOf("call", "loop", "branch", "operation", "input", "output"),
      label: isString,
      name: isMaybe(isString),
      owner: isString,
      letter: isLetter,
      active: isBoolean,
      recorded: isBoolean,
      span: isSpan,
      count: isMaybe(isNumber),
    }),
  ),
  edges: isArrayOf(isObject({ from: isString, to: isString, shape: isString, active: isBoolean })),
  cut: isNumber,
});

const isCode = isObject<CodeModel>({
  listings: isArrayOf(
    isObject({
      title: isString,
      role: isOneOf("primal", "forward", "reverse", "wrapper"),
      owner: isString,
      text: isString,
      origins: isArrayOf(isMaybe(isSpan)),
    }),
  ),
  lines: isArrayOf(
    isObject({
      source: isString,
      line: isNumber,
      primalWork: isNumber,
      derivativeWork: isNumber,
      recordedBytes: isNumber,
    }),
  ),
});

const isReport = isObject<DerivativeReport>({
  id: isString,
  cell: isString,
  span: isSpan,
  transform: isString,
  entry: isString,
  mode: isOneOf("forward", "reverse", "mixed"),
  chunk: isMaybe(isNumber),
  policy: isOneOf("needed", "everything"),
  calls: isNumber,
  input: isShapeNote,
  output: isShapeNote,
  value: isMaybe(isValue),
  result: isValue,
  work: isObject({ primal: isNumber, derivative: isNumber }),
  tape: isObject({ peakBytes: isNumber, recordedBytes: isNumber, budgetBytes: isNumber }),
  owners: isArrayOf(isOwner),
  names: isArrayOf(
    isObject<NameNote>({
      name: isString,
      within: isSpan,
      shape: isString,
      leaves: isMaybe(isNumber),
      isVaried: isBoolean,
      isActive: isBoolean,
      isInput: isBoolean,
    }),
  ),
  nonFinite: isMaybe(
    isObject<NonFiniteNote>({
      call: isNumber,
      point: isArrayOf(isValue),
      result: isValue,
      state: isOneOf("seen", "followed", "tooLong"),
      path: isArrayOf(
        isObject<NonFiniteStep>({
          operation: isString,
          quantity: isOneOf("primal", "tangent", "cotangent"),
          operands: isArrayOf(isNumber),
          value: isNumber,
          span: isSpan,
          times: isNumber,
        }),
      ),
      cut: isNumber,
    }),
  ),
  kinks: isArrayOf(
    isObject<KinkNote>({
      name: isString,
      convention: isString,
      span: isSpan,
      count: isNumber,
      isMistake: isBoolean,
    }),
  ),
  timeline: isTimeline,
  graph: isGraph,
  code: isCode,
  steps: isRunSteps,
  overrides: isRecordOf(isMode),
});

const isShown = isArrayOf(isObject<ShownValue>({ key: isString, value: isValue }));

const isInput = isObject<InputNote>({
  name: isString,
  kind: isOneOf("slider", "number", "select", "checkbox", "text"),
  label: isMaybe(isString),
  min: isMaybe(isNumber),
  max: isMaybe(isNumber),
  step: isMaybe(isNumber),
  choices: isArrayOf(isAnyOf<string | number>(isString, isNumber)),
});

const isLive = isObject<LiveNote>({
  shown: isShown,
  progress: isMaybe(isObject({ fraction: isNumber, label: isMaybe(isString) })),
});

const isCellResult = isObject<CellResult>({
  cell: isString,
  status: isOneOf("ok", "error"),
  value: isMaybe(isValue),
  console: isArrayOf(
    isObject<ConsoleLine>({
      level: isOneOf("log", "info", "warn", "error", "note"),
      parts: isArrayOf(isValue),
      span: isMaybe(isSpan),
    }),
  ),
  reports: isArrayOf(isReport),
  ruleChecks: isMaybe(isArrayOf(isRuleCheck)),
  diagnostics: isArrayOf(isDiagnostic),
  defines: isArrayOf(isString),
  needs: isMaybe(isArrayOf(isString)),
  milliseconds: isNumber,
  inputs: isArrayOf(isInput),
  shown: isShown,
  checks: isArrayOf(isObject<CheckNote>({ passed: isBoolean, message: isString, span: isSpan })),
});

/** Any message of the engine. */
export const isFromEngine: Check<FromEngine> = isTagged<FromEngine>({
  ready: isObject({ ambient: isString }),
  cellStarted: isObject({ run: isNumber, cell: isString }),
  cellLive: isObject({ run: isNumber, cell: isString, live: isLive }),
  cellFinished: isObject({ run: isNumber, result: isCellResult }),
  runFinished: isObject({ run: isNumber }),
  broken: isObject({ message: isString }),
});
