/** Components whose code is fetched after the page is there: at rest, or when the first one is met. */
import { lazy, useState, type ComponentType } from "react";

/** A component that waits for its code under a `Suspense`; once the code is there, it is drawn at once. */
export type LaterComponent<Props extends object> = ComponentType<Props> & {
  /** Fetches the code before it is met. Where that fails, meeting it tries again and tells. Resolves in either case. */
  readonly fetchAhead: () => Promise<void>;
};

/**
 * @param load fetches the component's module.
 * @returns the component. Where its code is there already, nothing stands in for it, so what is below stays where it is.
 */
export function comesLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LaterComponent<Props> {
  let there: ComponentType<Props> | undefined;
  const fetched = async () => ({ default: (there ??= await load()) });
  const Waiting = lazy(fetched);
  function Later(props: Props) {
    // One that began to wait stays what it is, or it would lose its state when the code comes.
    const [Drawn] = useState<ComponentType<Props>>(() => there ?? Waiting);
    return <Drawn {...props} />;
  }
  return Object.assign(Later, {
    fetchAhead: () =>
      fetched().then(
        () => undefined,
        () => undefined,
      ),
  });
}
