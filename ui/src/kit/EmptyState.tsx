import type { ReactNode } from "react";

/** One sentence that says what is not there yet, and at most one action. No picture. */
export function EmptyState({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{text}</p>
      {action}
    </div>
  );
}
