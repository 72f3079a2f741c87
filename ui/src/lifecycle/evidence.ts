// What a model already holds that can stand as evidence: controls, decisions, fingerprints of files, results of evaluations.
import type { Evidence } from "../bindings/Evidence";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";

/** One thing of the model, as evidence and with the record it is. */
export type Shown = {
  kind: "control" | "threat" | "file";
  /** Id of the control or threat, digest of the file. */
  id: string;
  label: string;
  note: string;
  evidence: Evidence;
};

const byNumber = (a: { number: number }, b: { number: number }): number => a.number - b.number;

/** Numbers are never given out twice, so a number names its record for good. */
const named = (number: string, title: string): Evidence => ({
  title: `${number} ${title}`,
  location: number,
  digest: "",
});

/** Everything of a model that can be pointed at as evidence; decisions are those of threats that have one. */
export function shownBy(model: Model): Shown[] {
  const controls = Object.values(model.controls).sort(byNumber);
  const decided = Object.values(model.threats)
    .filter((threat) => threat.history.length > 0)
    .sort(byNumber);
  const assets = Object.values(model.assets).sort(byNumber);
  const entries = Object.values(model.register).sort(byNumber);
  const record = (kind: "control" | "threat", letter: string, one: { id: string; number: number; title: string }) => {
    const evidence = named(`${letter}-${one.number}`, one.title);
    const note = t(kind === "control" ? "life.control" : "life.decision");
    return { kind, id: one.id, label: evidence.title, note, evidence };
  };
  const file = (title: string, location: string, digest: string): Shown => ({
    kind: "file",
    id: digest,
    label: title,
    note: digest.slice(0, 12),
    evidence: { title, location, digest },
  });
  return [
    ...controls.map((one) => record("control", "C", one)),
    ...decided.map((one) => record("threat", "T", one)),
    // Files inside a fingerprinted folder are covered by the fingerprint of the folder.
    ...assets.flatMap(({ name, files }) =>
      files.filter((one) => !one.name.includes("/")).map((one) => file(`${name}: ${one.name}`, one.name, one.sha256)),
    ),
    ...entries.flatMap((entry) =>
      entry.evidence
        .filter(({ digest }) => digest)
        .map(({ location, digest }) => file(`R-${entry.number} ${entry.title}`, location, digest)),
    ),
  ];
}
