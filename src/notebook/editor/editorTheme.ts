/** Monaco's colors, taken from the page's tokens so that text looks the same before and after it has loaded. */
import { resolveColor } from "../../theme/resolveColor.ts";
import type { MonacoModule } from "./loadMonaco.ts";

const themeName = "mixtape";

/** Reads the tokens as they are now; call it again when the theme has changed. */
export function applyEditorTheme({ monaco }: MonacoModule): void {
  const { colorScheme } = getComputedStyle(document.documentElement);
  const isDark = colorScheme === "dark" || (colorScheme !== "light" && systemIsDark());
  const ink = (token: string) => resolveColor(token).slice(1);
  const color = (token: string) => resolveColor(token);
  monaco.editor.defineTheme(themeName, {
    base: isDark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: ink("--code-ink") },
      { token: "identifier", foreground: ink("--code-ink") },
      { token: "delimiter", foreground: ink("--code-ink") },
      { token: "keyword", foreground: ink("--code-keyword") },
      { token: "string", foreground: ink("--code-string") },
      { token: "string.escape", foreground: ink("--code-string") },
      { token: "regexp", foreground: ink("--code-string") },
      { token: "number", foreground: ink("--code-number") },
      { token: "comment", foreground: ink("--code-comment"), fontStyle: "italic" },
      { token: "type", foreground: ink("--code-type") },
      { token: "type.identifier", foreground: ink("--code-type") },
    ],
    colors: {
      "editor.background": color("--surface"),
      "editor.foreground": color("--code-ink"),
      "editorGutter.background": color("--surface"),
      "editorLineNumber.foreground": color("--ink-faint"),
      "editorLineNumber.activeForeground": color("--ink-soft"),
      "editorCursor.foreground": color("--ink"),
      "editor.selectionBackground": color("--selection"),
      "editor.inactiveSelectionBackground": color("--selection"),
      "editorError.foreground": color("--mode-trouble"),
      "editorWarning.foreground": color("--ink-soft"),
      "editorWidget.background": color("--raised"),
      "editorWidget.border": color("--rule"),
      "editorHoverWidget.background": color("--raised"),
      "editorHoverWidget.border": color("--rule"),
      "editorSuggestWidget.background": color("--raised"),
      "editorSuggestWidget.border": color("--rule"),
      "editorSuggestWidget.selectedBackground": color("--selection"),
      "editorSuggestWidget.selectedForeground": color("--ink"),
      "editorSuggestWidget.highlightForeground": color("--focus"),
      "editorSuggestWidget.focusHighlightForeground": color("--focus"),
      "scrollbar.shadow": "#00000000",
      "widget.shadow": "#00000022",
      focusBorder: color("--focus"),
    },
  });
  monaco.editor.setTheme(themeName);
}

const systemIsDark = () => matchMedia("(prefers-color-scheme: dark)").matches;
