import { DiffBar } from "../signoff/DiffBar";
import { PastBanner } from "../signoff/PastBanner";
import { useView } from "../view/view";
import { ErrorBoundary } from "./ErrorBoundary";
import { ModelView } from "./ModelView";
import { StatusBar } from "./StatusBar";
import { TopBar } from "./TopBar";
import { UnsavedBanner } from "./UnsavedBanner";
import { OTHER_VIEWS } from "./views";

/** Top bar, the open view, status bar. */
export function Frame() {
  const view = useView((state) => state.view);
  const View = view === "model" ? ModelView : OTHER_VIEWS[view];
  // A workshop has the whole window: its bars are its own.
  if (view === "workshop")
    return (
      <ErrorBoundary key={view}>
        <View />
      </ErrorBoundary>
    );
  return (
    <div className="frame">
      <TopBar />
      <UnsavedBanner />
      <PastBanner />
      <DiffBar />
      <div className="frame-body">
        <ErrorBoundary key={view}>
          <View />
        </ErrorBoundary>
      </div>
      <StatusBar />
    </div>
  );
}
