/**
 * A notebook as one TypeScript file: cells begin at `// %%`, Markdown cells at `// %% [markdown]` and are
 * comments. What is read and written again unchanged has the same bytes; a cell that was not edited keeps its
 * own bytes whatever happens around it.
 */

export interface FileCell {
  /** From `id=…` on the marker, or made up; unique in the notebook. */
  readonly id: string;
  readonly kind: "code" | "markdown";
  /** Without the marker and the blank end; of Markdown, without the comment signs. */
  readonly text: string;
  /** What the marker says besides the kind, as it is written. */
  readonly options: string;
  /** The cell's bytes in the file that it was read from. */
  readonly raw?: string;
}

/** A cell in its file. */
export interface PlacedCell extends FileCell {
  readonly raw: string;
  /** Offset in the file at which the text of a code cell begins. */
  readonly start: number;
}

/** A byte order mark belongs to the first marker's line; the line ends where the language's comments do. */
const marker = /(?<![^\n])\uFEFF?\/\/ %%(?=\s|$).*(?:\r?\n)?/g;

const markdownWord = /(^|\s)\[(?:markdown|md)\](?=\s|$)/;

/** The cells of a file, in order. What stands before the first marker is a code cell, unless it is blank. */
export function parseNotebook(file: string): PlacedCell[] {
  const starts = [...file.matchAll(marker)].map(({ index }) => index);
  const head = file.slice(0, starts[0] ?? file.length);
  const blocks = starts.map((start, i) => ({ start, raw: file.slice(start, starts[i + 1] ?? file.length) }));
  // A blank beginning belongs to the first cell, so that no byte is lost.
  if (head !== "" && (head.trim() !== "" || !blocks[0])) blocks.unshift({ start: 0, raw: head });
  else if (blocks[0]) blocks[0] = { start: 0, raw: head + blocks[0].raw };
  const read = blocks.map(({ start, raw }) => {
    const cell = readBlock(raw);
    return { ...cell, raw, start: start + cell.start };
  });
  const ids = uniqueIds(read.map(({ options }) => optionNamed(options, "id")));
  return read.map((cell, i) => ({ id: ids[i] ?? "", ...cell }));
}

/** The file of cells; those that still say what their `raw` says are written as they were read. */
export function printNotebook(cells: readonly FileCell[]): string {
  const newline = cells.some(({ raw }) => raw?.includes("\r\n")) ? "\r\n" : "\n";
  let file = "";
  for (const [position, cell] of cells.entries()) {
    const kept = bytesAsRead(cell, position === 0, newline);
    if (file !== "" && !file.endsWith("\n")) file += newline;
    if (kept === undefined && file !== "" && !/\n[ \t]*\r?\n$/.test(file)) file += newline;
    file += kept ?? printBlock(cell, newline);
  }
  return file;
}

/** The value of `name=value` among a cell's options; a bare word has the empty value. */
export function optionNamed(options: string, name: string): string | undefined {
  for (const word of options.split(/\s+/)) {
    if (word === name) return "";
    if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
  }
  return undefined;
}

interface Block {
  readonly kind: FileCell["kind"];
  readonly text: string;
  readonly options: string;
  /** Where the text of a code cell begins in the block. */
  readonly start: number;
}

function readBlock(raw: string): Block {
  const [line] = raw.match(marker) ?? [];
  if (line === undefined) return { kind: "code", text: raw.trimEnd(), options: "", start: 0 };
  const start = raw.indexOf(line) + line.length;
  const words = line.trim().slice("// %%".length);
  const body = raw.slice(start).trimEnd();
  const isMarkdown = markdownWord.test(words);
  const options = isMarkdown ? words.replace(markdownWord, "$1") : words;
  return {
    kind: isMarkdown ? "markdown" : "code",
    text: isMarkdown ? body.replace(/^[ \t]*\/\/ ?/gm, "") : body,
    options: options.trim(),
    start,
  };
}

/**
 * The bytes that a cell was read from, with its new text and options in place of the old; undefined where it must be
 * written anew. Only the first cell can do without a marker.
 */
function bytesAsRead(
  { raw, kind, text, options }: FileCell,
  isFirst: boolean,
  newline: string,
): string | undefined {
  if (raw === undefined) return undefined;
  const read = readBlock(raw);
  const hasMarker = raw.match(marker) !== null;
  if (read.kind !== kind || (!hasMarker && (!isFirst || options !== ""))) return undefined;
  const asRead = raw.slice(0, read.start);
  const before = read.options === options ? asRead : withMarker(asRead, printMarker(kind, options));
  if (read.text === text) return before + raw.slice(read.start);
  const after = /\s*$/.exec(raw.slice(read.start))?.[0] ?? "";
  return (
    (before === "" || before.endsWith("\n") ? before : before + newline) +
    printBody(kind, text, newline) +
    after
  );
}

/** What stands before a cell's text, with another marker in it; blank lines and line ends stay. */
const withMarker = (before: string, line: string): string => before.replace(/\/\/ %%.*/, () => line);

function printBlock({ kind, text, options }: FileCell, newline: string): string {
  return `${printMarker(kind, options)}${newline}${printBody(kind, text, newline)}${newline}`;
}

function printMarker(kind: FileCell["kind"], options: string): string {
  return ["// %%", ...(kind === "markdown" ? ["[markdown]"] : []), ...(options === "" ? [] : [options])].join(
    " ",
  );
}

function printBody(kind: FileCell["kind"], text: string, newline: string): string {
  const lines = text.split(/\r?\n/);
  // Without the space, a line of Markdown that begins with %% is no marker.
  const commented = (line: string) => (line.startsWith("%%") ? `//${line}` : `// ${line}`.trimEnd());
  return (kind === "markdown" ? lines.map(commented) : lines).join(newline);
}

/** Given ids where they are new, otherwise `c1`, `c2`, … around those that are taken. */
function uniqueIds(given: readonly (string | undefined)[]): string[] {
  const taken = new Set<string>();
  const kept = given.map((id) => {
    if (id === undefined || id === "" || taken.has(id)) return undefined;
    taken.add(id);
    return id;
  });
  return kept.map((id, position) => {
    if (id !== undefined) return id;
    let number = position + 1;
    while (taken.has(`c${String(number)}`)) number++;
    taken.add(`c${String(number)}`);
    return `c${String(number)}`;
  });
}
