import { Command as Cmdk } from "cmdk";
import { Search } from "lucide-react";
import { useState } from "react";
import { t } from "../i18n";
import { Dialog } from "../kit/Dialog";
import { Tile } from "../kit/Tile";
import { mirror } from "../model/mirror";
import { setView } from "../view/view";
import { FOUND, findRecords } from "./find";

const close = () => setView({ dialog: null });

/** Finds elements, flows, boundaries, threats and text of the model; a result is jumped to and selected. */
export function FindDialog() {
  const [search, setSearch] = useState("");
  const records = findRecords(mirror(), search);
  return (
    <Dialog open onClose={close} title={t("find.title")} shape="top" hideTitle>
      <Cmdk label={t("find.title")} loop shouldFilter={false}>
        <div className="commands-input">
          <Search size={16} aria-hidden="true" />
          <Cmdk.Input autoFocus placeholder={t("find.placeholder")} value={search} onValueChange={setSearch} />
        </div>
        {records.length === 0 && (
          <p className="find-none">{t(search.trim() === "" ? "find.hint" : "commands.empty")}</p>
        )}
        <Cmdk.List hidden={records.length === 0}>
          {FOUND.map((kind) => {
            const inKind = records.filter((record) => record.kind === kind);
            return inKind.length === 0 ? null : (
              <Cmdk.Group key={kind} heading={t(`find.kind.${kind}`)}>
                {inKind.map((record) => (
                  <Cmdk.Item
                    key={record.id}
                    value={record.id}
                    onSelect={() => {
                      close();
                      record.go();
                    }}
                  >
                    {record.tile && <Tile {...record.tile} size="xs" />}
                    <span className="found">
                      <span>
                        <Marked text={record.name} wanted={search} />
                      </span>
                      {record.piece && (
                        <span className="found-piece">
                          <Marked text={record.piece} wanted={search} />
                        </span>
                      )}
                    </span>
                    <small className="mono">{record.number}</small>
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

/** A text with the words that were looked for marked in it. */
function Marked({ text, wanted }: { text: string; wanted: string }) {
  const words = wanted.trim();
  const at = words === "" ? -1 : text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </>
  );
}
