// A small system with what the core would say about it: for the unit tests of every room that shows threats.
import { FIVE } from "../../about/scales";
import type { Analysis } from "../../bindings/Analysis";
import type { Element } from "../../bindings/Element";
import type { Flow } from "../../bindings/Flow";
import type { Model } from "../../bindings/Model";
import type { Rating } from "../../bindings/Rating";
import type { RiskScale } from "../../bindings/RiskScale";
import type { Subject } from "../../bindings/Subject";
import type { Suggestion } from "../../bindings/Suggestion";
import type { Threat } from "../../bindings/Threat";
import type { ThreatCard } from "../../bindings/ThreatCard";
import type { Verdict } from "../../bindings/Verdict";
import { emptyStory } from "../../decisions/story";
import type { Library } from "../library";

export const at = (id: string): Subject => ({ kind: "element", id });

export const scale: RiskScale = {
  ...FIVE,
  appetite: 1,
  acceptance: [{ role: "Head of Service", up_to: 2 }],
};

export const element = (
  id: string,
  number: number,
  kind: Element["kind"],
  type_id: string | null,
  name: string,
): Element => ({
  id,
  number,
  kind,
  type_id,
  name,
  description: "",
  attributes: {},
  boundary: null,
  supplier: null,
  owner: "",
  tags: [],
  out_of_scope: null,
  holds: [],
  child_diagram: null,
});

export const flow = (id: string, number: number, source: string, target: string, name: string): Flow => ({
  id,
  number,
  source,
  target,
  name,
  description: "",
  attributes: {},
  protocol: "",
  carries: [],
  out_of_scope: null,
});

export const rating = (likelihood: number, impact: number, confirmed = false): Rating => ({
  likelihood,
  impacts: { system: 2, users: 2, organisation: impact, society: null },
  basis: "Anyone may post (raises). Refunds need approval (lowers).",
  confirmed,
});

export const threat = (
  id: string,
  number: number,
  technique: string | null,
  subject: Subject,
  title: string,
): Threat => ({
  id,
  number,
  technique,
  subject,
  subject_name: "",
  own: technique === null,
  title,
  story: emptyStory,
  notes: "",
  inherent: null,
  residual: null,
  cvss: "",
  controls: [],
  proposed: "",
  history: [],
});

export const decided = (one: Threat, verdict: Verdict, rationale = "Agreed in the second workshop"): Threat => ({
  ...one,
  history: [...one.history, { at: "2026-10-14T10:12:00Z", by: "Product owner", verdict, rationale }],
});

export function emptyModel(title: string): Model {
  return {
    about: {
      title,
      description: "",
      purpose: "",
      marking: "OFFICIAL",
      owner: "",
      risk_owners: ["Head of Service"],
      in_scope: [],
      out_of_scope: [],
      library: null,
      risk: scale,
      statement: { responsibilities: "", prohibited_uses: "", data_use: "", limitations: "" },
      hide_standard_threats: false,
    },
    numbering: { element: 0, flow: 0, boundary: 0, asset: 0, assumption: 0, threat: 0, control: 0, register_entry: 0 },
    diagrams: {},
    boundaries: {},
    elements: {},
    flows: {},
    placements: {},
    routes: {},
    notes: {},
    assets: {},
    suppliers: {},
    assumptions: {},
    participants: {},
    comments: {},
    controls: {},
    threats: {},
    assessments: {},
    selections: {},
    register: {},
    imports: {},
    filters: {},
  };
}

export const emptyAnalysis: Analysis = {
  has_ai: true,
  suggestions: [],
  cards: [],
  own: [],
  stale: [],
  questions: [],
  checks: [],
  attack_paths: [],
  coverage: [],
  residual: {},
};

export const byId = <T extends { id: string }>(records: readonly T[]): { [id: string]: T } =>
  Object.fromEntries(records.map((record) => [record.id, record]));

export type CardSpec = {
  card: string;
  headline: string;
  techniques: string[];
  subject: Subject;
  weight?: number;
  because?: string;
  path?: Subject[];
  threat?: Threat;
  proposed?: Rating | null;
  pack?: string;
};

/** An analysis with these cards, and the model with the threats behind them. */
export function withCards(model: Model, specs: readonly CardSpec[]): { model: Model; analysis: Analysis } {
  const suggestions: Suggestion[] = [];
  const cards: ThreatCard[] = [];
  const threats = { ...model.threats };
  for (const spec of specs) {
    const { card, headline, subject, weight = 2, pack = "atlas" } = spec;
    const indexes = spec.techniques.map((technique, index) => {
      suggestions.push({
        technique,
        subject,
        weight,
        unlowered: weight,
        rule: `${technique}/1`,
        card,
        role: index === 0 ? "head" : "also",
        rank: suggestions.length + 1,
        because: spec.because ?? `Because of ${technique}.`,
        path: spec.path ?? [subject],
        pack,
        lowered_by: [],
      });
      return suggestions.length - 1;
    });
    if (spec.threat) threats[spec.threat.id] = spec.threat;
    const treatment = spec.threat?.history.at(-1)?.verdict.treatment;
    const open = treatment === undefined || treatment === "reopened";
    cards.push({
      subject,
      card,
      headline,
      weight,
      suggestions: indexes,
      threat: spec.threat?.id ?? null,
      status: open ? "open" : treatment === "not_applicable" ? "not_applicable" : "decided",
      proposed: spec.proposed ?? null,
      level: null,
      pack,
    });
  }
  return { model: { ...model, threats }, analysis: { ...emptyAnalysis, suggestions, cards } };
}

const advice = (id: string, how: string) => ({ id, origin: "atlas" as const, how });
const technique = (id: string, name: string, tactic: string, pack = "atlas") => ({
  id,
  name,
  tactics: [tactic],
  summary: "What is read becomes what is obeyed.",
  why_it_matters: "The assistant acts on other people's words.",
  mitigations: [
    advice("AML.M0029", "Ask a person before anything leaves"),
    advice("AML.M0030", "Refuse tool calls while others' text is in the prompt"),
    advice("AML.M0028", "Give each tool the least it needs"),
    advice("AML.M0020", "Check what comes in and what goes out"),
  ],
  how_to_test: ["Plant ten posts against {element} and count what gets through"],
  pack,
});

export const library = {
  about: { name: "ATLAS", version: "5.6.0" },
  element_types: {
    agent: { id: "agent", kind: "process", ai: true, name: "AI agent", definition: "", icon: "robot", defaults: {} },
    "vector-store": {
      id: "vector-store",
      kind: "store",
      ai: true,
      name: "Vector store",
      definition: "",
      icon: "db-vector",
      defaults: {},
    },
  },
  attributes: {},
  boundary_types: {},
  techniques: byId([
    technique("AML.T0051.001", "LLM Prompt Injection: Indirect", "AML.TA0005"),
    technique("AML.T0093", "Prompt Infiltration via Public-Facing Application", "AML.TA0004"),
    technique("AML.T0086", "Exfiltration via AI Agent Tool Invocation", "AML.TA0010"),
    technique("AML.T0053", "AI Agent Tool Invocation", "AML.TA0005"),
    technique("AML.T0056", "Extract LLM System Prompt", "AML.TA0010"),
    technique("AML.T0061", "LLM Prompt Self-Replication", "AML.TA0005"),
    technique("AML.T0070", "RAG Poisoning", "AML.TA0006"),
    technique("STD.T0001", "Credential stuffing", "AML.TA0004", "standard"),
  ]),
  mitigations: byId([
    { id: "AML.M0029", name: "Human in the loop for agent actions" },
    { id: "AML.M0030", name: "Restrict tool calls on untrusted data" },
    { id: "AML.M0028", name: "Agent tools permissions configuration" },
    { id: "AML.M0020", name: "Guardrails" },
  ]),
  tactics: byId([
    { id: "AML.TA0004", name: "Initial Access", position: 1, summary: "" },
    { id: "AML.TA0005", name: "Execution", position: 2, summary: "" },
    { id: "AML.TA0006", name: "Persistence", position: 3, summary: "" },
    { id: "AML.TA0010", name: "Exfiltration", position: 4, summary: "" },
  ]),
} as unknown as Library;

/** An assistant that reads a forum through an index: six cards of all states, one standard card, one own threat. */
export function sample(): { model: Model; analysis: Analysis; library: Library } {
  const base = emptyModel("Customer support assistant");
  const forum = element("forum", 1, "external", null, "Community forum");
  const index = element("index", 2, "store", "vector-store", "Vector index");
  const agent = { ...element("agent", 3, "process", "agent", "Support assistant"), owner: "Platform lead" };
  const own = threat("own-1", 4, null, at("index"), "A clerk exports the whole index");
  const drawn: Model = {
    ...base,
    elements: byId([forum, index, agent]),
    flows: byId([flow("f-1", 1, "forum", "index", "posts"), flow("f-2", 2, "index", "agent", "passages")]),
    threats: { [own.id]: own },
  };
  const path: Subject[] = [
    at("forum"),
    { kind: "flow", id: "f-1" },
    at("index"),
    { kind: "flow", id: "f-2" },
    at("agent"),
  ];
  const { model, analysis } = withCards(drawn, [
    {
      card: "indirect-injection",
      headline: "Outside text steers the assistant",
      techniques: ["AML.T0051.001", "AML.T0093"],
      subject: at("agent"),
      weight: 3,
      because: "Posts written by outsiders reach the prompt, and nothing on the way is stated to sanitise them.",
      path,
      proposed: rating(4, 4),
    },
    {
      card: "exfil",
      headline: "Private data leaves by the assistant's own means",
      techniques: ["AML.T0086"],
      subject: at("agent"),
      weight: 3,
      path,
      proposed: rating(3, 5),
      threat: {
        ...threat("t-2", 1, "AML.T0086", at("agent"), "Private data leaves by the assistant's own means"),
        inherent: rating(3, 5, true),
      },
    },
    {
      card: "agent-action",
      headline: "A steered agent acts with its own rights",
      techniques: ["AML.T0053"],
      subject: at("agent"),
      weight: 2,
      proposed: rating(3, 3),
    },
    {
      card: "prompt-secrets",
      headline: "The hidden set-up comes to light",
      techniques: ["AML.T0056"],
      subject: at("agent"),
      weight: 1,
      proposed: rating(3, 2),
      threat: decided(threat("t-3", 2, "AML.T0056", at("agent"), "The hidden set-up comes to light"), {
        treatment: "retain",
        risk_owner: "Head of Service",
        expires: "2027-06-30",
      }),
    },
    {
      card: "self-spread",
      headline: "Planted orders travel on by themselves",
      techniques: ["AML.T0061"],
      subject: at("agent"),
      weight: 1,
      threat: decided(threat("t-4", 3, "AML.T0061", at("agent"), "Planted orders travel on by themselves"), {
        treatment: "not_applicable",
      }),
    },
    {
      card: "rag-poisoning",
      headline: "Planted text is found and believed",
      techniques: ["AML.T0070"],
      subject: at("index"),
      weight: 3,
      proposed: rating(4, 4),
    },
    {
      card: "std-login",
      headline: "Stolen passwords are tried out",
      techniques: ["STD.T0001"],
      subject: at("agent"),
      weight: 2,
      pack: "standard",
    },
  ]);
  return { model, analysis: { ...analysis, own: [own.id] }, library };
}
