/**
 * What measured code counts. Each block that does work, records, or marks an event of its owner gets a counter; what
 * one execution of it does is known when compiling. The test of a loop runs once more than its body: its work is
 * given to the body and once to the block around the loop.
 */
import type { Aliases, ClassId } from "../analyse/aliases.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { isReference } from "../ir/shadow.ts";
import { blocksOf, forEachOp } from "../ir/traverse.ts";
import type { Block, Func, Op, Value } from "../ir/types.ts";
import type { Span } from "../source/span.ts";
import type { CountedBlock, Figure, TapeGroup } from "./emitted.ts";
import type { Needed } from "./needed.ts";
import type { Measuring } from "./printFunction.ts";
import { isReferenceOnTape } from "./printTape.ts";
import type { Statement } from "./tree.ts";
import { type ValueLookup, ValueMap } from "../ir/valueTable.ts";

/** Bytes of a number, boolean or reference on the tape. */
const bytesOfEntry = 8;

/** Counters and tape groups of a module; numbers are given as functions are surveyed. */
export class Counting implements Measuring {
  readonly blocks: CountedBlock[] = [];
  readonly groups: TapeGroup[] = [];
  readonly #counters = new Map<Block, Statement>();
  readonly #additions = new Map<Op, number>();
  readonly #groupOf = new Map<Op, number>();
  readonly #groupByName = new Map<number, number>();
  readonly #held: ReadonlySet<ClassId>;
  readonly #aliases: Aliases;

  constructor(aliases: Aliases) {
    this.#aliases = aliases;
    this.#held = classesOnTape(aliases);
  }

  survey(func: Func, needed: Needed): void {
    const origins = new ValueMap<Span>();
    forEachOp(func.body, (op) => {
      for (const result of op.results) origins.set(result, op.span);
    });
    const { owner, role } = func;
    this.#surveyBlock(func.body, new Figures(func, needed, origins), { event: "enter", owner, role });
    forEachOp(func.body, (op) => {
      if (!needed.hasOp(op)) return;
      if (op.kind === "accumulate" || op.kind === "inner") this.#countAdditions(op, func);
      if (op.kind === "tapePush") this.#addGroup(op, origins);
    });
  }

  counterOf = (block: Block): Statement | undefined => this.#counters.get(block);
  additionsOf = (op: Op): number | undefined => this.#additions.get(op);

  isOwned = (made: Value): boolean => {
    const type = made.type.kind === "maybe" ? made.type.of : made.type;
    return type.kind === "list" && this.#held.has(this.#aliases.classOf(made));
  };

  groupOf = (op: Op): number | undefined => {
    if (op.kind === "tapePush") return this.#groupOf.get(op);
    if (op.kind === "tapePop" && op.group !== undefined) return this.#groupByName.get(op.group);
    return undefined;
  };

  blocksOf = ({ body }: Func): readonly number[] => {
    const bodies = [body];
    forEachOp(body, (op) => {
      if (op.kind === "loop") bodies.push(op.body);
    });
    return bodies.map((block) => {
      const counter = this.#counters.get(block);
      if (counter?.kind !== "count") throw new InvariantError("a body is not counted");
      return counter.block;
    });
  };

  #surveyBlock(block: Block, figures: Figures, what: Omit<CountedBlock, "figures">, test?: Block): void {
    for (const op of block.ops) {
      const role = op.role ?? what.role;
      if (op.kind === "loop")
        this.#surveyBlock(op.body, figures, { event: "turn", owner: op.loopOwner, role }, op.cond);
      else {
        const inside = { event: undefined, owner: op.owner, role };
        for (const nested of blocksOf(op)) this.#surveyBlock(nested, figures, inside);
      }
    }
    const own = figures.of(block, test);
    if (own.length === 0 && what.event === undefined) return;
    this.#add(block, { ...what, figures: own }, figures.span);
  }

  #add(block: Block, counted: CountedBlock, span: Span): void {
    const index = this.blocks.push(counted) - 1;
    this.#counters.set(block, { kind: "count", block: index, owner: counted.owner, span });
  }

  #countAdditions(op: Op, func: Func): void {
    const role = op.role ?? func.role;
    const figure: Figure = { owner: op.owner, span: op.span, role, prims: 1, bytes: 0 };
    const block: CountedBlock = { owner: op.owner, role, event: undefined, figures: [figure] };
    this.#additions.set(op, this.blocks.push(block) - 1);
  }

  #addGroup(op: Op & { kind: "tapePush" }, origins: ValueLookup<Span>): void {
    const references = op.args.filter(isReferenceOnTape).length;
    const sources = op.args.map((value) => ({ span: origins.get(value) ?? op.span, bytes: bytesOfEntry }));
    const index =
      this.groups.push({ owner: op.owner, bytes: op.args.length * bytesOfEntry, references, sources }) - 1;
    this.#groupOf.set(op, index);
    if (op.group !== undefined) this.#groupByName.set(op.group, index);
  }
}

/** Works out the figures of one execution of a block, without its nested blocks. */
class Figures {
  readonly #func: Func;
  readonly #needed: Needed;
  readonly #origins: ValueLookup<Span>;

  constructor(func: Func, needed: Needed, origins: ValueLookup<Span>) {
    this.#func = func;
    this.#needed = needed;
    this.#origins = origins;
  }

  get span(): Span {
    return this.#func.span;
  }

  of(block: Block, test?: Block): readonly Figure[] {
    const found = new Map<string, Figure>();
    this.#addBlock(block, found);
    if (test !== undefined) this.#addBlock(test, found);
    for (const op of block.ops)
      if (op.kind === "loop" && this.#needed.hasOp(op)) this.#addBlock(op.cond, found);
    return [...found.values()];
  }

  #addBlock(block: Block, found: Map<string, Figure>): void {
    for (const op of block.ops) {
      if (!this.#needed.hasOp(op)) continue;
      if (op.kind === "prim" || op.kind === "leafAdd") this.#add(found, op, op.span, 1, 0);
      if (op.kind !== "tapePush") continue;
      for (const value of op.args) this.#add(found, op, this.#origins.get(value) ?? op.span, 0, bytesOfEntry);
    }
  }

  #add(found: Map<string, Figure>, op: Op, span: Span, prims: number, bytes: number): void {
    const { owner, role = this.#func.role } = op;
    const key = `${owner} ${role} ${span.source} ${span.start} ${span.end}`;
    const known = found.get(key) ?? { owner, span, role, prims: 0, bytes: 0 };
    found.set(key, { ...known, prims: known.prims + prims, bytes: known.bytes + bytes });
  }
}

/** Alias classes of which the tape may hold objects, directly or inside others. */
function classesOnTape(aliases: Aliases): ReadonlySet<ClassId> {
  const held = new Set<ClassId>();
  for (const func of aliases.functions) {
    forEachOp(func.body, (op) => {
      if (op.kind !== "tapePush") return;
      for (const value of op.args) {
        if (isReference(value.type)) for (const id of aliases.reachable(aliases.classOf(value))) held.add(id);
      }
    });
  }
  return held;
}
