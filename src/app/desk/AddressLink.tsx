/** A link to a notebook or to the start page: followed without loading the page anew, and openable in another tab. */
import type { ComponentPropsWithRef, MouseEvent } from "react";
import { useDesk } from "./DeskContext.ts";
import { addressOf, type Asked } from "./origin.ts";

export interface AddressLinkProps extends Omit<ComponentPropsWithRef<"a">, "href" | "onClick"> {
  readonly to: Asked;
}

export function AddressLink({ to, ...rest }: AddressLinkProps) {
  const desk = useDesk();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    desk.goTo(to);
  };
  return <a href={addressOf(to)} onClick={follow} {...rest} />;
}
