import type { ComponentType } from "react";
import type { Subject } from "../bindings/Subject";
import { DecisionsView } from "../decisions/DecisionsView";
import { t } from "../i18n";
import { EmptyState } from "../kit/EmptyState";
import { ElementThreats } from "../threats/ElementThreats";
import { ThreatsView } from "../threats/ThreatsView";
import type { ViewName } from "../view/view";

const Pending = () => <EmptyState text={t("inspector.nothing")} />;

/** The views beside the model view, by name. */
export const OTHER_VIEWS: Record<Exclude<ViewName, "model">, ComponentType> = {
  threats: ThreatsView,
  decisions: DecisionsView,
  review: Pending,
};

/** The threats of a subject, in the inspector. */
export const ThreatsTab: ComponentType<{ subject: Subject }> = ElementThreats;
