// A shell that lives in the page: for unit tests, and for looking at the window in a browser with `npm run dev`. It
// keeps the real one's contract (one edit, one answer with what changed) and forgets everything on reload.
import type { Change } from "../../bindings/Change";
import type { Edit } from "../../bindings/Edit";
import type { House } from "../../bindings/House";
import type { Model } from "../../bindings/Model";
import type { PastState } from "../../bindings/PastState";
import type { Theme } from "../../bindings/Theme";
import { NO_CHANGE } from "../../model/analysis";
import type { EditOutcome, Failure, LibraryView, OpenProject, Settings, StartPage } from "../../model/types";
import { storedTheme } from "../../theme/theme";
import type { Host } from "../host";
import { analysisOf, type ThreatLine, takeUp } from "./analysis";
import { apply, KINDS } from "./apply";
import { type Case, emptyModel, modelOf } from "./build";
import cases from "./cases.json";
import { makeChosenLibrary } from "./chosenLibrary";
import frameworks from "./frameworks.json";
import { largeModel } from "./large";
import libraryJson from "./library.json";
import { lifeCycleOf } from "./lifeCycle";
import { BASE, makeSignOffs } from "./signoff";
import threatLines from "./threats.json";

const library = { ...libraryJson, frameworks } as unknown as LibraryView;
const lines = threatLines as ThreatLine[];
const descriptions = cases as unknown as Case[];

type Step = { label: string; before: Model; after: Model };

/** A fake shell. Every call is kept in `calls`, so that tests can see which edits were asked for. */
export function makeFakeHost(now: () => Date = () => new Date()) {
  const calls: { command: string; args: { [name: string]: unknown } }[] = [];
  let model: Model | null = null;
  let refusal: unknown = null;
  let unsaved: Failure | null = null;
  let house: House | null = null;
  const done: Step[] = [];
  const undone: Step[] = [];
  let base = 0;
  let settings: Settings = {
    name: "Workshop",
    theme: "system",
    text_size: 100,
    notation: "house",
    flow_lines: "right_angled",
    language: "en",
    single_keys: true,
  };

  const facts = () => ({
    undo: done.at(-1)?.label ?? null,
    redo: undone.at(-1)?.label ?? null,
    saved_at: now().toISOString(),
    revision: base + done.length,
    unsaved,
  });
  const open = (next: Model): OpenProject => {
    model = next;
    done.length = 0;
    undone.length = 0;
    return {
      model: structuredClone(next),
      analysis: analysisOf(next, lines),
      file_name: "model.portolan",
      folder: "Models",
      warnings: [],
      ...facts(),
    };
  };
  const outcome = (before: Model, after: Model): EditOutcome => {
    model = after;
    return {
      changes: { changes: differences(before, after) },
      analysis: { ...NO_CHANGE, whole: analysisOf(after, lines) },
      moved: null,
      ...facts(),
    };
  };
  const need = (): Model => {
    if (!model) throw new Error("no project is open");
    return model;
  };
  const modelAt = (revision: number | null): Model =>
    revision === null ? need() : (done[Math.max(0, revision - base)]?.before ?? need());
  const signOffs = makeSignOffs({
    now,
    revision: () => base + done.length,
    modelAt,
    changesBetween: differences,
    say: (label) => {
      done.push({ label, before: need(), after: need() });
      undone.length = 0;
      return outcome(need(), need());
    },
  });
  const starter = (id: string): Model => {
    if (id.startsWith("large-")) return largeModel(Number(id.slice("large-".length)));
    const description = descriptions.find((d) => d.id === id);
    if (!description) return emptyModel("Untitled model");
    const made = modelOf(description, library);
    if (id === "support-assistant") {
      made.about.marking = "OFFICIAL";
      made.diagrams = {
        context: { id: "context", title: "Context", position: 0 },
        main: { id: "main", title: "Support assistant", position: 1 },
        pipeline: { id: "pipeline", title: "Content pipeline", position: 2 },
      };
      takeUp(made, lines);
    }
    return made;
  };

  const commands: { [name: string]: (args: { [name: string]: unknown }) => unknown } = {
    library: () => library,
    start_page: (): StartPage => ({
      recent: RECENT.map((line, i) => ({
        id: `${i}`,
        title: line[0],
        folder: line[1],
        note: line[3],
        opened_at: new Date(now().getTime() - line[2] * 86_400_000).toISOString(),
      })),
      starters: descriptions.slice(1).map((d) => ({
        id: d.id,
        title: d.name.split(" (")[0] ?? d.name,
        summary: SUMMARIES[d.id] ?? "",
        model: modelOf(d, library),
      })),
      library: { name: "ATLAS", version: "5.6.0", techniques: 170 },
      formats: ["Threat Dragon", "TM7", "OTM", "draw.io", "pytm", "Threagile", "CycloneDX", "TM-BOM"].map((name) => ({
        id: name,
        name,
      })),
    }),
    state_at: ({ revision }): PastState => {
      const past = modelAt(revision as number);
      return { revision: revision as number, model: structuredClone(past), analysis: analysisOf(past, lines) };
    },
    choose_evidence: () => ({ file_name: "red-team-report.pdf", digest: "9f86d081884c7d659a2feaa0c55ad015".repeat(2) }),
    read_vectors: ({ vectors }) =>
      (vectors as string[]).map((vector) =>
        vector.startsWith("CVSS:4.0/")
          ? { tenths: 93, severity: "Critical", basis: "CVSS-B", fault: "" }
          : { tenths: null, severity: "", basis: "", fault: "invalid prefix" },
      ),
    export_table: () => ({ file_name: "Support assistant.csv", folder: "Documents", pages: 0, warnings: [] }),
    current_project: () => (model ? open(model) : null),
    new_project: ({ title, starter: id }) => {
      const made = typeof id === "string" ? starter(id) : emptyModel(String(title));
      return open(made);
    },
    open_project: () => ({ opened: "project", value: open(starter("support-assistant")) }),
    open_recent: () => ({ opened: "project", value: open(starter("support-assistant")) }),
    import_offer: () => null,
    take_import: () => open(starter("support-assistant")),
    drop_import: () => null,
    close_project: () => {
      model = null;
      return null;
    },
    edit: ({ edit }) => {
      if (refusal) {
        const reason = refusal;
        refusal = null;
        throw reason;
      }
      if (!model) throw new Error("no project is open");
      const before = model;
      const after = structuredClone(before);
      apply(after, edit as Edit, now().toISOString());
      done.push({ label: labelOf(edit as Edit), before, after });
      undone.length = 0;
      return outcome(before, after);
    },
    undo: () => {
      const step = done.pop();
      if (!step) throw new Error("nothing to undo");
      undone.push(step);
      return outcome(step.after, step.before);
    },
    redo: () => {
      const step = undone.pop();
      if (!step) throw new Error("nothing to redo");
      done.push(step);
      return outcome(step.before, step.after);
    },
    history: () =>
      done
        .map((step, revision) => ({ revision, label: step.label, by: "", at: now().toISOString(), undone: false }))
        .reverse(),
    settings: () => ({ ...settings, theme: settingsTheme() }),
    set_settings: ({ settings: next }) => {
      settings = next as Settings;
      return settings;
    },
    cancel: () => null,
    ...makeChosenLibrary(library),
    save_copy: () => "copy.portolan",
    retry_saving: () => outcome(need(), need()),
    save_elsewhere: () => {
      unsaved = null;
      return {
        model: need(),
        analysis: analysisOf(need(), lines),
        file_name: "rescued.portolan",
        folder: "Documents",
        warnings: [],
        ...facts(),
      };
    },
    export_report: () => ({ file_name: "threat-model.pdf", folder: "Documents", pages: 12, warnings: [] }),
    report_house: () => house,
    choose_report_house: () => {
      house = { name: "House style", templates: ["handover"], fault: null };
      return house;
    },
    leave_report_house: () => {
      house = null;
      return null;
    },
    preview_report: () => 3,
    preview_page: ({ page }) => fakePage(Number(page)),
    export_model: () => ({ file_name: "model.json", folder: "Documents", pages: 0, warnings: [] }),
    export_picture: () => ({ file_name: "diagram.svg", folder: "Documents", pages: 0, warnings: [] }),
    copy_picture: () => null,
    open_exported: () => null,
    ...signOffs.answers,
    life_cycle: () => lifeCycleOf(need()),
    take_fingerprint: () => [{ ...FILE, at: now().toISOString() }],
    keep_fingerprint: ({ asset, taken }) => {
      const before = need();
      const after = structuredClone(before);
      const record = after.assets[String(asset)];
      if (record) record.files = taken as typeof record.files;
      done.push({ label: "Put data asset", before, after });
      undone.length = 0;
      return outcome(before, after);
    },
    verify_asset: () => ({ name: FILE.name, state: "same", changed: [], missing: [], added: [] }),
    import_evaluation: () => null,
    fill_cards: () => null,
  };

  const host: Host = {
    async call(command, args = {}) {
      calls.push({ command, args: structuredClone(args) });
      const run = commands[command];
      if (!run)
        throw {
          code: "unknown",
          message: `The fake shell has no command ${command}`,
          hint: "",
          fields: [],
          unsaved: false,
        };
      return structuredClone(run(args));
    },
    listen: async () => () => {},
  };
  return {
    host,
    calls,
    openStarter: (id: string) => open(starter(id)),
    /** The next edit is refused with this reason. */
    refuseNext: (reason: unknown) => {
      refusal = reason;
    },
    /** Whether edits reach the file: from now on they do not, for this reason, or (null) they do again. */
    setUnsaved: (reason: Failure | null) => {
      unsaved = reason;
    },
    model: () => model,
    /** Gives the open model a past with versions and sign-offs. */
    seedSignOffs: () => {
      signOffs.seed();
      done.length = 0;
      base = BASE;
    },
  };
}

const fakePage = (page: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842" width="595" height="842">
    <rect width="595" height="842" fill="#ffffff"/>
    <text x="64" y="120" font-family="Inter Variable" font-size="24" font-weight="600">Page ${page + 1}</text>
  </svg>`;

/** The fake shell of a browser preview; `#open=ID` in the address opens a system at once. */
export async function fakeHost(): Promise<Host> {
  const fake = makeFakeHost();
  const wanted = new URLSearchParams(location.hash.slice(1)).get("open");
  if (wanted) fake.openStarter(wanted);
  if (wanted === "support-assistant") fake.seedSignOffs();
  return fake.host;
}

function differences(before: Model, after: Model): Change[] {
  const changes: Change[] = [];
  for (const [kind, name] of KINDS) {
    const [old, now] = [before[name] as { [id: string]: unknown }, after[name] as { [id: string]: unknown }];
    for (const id of new Set([...Object.keys(old), ...Object.keys(now)])) {
      if (JSON.stringify(old[id]) === JSON.stringify(now[id])) continue;
      const wrap = (record: unknown) => (record === undefined ? null : ({ kind, record } as Change["after"]));
      changes.push({ key: { kind, id }, before: wrap(old[id]), after: wrap(now[id]) });
    }
  }
  if (JSON.stringify(before.about) !== JSON.stringify(after.about))
    changes.push({
      key: { kind: "about", id: "" },
      before: { kind: "about", record: before.about },
      after: { kind: "about", record: after.about },
    });
  return changes;
}

const labelOf = (edit: Edit): string =>
  edit.edit === "batch"
    ? edit.label || (edit.edits[0] ? labelOf(edit.edits[0]) : "Nothing")
    : edit.edit.replaceAll("_", " ");

const FILE = { name: "weights.safetensors", sha256: "5f".repeat(32), bytes: 4_812_544, files: 1 };

const RECENT: readonly [string, string, number, string][] = [
  ["Customer support assistant", "Models / Northbay", 0, "22 undecided"],
  ["Meter anomaly detection", "Models / Northbay", 1, "Signed"],
  ["Document triage pilot", "Shared / Casework", 21, "Sign-off stale"],
  ["Field inspection vision", "Shared / Inspection", 34, "4 undecided"],
];
const SUMMARIES: { [id: string]: string } = {
  "rag-assistant": "Chat, retrieval, hosted model",
  "agent-tools": "Plans, calls tools, remembers",
  "fine-tuning": "Dataset, training, registry, endpoint",
  "edge-vision": "Camera, on-device model, actuator",
  "coding-assistant": "Repository, agent, shell, registry",
};

/** The preview has no settings file; the theme the page remembers stands in for it. */
function settingsTheme(): Theme {
  const theme = storedTheme();
  return theme === "contrast" ? "high_contrast" : theme;
}
