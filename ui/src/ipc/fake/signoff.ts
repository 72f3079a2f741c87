// Versions and sign-offs of the fake shell. It keeps the order of things (a new key is enrolled, words are made, then
// signed; a later change makes a sign-off stale) and signs nothing: the words and keys are for looking at.
import type { Change } from "../../bindings/Change";
import type { Difference } from "../../bindings/Difference";
import type { DiffLine } from "../../bindings/DiffLine";
import type { Model } from "../../bindings/Model";
import type { Record as ModelRecord } from "../../bindings/Record";
import type { ReviewView } from "../../bindings/ReviewView";
import type { SignDraft } from "../../bindings/SignDraft";
import type { SignedThreat } from "../../bindings/SignedThreat";
import type { Signer } from "../../bindings/Signer";
import type { SignOffView } from "../../bindings/SignOffView";
import type { TrustView } from "../../bindings/TrustView";
import type { VersionView } from "../../bindings/VersionView";
import type { EditOutcome, KeyInHand } from "../../model/types";

type Shell = {
  now: () => Date;
  revision: () => number;
  /** The model after a revision; null for the open one. */
  modelAt: (revision: number | null) => Model;
  changesBetween: (before: Model, after: Model) => Change[];
  /** Makes an event that changes nothing. */
  say: (label: string) => EditOutcome;
};
type Args = { [name: string]: unknown };

const FINGERPRINT = "SHA256:9fQ4mJx0vLr2Tn8sWk5yBd7hPz1uEo3iGa6cXqVt-c1E";

export function makeSignOffs(shell: Shell) {
  let signOffs: SignOffView[] = [];
  let versions: VersionView[] = [];
  let signers: Signer[] = [];
  let reviews: ReviewView[] = [];
  let held: KeyInHand | null = null;
  /** Lines of changes from before the page was opened. */
  let earlier: DiffLine[] = [];

  const difference = (before: number, after: number | null): Difference => {
    const changes = shell.changesBetween(shell.modelAt(before), shell.modelAt(after));
    const keys = (wanted: (change: Change) => boolean) => changes.filter(wanted).map((change) => change.key);
    return {
      lines: [...(before < BASE ? earlier : []), ...changes.flatMap(inWords)],
      added: keys((change) => !change.before),
      removed: keys((change) => !change.after),
      changed: keys((change) => Boolean(change.before && change.after)),
    };
  };
  const standing = (one: SignOffView, today: string): SignOffView => {
    if (one.state === "superseded") return one;
    const stale = difference(one.signed_revision, null).lines;
    const expired = one.valid_until !== null && one.valid_until < today;
    return { ...one, stale, state: expired ? "expired" : stale.length > 0 ? "stale" : "valid" };
  };
  const key = (file_name: string): KeyInHand => {
    held = { file_name, fingerprint: FINGERPRINT, signer: signers[0] ?? null, keyring: "offered" };
    return held;
  };
  const signed = (draft: SignDraft): EditOutcome => {
    const signed_revision = shell.revision();
    const outcome = shell.say(`Sign-off by ${draft.name}`);
    const replaced = signOffs.find((one) => one.who === draft.name && one.state !== "superseded");
    signOffs = [
      {
        ...draft,
        revision: shell.revision(),
        signed_revision,
        who: draft.name,
        at: shell.now().toISOString(),
        state: "valid",
        fault: "",
        stale: [],
        fingerprint: FINGERPRINT,
        self_asserted: true,
        confirmed_by: [],
        words: wordsOf(draft, shell.modelAt(null), signed_revision),
        threats: threatsOf(shell.modelAt(null)),
        replaces: replaced?.revision ?? null,
        replaced_by: null,
      },
      ...signOffs.map((one): SignOffView => (one === replaced ? { ...one, state: "superseded", stale: [] } : one)),
    ];
    return outcome;
  };
  const answers: { [command: string]: (args: Args) => unknown } = {
    trust: ({ today }): TrustView => ({
      sign_offs: signOffs.map((one) => standing(one, String(today))),
      signers,
      versions,
      reviews,
      last_sign_off: signOffs[0]?.revision ?? null,
      changed_since: [],
      cannot_prove: CANNOT_PROVE,
    }),
    difference: ({ before, after }) => difference(before as number, after as number | null),
    name_version: ({ name, description }) => {
      const outcome = shell.say(`Version ${name}`);
      const [by, at] = ["Workshop", shell.now().toISOString()];
      const version = { revision: shell.revision(), name: String(name), description: String(description), by, at };
      versions = [{ ...version, sign_offs: [] }, ...versions];
      return outcome;
    },
    record_review: ({ what, next }) => {
      const outcome = shell.say("Review");
      const [by, at] = ["Workshop", shell.now().toISOString()];
      reviews = [{ revision: shell.revision(), what: String(what), next: next as string | null, by, at }, ...reviews];
      return outcome;
    },
    confirm_signer: () => {
      signers = signers.map((one) => ({ ...one, confirmed_by: ["Auditor"] }));
      return shell.say("Confirm a signer");
    },
    revoke_signer: ({ reason }) => {
      const revoked = { at: shell.now().toISOString(), by: "Auditor", reason: String(reason) };
      signers = signers.map((one) => ({ ...one, revoked }));
      return shell.say("Revoke a key");
    },
    forget_passphrase: () => held,
    choose_key: ({ public: isPublic }) => key(isPublic ? "head-of-service.pub" : "head-of-service.key"),
    create_key: ({ name }) => key(`${name || "signer"}.key`),
    enrol_signer: ({ name, role }) => {
      const outcome = shell.say(`Enrol ${name}`);
      const at = shell.now().toISOString();
      const known = { key: "ssh-ed25519 AAAA", fingerprint: FINGERPRINT, enrolled_by: "Workshop", enrolled_at: at };
      signers = [{ ...known, name: String(name), role: String(role), confirmed_by: [], revoked: null }];
      return outcome;
    },
    sign_request: ({ draft }) => ({
      bytes: JSON.stringify(draft),
      words: wordsOf(draft as SignDraft, shell.modelAt(null), shell.revision()),
      threats: threatsOf(shell.modelAt(null)),
      fingerprint: FINGERPRINT,
      replaces: signOffs.find((one) => one.who === (draft as SignDraft).name)?.revision ?? null,
    }),
    sign: ({ request, passphrase }) => {
      if (passphrase === "wrong")
        throw {
          code: "incomplete",
          message: `The passphrase of the key ${held?.file_name}: it is wrong`,
          hint: "Type it again. Nobody can open a key without it",
          fields: [{ field: "passphrase", message: "it is wrong" }],
          unsaved: false,
        };
      return signed(JSON.parse(String(request)) as SignDraft);
    },
    export_request: () => ({ file_name: "Support assistant.request", folder: "Documents", pages: 0, warnings: [] }),
    bring_signature: () => ({ file_name: "Support assistant.request.sig", signature: "signature", request: "" }),
    attach_signature: ({ request }) => signed(JSON.parse(String(request)) as SignDraft),
    export_evidence: () => ({ file_name: "Support assistant.evidence", folder: "Documents", pages: 0, warnings: [] }),
  };
  return {
    answers,
    /** A past for looking at: two versions, a stale sign-off and the one it replaced. */
    seed: () => {
      const draft = { name: "Head of Service", role: "risk owner", on_behalf_of: "", scope: { kind: "all" } as const };
      const terms = { conditions: "", valid_until: "2027-06-30", review_triggers: [] };
      signed({ ...draft, ...terms, valid_until: "2026-09-30" });
      signed({ ...draft, ...terms });
      const places = [
        { revision: 199, signed_revision: 198, at: "2026-10-14T09:12:00Z" },
        { revision: 88, signed_revision: 87, at: "2026-04-02T09:12:00Z" },
      ];
      signOffs = signOffs.map((one, index) => {
        const words = one.words.replace(/revision \d+/, `revision ${places[index]?.signed_revision}`);
        return { ...one, ...places[index], words };
      });
      const version = { description: "", by: "Workshop", sign_offs: [] };
      versions = [
        { ...version, revision: 198, name: "Pilot baseline", at: "2026-10-14T09:00:00Z", sign_offs: [199] },
        { ...version, revision: 121, name: "Workshop 1", at: "2026-09-12T12:00:00Z" },
      ];
      earlier = EARLIER;
    },
  };
}

/** Revisions of a seeded past end here. */
export const BASE = 214;

const line = (
  kind: DiffLine["kind"],
  of: ModelRecord["kind"],
  number: string,
  name: string,
  rest: string[] = [],
): DiffLine => {
  const [field = "", before = "", after = ""] = rest;
  return { kind, key: { kind: of, id: number }, number, name, field, before, after };
};
const EARLIER: DiffLine[] = [
  line("added", "flow", "F-12", "e-mail reply"),
  line("changed", "element", "E-9", "Case tool", ["egress", "no", "yes"]),
  line("changed", "threat", "T-2", "Exfiltration via tool", ["decision", "not applicable", "undecided"]),
  line("added", "control", "C-7", "Approve outgoing mail"),
  line("removed", "assumption", "A-3", "No tool leaves the tenant"),
];

/** A change in words, one line per field; what is only drawn says nothing. */
function inWords({ key, before, after }: Change): DiffLine[] {
  if (["placement", "route", "note", "numbering", "diagram"].includes(key.kind)) return [];
  const fields = (record: ModelRecord | null) => (record?.record ?? {}) as { [field: string]: unknown };
  const [old, now] = [fields(before), fields(after)];
  const shown = after ? now : old;
  const letter = { element: "E", flow: "F", threat: "T", control: "C", assumption: "A" }[key.kind as string];
  const base = {
    key,
    number: letter ? `${letter}-${String(shown.number ?? 0)}` : "",
    name: String(shown.name ?? shown.title ?? shown.text ?? ""),
  };
  const empty = { field: "", before: "", after: "" };
  if (!before || !after) return [{ ...base, ...empty, kind: before ? "removed" : "added" }];
  const text = (value: unknown) =>
    value && typeof value === "object" ? Object.values(value).join(", ") : String(value ?? "");
  return Object.keys(now)
    .filter((field) => field !== "history" && JSON.stringify(old[field]) !== JSON.stringify(now[field]))
    .map((field) => ({
      ...base,
      kind: "changed" as const,
      field: field.replaceAll("_", " "),
      before: text(old[field]),
      after: text(now[field]),
    }));
}

const CANNOT_PROVE = [
  "who a person is, beyond the key: a signer is self-asserted until another signer confirms them or you compare the fingerprint with them",
  "that the signer understood what they signed",
  "when it was signed: the time is what the clock of that computer said",
  "that nothing was rolled back, unless somebody else holds a later checkpoint",
];

function threatsOf(model: Model): SignedThreat[] {
  const { levels } = model.about.risk;
  const words = (at: number | undefined) => ({ level: levels[at ?? 0]?.word ?? "", likelihood: "", impact: "" });
  return Object.values(model.threats)
    .sort((a, b) => a.number - b.number)
    .map((threat) => {
      const verdict = threat.history.at(-1)?.verdict.treatment;
      return {
        id: threat.id,
        number: `T-${threat.number}`,
        title: threat.title,
        technique: threat.technique,
        subject: threat.subject_name,
        before: threat.inherent ? words(Math.min(threat.inherent.likelihood, levels.length) - 1) : null,
        after: threat.residual ? words(Math.min(threat.residual.likelihood, levels.length) - 1) : null,
        treatment: verdict ? verdict.charAt(0).toUpperCase() + verdict.slice(1).replace("_", " ") : "Undecided",
        owner: "",
        date: null,
        rationale: "",
      };
    });
}

function wordsOf(draft: SignDraft, model: Model, revision: number): string {
  const scope = draft.scope.kind === "all" ? "all of it" : `the risks that name ${draft.scope.name} as owner`;
  const threats = Object.keys(model.threats).length;
  return [
    `I, ${draft.name} (${draft.role}), have read the threat model "${model.about.title}" as of revision ${revision}. I sign for ${scope}.`,
    `It holds ${threats} threats. I take responsibility for these decisions and accept the risks that remain.`,
    draft.conditions && `Conditions: ${draft.conditions}`,
    draft.valid_until ? `This holds until ${draft.valid_until}.` : "This holds without an end date.",
    "It ceases to hold when a fact, a threat or a decision that it covers is changed.",
    `A signature does not prove:\n${CANNOT_PROVE.map((one) => `- ${one}`).join("\n")}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
