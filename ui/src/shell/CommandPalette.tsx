import { Command as Cmdk } from "cmdk";
import { Search } from "lucide-react";
import { useState } from "react";
import { type Command, context, GROUPS } from "../commands/command";
import { COMMANDS } from "../commands/table";
import { t } from "../i18n";
import { Dialog } from "../kit/Dialog";
import { KeyCap } from "../kit/KeyCap";
import { Tile } from "../kit/Tile";
import { mirror } from "../model/mirror";
import { setView } from "../view/view";
import { findRecords } from "./find";

const close = () => setView({ dialog: null });

/** Finds anything by typing: commands that apply now, and everything in the model, which it jumps to. */
export function CommandPalette() {
  const [search, setSearch] = useState("");
  const now = context();
  const rows = COMMANDS.filter((command) => !command.keyOnly && command.when(now));
  const records = findRecords(mirror(), search);
  const run = (command: Command) => {
    close();
    // The dialog gives the focus back first, so that the command may move it.
    requestAnimationFrame(() => command.run(context()));
  };
  return (
    <Dialog open onClose={close} title={t("commands.title")} shape="top" hideTitle>
      <Cmdk label={t("commands.title")} loop>
        <div className="commands-input">
          <Search size={16} aria-hidden="true" />
          <Cmdk.Input autoFocus placeholder={t("commands.placeholder")} value={search} onValueChange={setSearch} />
        </div>
        <Cmdk.List>
          <Cmdk.Empty>{t("commands.empty")}</Cmdk.Empty>
          {records.length > 0 && (
            <Cmdk.Group heading={t("commands.goTo")}>
              {records.map((record) => (
                <Cmdk.Item
                  key={record.id}
                  value={`${record.name} ${record.number} ${record.id}`}
                  onSelect={() => {
                    close();
                    record.go();
                  }}
                >
                  {record.tile && <Tile {...record.tile} size="xs" />}
                  {record.name}
                  <small className="mono">{record.number}</small>
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          )}
          {GROUPS.map((group) => {
            const inGroup = rows.filter((command) => command.group === group);
            return inGroup.length === 0 ? null : (
              <Cmdk.Group key={group} heading={t(`commands.group.${group}`)}>
                {inGroup.map((command) => (
                  <Cmdk.Item
                    key={command.id}
                    value={`${command.label(now)} ${command.id}`}
                    onSelect={() => run(command)}
                  >
                    {command.label(now)}
                    {command.keys?.[0] && <KeyCap keys={command.keys[0]} />}
                  </Cmdk.Item>
                ))}
              </Cmdk.Group>
            );
          })}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  );
}
