import { Command as Cmdk } from "cmdk";
import { Search } from "lucide-react";
import { t } from "../i18n";
import { Dialog } from "../kit/Dialog";
import { Tile } from "../kit/Tile";
import { addConnected } from "../model/edits/place";
import { makeEdit, useMirror } from "../model/mirror";
import { paletteGroups } from "../palette/contents";
import { setView, view } from "../view/view";
import type { Point } from "./routing/geometry";

const close = () => setView({ dialog: null, connectingFrom: null });

/** A flow was let go on empty canvas: asks which element it goes to, and makes both as one step. */
export function WhatGoesHere({ from, at }: { from: string; at: Point }) {
  const library = useMirror((state) => state.library);
  const model = useMirror((state) => state.model);
  const groups = library ? paletteGroups(library) : [];
  const choose = async (typeId: string, name: string) => {
    close();
    const { diagram } = view();
    const type = library?.element_types[typeId];
    if (!model || !diagram || !type) return;
    const adding = addConnected(model, diagram, from, { kind: type.kind, typeId, name }, at);
    if (await makeEdit(adding.edit)) setView({ selection: [adding.id], renaming: { id: adding.id, typed: null } });
  };
  return (
    <Dialog open onClose={close} title={t("diagram.whatGoesHere")} shape="top" hideTitle>
      <Cmdk label={t("diagram.whatGoesHere")} loop>
        <div className="commands-input">
          <Search size={16} aria-hidden="true" />
          <Cmdk.Input autoFocus placeholder={t("diagram.whatGoesHere")} />
        </div>
        <Cmdk.List>
          <Cmdk.Empty>{t("palette.none")}</Cmdk.Empty>
          {groups.map((group) =>
            group.kind === "boundaries" ? null : (
              <Cmdk.Group key={group.kind} heading={t(`palette.${group.kind}`)}>
                {group.items.map((item) => (
                  <Cmdk.Item
                    key={item.id}
                    value={`${item.name} ${item.hint}`}
                    onSelect={() => void choose(item.id, item.name)}
                  >
                    {item.look.kind !== "boundary" && <Tile {...item.look} size="xs" />}
                    {item.name}
                  </Cmdk.Item>
                ))}
              </Cmdk.Group>
            ),
          )}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  );
}
