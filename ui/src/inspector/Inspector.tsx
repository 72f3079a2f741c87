import { Ellipsis } from "lucide-react";
import { memo, useDeferredValue } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Model } from "../bindings/Model";
import type { Subject } from "../bindings/Subject";
import { menuOf } from "../commands/menu";
import { t } from "../i18n";
import { EmptyState } from "../kit/EmptyState";
import { IconButton } from "../kit/IconButton";
import { Menu } from "../kit/Menu";
import { Tabs } from "../kit/Tabs";
import { Tile } from "../kit/Tile";
import { badges, subjectId } from "../model/counts";
import { useMirror } from "../model/mirror";
import { typeLook } from "../model/typeNames";
import type { Analysis, LibraryView } from "../model/types";
import { ThreatsTab } from "../shell/views";
import { type InspectorTab, setView, useView } from "../view/view";
import { BoundaryProperties } from "./BoundaryProperties";
import { ElementProperties } from "./ElementProperties";
import { FlowProperties } from "./FlowProperties";
import { commentsOn, NotesPanel } from "./NotesPanel";

const MORE = ["rename", "connect", "duplicate", "group", "lock", "fit-selection", null, "delete"];

/** What is selected: its properties, its threats, its comments. With nothing selected, the system as a whole. */
export function Inspector() {
  const mirrored = useMirror(useShallow(({ model, library, analysis }) => ({ model, library, analysis })));
  const selection = useView((state) => state.selection);
  const tab = useView((state) => state.inspectorTab);
  // The canvas goes first: the inspector follows a drop or a click within the next frames.
  const { model, library, analysis } = useDeferredValue(mirrored);
  const selected = useDeferredValue(selection);
  return model && <Panels model={model} library={library} analysis={analysis} selection={selected} tab={tab} />;
}

type PanelsProps = {
  model: Model;
  library: LibraryView | null;
  analysis: Analysis | null;
  selection: readonly string[];
  tab: InspectorTab;
};

const Panels = memo(function Panels({ model, library, analysis, selection, tab }: PanelsProps) {
  const subject = subjectOf(model, selection);
  const id = subjectId(subject);
  const badge = badges(analysis).get(id);
  const asked = new Set(analysis?.questions.filter((q) => subjectId(q.subject) === id).map((q) => q.attribute));
  const several = selection.length > 1;
  return (
    <aside className="inspector" aria-label={t("inspector.label")}>
      <Head model={model} library={library} subject={subject} count={selection.length} />
      <Tabs
        label={t("inspector.label")}
        value={tab}
        onChange={(next) => setView({ inspectorTab: next })}
        items={[
          {
            id: "properties",
            label: t("inspector.properties"),
            panel: several ? (
              <EmptyState text={t("inspector.severalText")} />
            ) : (
              <Properties model={model} library={library} subject={subject} asked={asked} />
            ),
          },
          {
            id: "threats",
            label: t("inspector.threats"),
            count: badge && badge !== "done" ? badge.undecided : 0,
            panel: <ThreatsTab subject={subject} />,
          },
          {
            id: "notes",
            label: t("inspector.notes"),
            count: commentsOn(model.comments, id).length,
            panel: <NotesPanel subject={subject} />,
          },
        ]}
      />
    </aside>
  );
});

/** What the inspector is about: the one thing selected, otherwise the whole model. */
export function subjectOf(model: Model, selection: readonly string[]): Subject {
  const [id] = selection;
  if (!id || selection.length > 1) return { kind: "model" };
  if (id in model.elements) return { kind: "element", id };
  if (id in model.flows) return { kind: "flow", id };
  if (id in model.boundaries) return { kind: "boundary", id };
  return { kind: "model" };
}

type PropertiesProps = { model: Model; library: LibraryView | null; subject: Subject; asked: ReadonlySet<string> };

function Properties({ model, library, subject, asked }: PropertiesProps) {
  const id = subjectId(subject);
  const [element, flow, boundary] = [model.elements[id], model.flows[id], model.boundaries[id]];
  return (
    // The key gives each record fields of its own, so that a half-typed text never lands on another record.
    <div className="inspector-body" key={id}>
      {library && element && <ElementProperties model={model} library={library} element={element} asked={asked} />}
      {library && flow && <FlowProperties model={model} library={library} flow={flow} asked={asked} />}
      {library && boundary && <BoundaryProperties model={model} library={library} boundary={boundary} />}
      {subject.kind === "model" && <EmptyState text={t("inspector.nothing")} />}
    </div>
  );
}

type HeadProps = { model: Model; library: LibraryView | null; subject: Subject; count: number };

function Head({ model, library, subject, count }: HeadProps) {
  const id = subjectId(subject);
  const [element, flow, boundary] = [model.elements[id], model.flows[id], model.boundaries[id]];
  if (element) {
    const look = typeLook(library, element.type_id);
    const parent = element.boundary ? model.boundaries[element.boundary]?.name : undefined;
    return (
      <Face
        tile={<Tile kind={element.kind} ai={look.ai} icon={look.icon} size="lg" />}
        name={element.name}
        number={`E-${element.number}`}
        words={[
          look.name ?? t("diagram.untyped"),
          parent ? t("inspector.inBoundary", { name: parent }) : t("inspector.outside"),
        ]}
      />
    );
  }
  if (flow) {
    const end = (other: string) => model.elements[other]?.name ?? other;
    return (
      <Face
        tile={<Tile kind="flow" ai={false} icon="bolt" size="lg" />}
        name={flow.name || t("outline.unnamed")}
        number={`F-${flow.number}`}
        words={[`${end(flow.source)} → ${end(flow.target)}`]}
      />
    );
  }
  if (boundary) {
    const type = boundary.type_id ? library?.boundary_types[boundary.type_id] : undefined;
    return (
      <Face
        tile={<Tile kind="boundary" ai={false} icon="container" size="lg" />}
        name={boundary.name}
        number={`B-${boundary.number}`}
        words={[type?.name ?? t("diagram.untyped")]}
      />
    );
  }
  return (
    <header className="inspector-head">
      <div>
        <b>{count > 1 ? t("inspector.several", { count }) : model.about.title || t("shell.untitled")}</b>
        <small>{t("inspector.system")}</small>
      </div>
    </header>
  );
}

function Face({ tile, name, number, words }: { tile: React.ReactNode; name: string; number: string; words: string[] }) {
  return (
    <header className="inspector-head">
      {tile}
      <div className="inspector-title">
        <b>{name}</b>
        <small>
          <span className="mono">{number}</span>
          {words.map((word) => ` · ${word}`).join("")}
        </small>
      </div>
      <Menu trigger={<IconButton label={t("inspector.more")} icon={Ellipsis} />} entries={() => menuOf(MORE)} />
    </header>
  );
}
