/** The text of the code cell that is being edited: Monaco as soon as it is there, a plain text area until then. */
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Diagnostic } from "../../../engine/protocol.ts";
import { namesOf } from "../../store/dependencies.ts";
import type { Cell } from "../../store/notebookStore.ts";
import { useFocus, useNotebook, useRuns, useStores } from "../../store/StoresContext.ts";
import { ColoredCode } from "../../ui/code/ColoredCode.tsx";
import { markDiagnostics } from "./diagnosticMarkers.ts";
import { loadMonaco } from "./loadMonaco.ts";
import { PlainEditor } from "./PlainEditor.tsx";
import { sharedEditor, type SharedEditor } from "./sharedEditor.ts";
import { declaredIn } from "./withoutDeclarations.ts";
import styles from "./CodeEditor.module.css";

export interface CodeEditorProps {
  readonly cell: string;
  readonly text: string;
  readonly label: string;
  /** What is wrong in the text as it stands; empty once it was edited. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Touch keyboards and Monaco do not get along; there the text area stays. */
const isTouchFirst = () => matchMedia("(hover: none) and (pointer: coarse)").matches;

export function CodeEditor(props: CodeEditorProps) {
  const shared = useSharedEditor();
  return shared === undefined ? <Waiting {...props} /> : <InMonaco shared={shared} {...props} />;
}

function useSharedEditor(): SharedEditor | undefined {
  const stores = useStores();
  const [editor, setEditor] = useState<SharedEditor | undefined>();
  useEffect(() => {
    if (isTouchFirst()) return;
    let isGone = false;
    loadMonaco().then(
      (module) => {
        if (!isGone) setEditor(sharedEditor(module, stores));
      },
      // The plain editor does all that is needed; a later visit tries again.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [stores]);
  return editor;
}

function Waiting({ cell, text, label }: CodeEditorProps) {
  const { notebook, focus } = useStores();
  const caret = useFocus((state) => state.caret);
  const handOver = (offset: number) => {
    const isEditing = focus.getState().cell === cell && focus.getState().caret !== undefined;
    if (isEditing) focus.getState().edit(cell, offset);
  };
  const digits = Math.max(2, String(text.split("\n").length).length);
  return (
    <div className={styles["waiting"]} style={{ "--gutter": `${digits}ch` } as CSSProperties}>
      <pre aria-hidden>
        <ColoredCode text={text} firstLine={1} />
      </pre>
      <PlainEditor
        look="code"
        label={label}
        text={text}
        caret={caret}
        onClose={handOver}
        onEdit={(edited) => notebook.getState().edit(cell, edited)}
      />
    </div>
  );
}

/** Those of Mixtape's names that cells define anew, as one string, which stays equal while they do. */
function redefinedIn(cells: readonly Cell[], ambient: string): string {
  const code = cells.filter(({ kind }) => kind === "code");
  const defined = new Set(code.flatMap(({ text }) => [...namesOf(text).defines]));
  return [...declaredIn(ambient)].filter((name) => defined.has(name)).join(" ");
}

function InMonaco({ shared, cell, label, diagnostics }: CodeEditorProps & { readonly shared: SharedEditor }) {
  const place = useRef<HTMLDivElement>(null);
  const caret = useFocus((state) => state.caret);
  const ambient = useRuns((state) => state.ambient);
  const redefined = useNotebook(({ cells }) => redefinedIn(cells, ambient ?? ""));
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    shared.enter(element, cell, label);
    return () => shared.exit(element);
  }, [shared, cell, label]);
  useLayoutEffect(() => {
    if (caret === undefined) return;
    const position = shared.editor.getModel()?.getPositionAt(caret.offset);
    if (position !== undefined) shared.editor.setPosition(position);
    shared.editor.focus();
  }, [shared, cell, caret]);
  useEffect(() => {
    if (ambient !== undefined) shared.declarations.ambient(ambient, new Set(redefined.split(" ")));
  }, [shared, ambient, redefined]);
  useEffect(() => {
    markDiagnostics(shared.module, shared.models, cell, diagnostics);
  }, [shared, cell, diagnostics]);
  return <div ref={place} className={styles["monaco"]} data-cell-text />;
}
