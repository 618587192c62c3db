/** What the text of a module refers to by number: places, layouts, prints, and the things of `rt` that it uses. */
import type { CallNativeOp, Op, PrintOp, ThrowOp, Value } from "../ir/types.ts";
import type { EmittedKernel, EmittedNative, EmittedPrint, EmittedThrow, Layout, Site } from "./emitted.ts";
import type { Layouts } from "./layouts.ts";
import { runtimeNames, type RuntimeName } from "./runtimeNames.ts";

export class Tables {
  readonly sites: Site[] = [];
  readonly layouts: Layout[] = [];
  readonly prints: EmittedPrint[] = [];
  readonly throws: EmittedThrow[] = [];
  readonly natives: EmittedNative[] = [];
  readonly kernels: EmittedKernel[] = [];
  readonly primitives = new Set<string>();
  readonly used = new Set<RuntimeName>();
  outSlots = 1;
  readonly #layoutsOf: Layouts;
  readonly #indices = new Map<string, number>();

  constructor(layouts: Layouts) {
    this.#layoutsOf = layouts;
  }

  /** The name in emitted code of something that `rt` provides. */
  use(name: RuntimeName): string {
    this.used.add(name);
    return runtimeNames[name];
  }

  site(op: Op): number {
    return this.sites.push({ span: op.span, owner: op.owner }) - 1;
  }

  layoutOf(value: Value): Layout {
    return this.#layoutsOf.of(value);
  }

  /** The number of the layout of a value; values of one layout share it. */
  layout(value: Value): number {
    const layout = this.layoutOf(value);
    const key = JSON.stringify(layout);
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    const index = this.layouts.push(layout) - 1;
    this.#indices.set(key, index);
    return index;
  }

  isTyped(list: Value): boolean {
    return this.#layoutsOf.isTyped(list);
  }

  mayGrow(list: Value): boolean {
    return this.#layoutsOf.mayGrow(list);
  }

  /** The number of a place that calls a native; layouts may differ from place to place. */
  native(op: CallNativeOp): number {
    const params = op.args.map((value) => this.layoutOf(value));
    const result = this.layoutOf(op.results[0]!);
    return this.natives.push({ name: op.native, params, result, span: op.span }) - 1;
  }

  thrown(op: ThrowOp): number {
    const layout = this.layoutOf(op.args[0]!);
    return this.throws.push({ errorName: op.errorName, fault: op.fault, span: op.span, layout }) - 1;
  }

  print(op: PrintOp): number {
    const layouts = op.args.map((value) => this.layoutOf(value));
    return this.prints.push({ what: op.what, label: op.label, span: op.span, layouts }) - 1;
  }
}
