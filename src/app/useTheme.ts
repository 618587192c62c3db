/** Puts the chosen theme and motion on the page, and tells an editor that is there. */
import { useEffect } from "react";
import { refreshEditorTheme } from "../notebook/editor/sharedEditor.ts";
import { usePreferences } from "../store/StoresContext.ts";

export function useTheme(): void {
  const theme = usePreferences((state) => state.theme);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    refreshEditorTheme();
  }, [theme]);
  const motion = usePreferences((state) => state.motion);
  useEffect(() => {
    document.documentElement.dataset["motion"] = motion;
  }, [motion]);
  useEffect(() => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", refreshEditorTheme);
    return () => system.removeEventListener("change", refreshEditorTheme);
  }, []);
}
