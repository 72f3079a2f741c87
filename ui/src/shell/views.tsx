import type { ComponentType } from "react";
import type { Subject } from "../bindings/Subject";
import { DecisionsView } from "../decisions/DecisionsView";
import { LibraryView } from "../library/LibraryView";
import { LifeCycleView } from "../lifecycle/LifeCycleView";
import { ReviewView } from "../review/ReviewView";
import { ElementThreats } from "../threats/ElementThreats";
import { ThreatsView } from "../threats/ThreatsView";
import type { ViewName } from "../view/view";
import { WorkshopView } from "../workshop/WorkshopView";

/** The views beside the model view, by name. */
export const OTHER_VIEWS: Record<Exclude<ViewName, "model">, ComponentType> = {
  threats: ThreatsView,
  decisions: DecisionsView,
  review: ReviewView,
  lifecycle: LifeCycleView,
  workshop: WorkshopView,
  library: LibraryView,
};

/** The threats of a subject, in the inspector. */
export const ThreatsTab: ComponentType<{ subject: Subject }> = ElementThreats;
