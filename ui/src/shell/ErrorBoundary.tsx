import { Component, type ReactNode } from "react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";

type State = { broken: boolean };

/** Keeps a fault in one part of the window from taking the rest along. The document is safe: it lives in the shell. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const reload = <Button onClick={() => window.location.reload()}>{t("errors.reload")}</Button>;
    return <EmptyState text={`${t("errors.crashed")}. ${t("errors.crashedHint")}`} action={reload} />;
  }
}
