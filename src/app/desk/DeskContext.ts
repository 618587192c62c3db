/** How components reach the desk. */
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Desk } from "./createDesk.ts";
import type { DeskState } from "./deskStore.ts";

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error("Components need a DeskContext around them.");
  return desk;
}

export function useDeskState<T>(select: (state: DeskState) => T): T {
  return useStore(useDesk().store, select);
}
