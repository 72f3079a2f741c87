import "./import.css";
import { useState } from "react";
import type { FidelityLine } from "../bindings/FidelityLine";
import type { ImportOffer } from "../bindings/ImportOffer";
import type { TypeGuess } from "../bindings/TypeGuess";
import { attempt, showOpened } from "../commands/files";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { SearchSelect } from "../kit/SearchSelect";
import { settled, useMirror } from "../model/mirror";
import { setView } from "../view/view";
import { ImportCounts } from "./ImportCounts";

/** Below this a person should look; the core's scale is 0 to 100. */
const SURE = 60;
/** Stands for no type in the list of types. */
const NONE = "-";

type Chosen = { [element: string]: string | null };

/** A file of another tool before it is taken in: what becomes of everything in it, and what the guessed types are. */
export function ImportDialog({ offer }: { offer: ImportOffer }) {
  const [chosen, setChosen] = useState<Chosen>({});
  const close = () => {
    void attempt(shell.dropImport);
    setView({ dialog: null });
  };
  const takeIn = async () => {
    await settled();
    const open = await attempt(() => shell.takeImport(chosen));
    if (!open) return;
    setView({ dialog: null });
    showOpened(open);
  };
  const actions = (
    <>
      <Button onClick={close}>{t("kit.cancel")}</Button>
      <Button variant="primary" onClick={() => void takeIn()} data-testid="take-import">
        {t("import.takeIn")}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={close} title={t("import.title", { name: offer.file_name })} shape="wide" actions={actions}>
      <div className="import-offer">
        <p className="muted">{t("import.what", { format: offer.format })}</p>
        <section>
          <h3 className="cap">{t("import.became")}</h3>
          <ImportCounts counts={Object.entries(offer.fidelity.kinds).map(([what, tally]) => ({ what, ...tally }))} />
        </section>
        <Guesses
          guesses={offer.fidelity.guesses}
          chosen={chosen}
          onChoose={(alike, type) =>
            setChosen({ ...chosen, ...Object.fromEntries(alike.map(({ element }) => [element, type])) })
          }
        />
        <Lines lines={offer.fidelity.lines} />
      </div>
    </Dialog>
  );
}

type GuessesProps = {
  guesses: readonly TypeGuess[];
  chosen: Chosen;
  onChoose: (guesses: readonly TypeGuess[], type: string | null) => void;
};

/** The mapping: what the file calls things, and the element type each became. Unsure ones first, the others folded. */
function Guesses({ guesses, chosen, onChoose }: GuessesProps) {
  const library = useMirror((state) => state.library);
  const groups = alike(guesses);
  const unsure = groups.filter(([first]) => first.confidence < SURE);
  const sure = groups.filter(([first]) => first.confidence >= SURE);
  const types = Object.values(library?.element_types ?? {})
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const options = [{ value: NONE, label: t("import.unknown"), unset: true }, ...types];
  const rows = (shown: readonly Alike[]) => (
    <div className="import-guesses">
      {shown.map((group) => {
        const [first] = group;
        return (
          <div key={first.element}>
            <SearchSelect
              label={foreignWords(group)}
              searchLabel={t("import.search")}
              emptyText={t("import.noType")}
              value={(first.element in chosen ? chosen[first.element] : first.type_id) ?? NONE}
              options={options}
              onChange={(type) => onChoose(group, type === NONE ? null : type)}
            />
            <small className="muted">{t("import.sure", { count: first.confidence })}</small>
          </div>
        );
      })}
    </div>
  );
  return (
    <>
      {unsure.length > 0 && (
        <section>
          <h3 className="cap">{t("import.types")}</h3>
          <p className="muted">{t("import.typesNote")}</p>
          {rows(unsure)}
        </section>
      )}
      {sure.length > 0 && (
        <details className="import-sure" data-testid="sure-types">
          <summary>{t("import.sureTypes", { count: sure.length })}</summary>
          {rows(sure)}
        </details>
      )}
    </>
  );
}

/** Guesses about the same foreign word: answered once for all of them. */
type Alike = readonly [TypeGuess, ...TypeGuess[]];

function alike(guesses: readonly TypeGuess[]): Alike[] {
  const groups = new Map<string, [TypeGuess, ...TypeGuess[]]>();
  for (const guess of guesses) {
    const key = JSON.stringify([guess.technology.trim() || guess.name.trim(), guess.type_id]);
    const group = groups.get(key);
    if (group) group.push(guess);
    else groups.set(key, [guess]);
  }
  return [...groups.values()];
}

/** What the file calls them: the technology if there is one, and the names. */
function foreignWords(group: Alike): string {
  const [{ technology }] = group;
  const names = [...new Set(group.map(({ name }) => name).filter(Boolean))].join(", ");
  return technology ? t("import.foreign", { technology, names }) : names;
}

function Lines({ lines }: { lines: readonly FidelityLine[] }) {
  if (lines.length === 0) return <p className="import-kept">{t("import.allKept")}</p>;
  return (
    <section>
      <h3 className="cap">{t("import.lines")}</h3>
      <ul className="import-lines">
        {lines.map((line) => (
          <li key={`${line.kind} ${line.what} ${line.why}`}>
            <b>
              {line.kind} {line.what}
            </b>{" "}
            <span className={line.fate}>{t(`import.fate.${line.fate}`)}</span> {line.why}
          </li>
        ))}
      </ul>
    </section>
  );
}
