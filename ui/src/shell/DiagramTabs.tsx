import { Plus } from "lucide-react";
import { useState } from "react";
import { run } from "../commands/menu";
import { t } from "../i18n";
import { IconButton } from "../kit/IconButton";
import { ContextMenu } from "../kit/Menu";
import { diagramsInOrder, makeEdit, useMirror } from "../model/mirror";
import { setView, useView } from "../view/view";

/** One tab per diagram; double click renames, the context menu removes. */
export function DiagramTabs() {
  const model = useMirror((state) => state.model);
  const open = useView((state) => state.diagram);
  const [renaming, setRenaming] = useState<string | null>(null);
  if (!model) return null;
  const diagrams = diagramsInOrder(model);
  const rename = (id: string, title: string) => {
    setRenaming(null);
    const diagram = model.diagrams[id];
    if (diagram && title.trim() !== "" && title !== diagram.title)
      void makeEdit({ edit: "set_diagram", diagram: { ...diagram, title: title.trim() } });
  };
  const menu = (id: string) => [
    { kind: "item" as const, id: "rename", label: t("commands.label.rename"), run: () => setRenaming(id) },
    {
      kind: "item" as const,
      id: "delete",
      label: t("commands.label.delete"),
      danger: true,
      disabled: diagrams.length < 2,
      run: () => void makeEdit({ edit: "remove", keys: [{ kind: "diagram", id }] }),
    },
  ];
  return (
    <nav className="diagram-tabs" aria-label={t("diagram.tabs")}>
      {diagrams.map(({ id, title }) =>
        renaming === id ? (
          <input
            key={id}
            className="diagram-tab-name"
            aria-label={t("diagram.name")}
            defaultValue={title}
            // biome-ignore lint/a11y/noAutofocus: the person just asked to type here
            autoFocus
            onFocus={(event) => event.target.select()}
            onBlur={(event) => rename(id, event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") rename(id, event.currentTarget.value);
              if (event.key === "Escape") setRenaming(null);
            }}
          />
        ) : (
          <ContextMenu key={id} entries={() => menu(id)}>
            <button
              type="button"
              className="diagram-tab"
              aria-current={id === open ? "true" : undefined}
              onClick={() => setView({ diagram: id, selection: [] })}
              onDoubleClick={() => setRenaming(id)}
            >
              {title}
            </button>
          </ContextMenu>
        ),
      )}
      <IconButton label={t("diagram.add")} icon={Plus} size="sm" onClick={() => run("add-diagram")} />
    </nav>
  );
}
