/** Keeps a fault in one part of the page from taking the rest with it, and offers to draw that part again. */
import { Component, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import styles from "./ErrorBoundary.module.css";

export interface ErrorBoundaryProps {
  /** What this part is, as in "The graph could not be drawn". */
  readonly what: string;
  /** Another value means other content: a past fault is forgotten. */
  readonly resetOn?: unknown;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly message: string | undefined;
  readonly resetOn: unknown;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: undefined, resetOn: this.props.resetOn };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  static getDerivedStateFromProps(
    { resetOn }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return Object.is(resetOn, state.resetOn) ? null : { message: undefined, resetOn };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    return (
      <div role="alert" className={styles["fault"]}>
        <p>{this.props.what} could not be drawn. Nothing you wrote is lost.</p>
        <p className={styles["message"]}>{message}</p>
        <Button look="framed" onClick={() => this.setState({ message: undefined })}>
          Draw it again
        </Button>
      </div>
    );
  }
}
