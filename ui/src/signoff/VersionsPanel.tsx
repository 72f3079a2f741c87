import { ArrowRight } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import type { Difference } from "../bindings/Difference";
import type { TrustView } from "../bindings/TrustView";
import { attempt } from "../commands/files";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import type { HostError } from "../ipc/host";
import { Button } from "../kit/Button";
import { FormField } from "../kit/FormField";
import { Select } from "../kit/Select";
import { tryStep, useMirror } from "../model/mirror";
import { day } from "../threats/when";
import { NOW, type State, states } from "./compare";
import { compareOnCanvas, marksOf } from "./compared";
import { DiffLines } from "./DiffLines";
import { openPast } from "./past";

/** Named versions, and what is different between any two states in words. */
export function VersionsPanel({ trust }: { trust: TrustView }) {
  const revision = useMirror((state) => state.project?.revision ?? 0);
  const [naming, setNaming] = useState(false);
  const [chosen, setChosen] = useState<{ from: string | null; to: string }>({ from: null, to: NOW });
  const all = states(trust);
  // Until somebody chooses, now is held against the newest state with a name.
  const from = all.find((state) => state.value === chosen.from && state.value !== NOW) ?? all[1];
  const to = all.find((state) => state.value === chosen.to) ?? all[0];
  const latest = all.find((state) => state.value === `${trust.versions[0]?.revision}`);
  const sinceLatest = useDifference(latest?.revision ?? null, null, revision);
  const changes = sinceLatest?.lines.length ?? 0;
  return (
    <section className="panel versions" data-testid="versions">
      <header>
        <h2>{t("signoff.versions")}</h2>
        <span className="grow" />
        {!naming && (
          <Button onClick={() => setNaming(true)} data-testid="name-version">
            {t("signoff.nameVersion")}
          </Button>
        )}
      </header>
      {naming && <NameVersion onDone={() => setNaming(false)} />}
      <ul className="version-list">
        <li>
          <span className="mono">r{revision}</span>
          <b>{t("signoff.now")}</b>
          <span className="muted">{latest && t("signoff.changedCount", { count: changes })}</span>
        </li>
        {trust.versions.map((version) => (
          <li key={version.revision}>
            <button
              type="button"
              title={version.description || version.name}
              aria-pressed={from?.revision === version.revision}
              onClick={() => setChosen({ from: `${version.revision}`, to: NOW })}
              data-testid={`version-${version.revision}`}
            >
              <span className="mono">r{version.revision}</span>
              <span>
                <b>{version.name}</b>
                {version.sign_offs.length > 0 && `, ${t("signoff.signedMark")}`}
              </span>
              <span className="muted">{day(version.at)}</span>
            </button>
          </li>
        ))}
      </ul>
      {trust.versions.length === 0 && <p className="muted">{t("signoff.noVersions")}</p>}
      {from && to && (
        <Compare
          all={all}
          from={from}
          to={to}
          revision={revision}
          onChoose={(part) => setChosen({ from: from.value, to: to.value, ...part })}
        />
      )}
    </section>
  );
}

type CompareProps = {
  all: readonly State[];
  from: State;
  to: State;
  revision: number;
  onChoose: (part: { from?: string; to?: string }) => void;
};

function Compare({ all, from, to, revision, onChoose }: CompareProps) {
  const difference = useDifference(from.revision, to.revision, revision);
  const shapes = difference ? Object.keys(marksOf(difference)) : [];
  const option = ({ value, label, revision }: State) => ({
    value,
    label,
    ...(revision === null ? {} : { note: `r${revision}` }),
  });
  const show = () => {
    if (!difference || from.revision === null) return;
    void compareOnCanvas(difference, { revision: from.revision, label: from.label }, to);
  };
  return (
    <div className="compare" data-testid="difference">
      <div className="compare-head">
        <h3 className="sr-only">{t("signoff.compare")}</h3>
        <Select
          label={t("signoff.from")}
          hideLabel
          compact
          value={from.value}
          options={all.filter((state) => state.value !== NOW).map(option)}
          onChange={(value) => onChoose({ from: value })}
        />
        <ArrowRight size={12} aria-hidden="true" />
        <Select
          label={t("signoff.to")}
          hideLabel
          compact
          value={to.value}
          options={all.map(option)}
          onChange={(value) => onChoose({ to: value })}
        />
      </div>
      {difference && <DiffLines lines={difference.lines} />}
      {difference?.lines.length === 0 && (
        <p className="muted">
          {t(
            [difference.added, difference.removed, difference.changed].some((list) => list.length > 0)
              ? "signoff.drawnOnly"
              : "signoff.same",
          )}
        </p>
      )}
      {from.revision !== null && (
        <button
          type="button"
          className="link more-link"
          onClick={() => void openPast(t("locked.version", { name: from.label }), from.revision ?? 1)}
          data-testid="open-past"
        >
          {t("locked.open")}
        </button>
      )}
      {shapes.length > 0 && (
        <button type="button" className="link more-link" onClick={show} data-testid="show-difference">
          {t("signoff.showOnCanvas")}
        </button>
      )}
    </div>
  );
}

/** The difference between two revisions; null for `after` is now, so it is asked for again after every step. */
function useDifference(before: number | null, after: number | null, revision: number): Difference | null {
  const [difference, setDifference] = useState<Difference | null>(null);
  const asOf = after ?? revision;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is now changes with every step
  useEffect(() => {
    let wanted = true;
    if (before === null) return;
    void attempt(() => shell.difference(before, after)).then((answer) => {
      if (wanted) setDifference(answer);
    });
    return () => {
      wanted = false;
    };
  }, [before, after, asOf]);
  return difference;
}

function NameVersion({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState("");
  const [about, setAbout] = useState("");
  const [error, setError] = useState<Pick<HostError, "message" | "hint"> | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setError({ message: t("signoff.versionNeedsName"), hint: "" });
    const refused = await tryStep(() => shell.nameVersion(name.trim(), about.trim()));
    if (refused) setError(refused);
    else onDone();
  };
  return (
    <form className="name-version form-stack" onSubmit={send}>
      <FormField
        label={t("signoff.versionName")}
        placeholder={t("signoff.versionNameHint")}
        value={name}
        onChange={setName}
        error={error ? [error.message, error.hint].filter(Boolean).join(". ") : undefined}
        testId="version-name"
        autoFocus
      />
      <FormField
        label={t("signoff.versionAbout")}
        note={t("signoff.versionOptional")}
        value={about}
        onChange={setAbout}
        testId="version-about"
      />
      <div className="sign-off-actions">
        <Button type="submit" variant="primary" data-testid="keep-version">
          {t("signoff.keepVersion")}
        </Button>
        <Button onClick={onDone}>{t("kit.cancel")}</Button>
      </div>
    </form>
  );
}
