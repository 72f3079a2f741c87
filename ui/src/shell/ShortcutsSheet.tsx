import { Search } from "lucide-react";
import { useState } from "react";
import { type Command, context, GROUPS } from "../commands/command";
import { isSingle } from "../commands/keys";
import { COMMANDS } from "../commands/table";
import { t } from "../i18n";
import { Dialog } from "../kit/Dialog";
import { KeyCap } from "../kit/KeyCap";
import { setView, useView } from "../view/view";

/** Every shortcut, from the command table, found by typing. */
export function ShortcutsSheet() {
  const [search, setSearch] = useState("");
  const now = context();
  const single = useView((state) => state.singleKeys);
  const rows = byLabel(COMMANDS, (command) => command.label(now), single).filter(({ label }) =>
    label.toLowerCase().includes(search.trim().toLowerCase()),
  );
  return (
    <Dialog open onClose={() => setView({ dialog: null })} title={t("commands.shortcuts")} shape="wide">
      <div className="field">
        <Search size={14} aria-hidden="true" />
        <input
          placeholder={t("commands.findShortcut")}
          aria-label={t("commands.findShortcut")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {!single && <p className="form-hint">{t("settings.singleKeysOff")}</p>}
      <div className="shortcut-columns">
        {GROUPS.map((group) => {
          const inGroup = rows.filter((row) => row.group === group);
          return inGroup.length === 0 ? null : (
            <section className="shortcut-group" key={group}>
              <h3>{t(`commands.group.${group}`)}</h3>
              {inGroup.map(({ label, keys }) => (
                <div key={label}>
                  {label}
                  <span className="keys-list">
                    {keys.map((key) => (
                      <KeyCap keys={key} key={key} />
                    ))}
                  </span>
                </div>
              ))}
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}

type Row = { label: string; group: Command["group"]; keys: string[] };

/** Commands that say the same (the four nudges) share one row. */
function byLabel(commands: readonly Command[], labelOf: (command: Command) => string, single: boolean): Row[] {
  const rows = new Map<string, Row>();
  for (const command of commands) {
    const keys = command.keys?.filter((one) => single || !isSingle(one)) ?? [];
    if (keys.length === 0) continue;
    const label = labelOf(command);
    const row = rows.get(`${command.group} ${label}`) ?? { label, group: command.group, keys: [] };
    row.keys.push(...keys);
    rows.set(`${command.group} ${label}`, row);
  }
  return [...rows.values()];
}
