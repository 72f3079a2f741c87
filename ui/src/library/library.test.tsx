import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { openForTest } from "../ipc/fake/open";
import { TooltipProvider } from "../kit/Tooltip";
import { settled, useMirror } from "../model/mirror";
import type { LibraryView as Loaded } from "../model/types";
import { useView } from "../view/view";
import { stateOf } from "./inModel";
import { LibraryView } from "./LibraryView";
import { columns, fullName, type Wanted } from "./matrix";
import { becauseWords, conditionWords } from "./ruleWords";
import { initialLibrary, openTechnique, useLibrary } from "./state";
import { type Catalogue, catalogue, type Technique } from "./types";

const technique = (id: string, name: string, more: Partial<Technique> = {}): Technique => ({
  id,
  name,
  tactics: ["AML.TA0005"],
  pack: "atlas",
  summary: `About **${name}**. <script>alert(1)</script>`,
  why_it_matters: "It hurts.",
  mitigations: [{ id: "AML.M0020", origin: "atlas", how: "Check what comes in" }],
  how_to_test: [],
  ...more,
});
const TECHNIQUES = [
  technique("AML.T9051", "Injection"),
  technique("AML.T9051.001", "Indirect", {
    parent: "AML.T9051",
    crosswalk: [{ framework: "owasp-llm-2025", item: "LLM01" }],
  }),
  technique("AML.T9052", "Unheard of", { not_suggested: "It happens before the system exists." }),
  technique("STD.T0001", "Stolen password", { pack: "standard" }),
];

let fake: Awaited<ReturnType<typeof openForTest>>;
const library = (): Catalogue => catalogue(useMirror.getState().library) as Catalogue;
const open = () =>
  render(
    <TooltipProvider>
      <LibraryView />
    </TooltipProvider>,
  );
const cells = () =>
  [...document.querySelectorAll("[data-technique]")].map((cell) => cell.getAttribute("data-technique") ?? "");
const cell = (id: string) => document.querySelector(`[data-technique="${id}"]`) as HTMLElement;
const all: Wanted = { text: "", standard: false, crosswalk: null };

beforeEach(async () => {
  fake = await openForTest();
  useLibrary.setState(initialLibrary, true);
  const loaded = useMirror.getState().library as Loaded;
  useMirror.setState({
    library: {
      ...loaded,
      about: { ...loaded.about, digest: "here" },
      tactics: { "AML.TA0005": { id: "AML.TA0005", name: "Execution", position: 1 } },
      techniques: Object.fromEntries(TECHNIQUES.map((line) => [line.id, line])),
      mitigations: { "AML.M0020": { id: "AML.M0020", name: "Guardrails", summary: "They hold.", how: ["One", "Two"] } },
      crosswalks: {
        "owasp-llm-2025": {
          id: "owasp-llm-2025",
          name: "OWASP Top 10 for LLM Applications",
          version: "2025",
          maps_to: "technique",
          items: [{ id: "LLM01", title: "Prompt Injection", techniques: [] }],
        },
      },
    } as unknown as Loaded,
  });
});

test("columns keep sub-techniques under their parent, a search lists them by both names", () => {
  expect(columns(library(), all)[0]?.entries.map(({ technique: { id }, subs }) => [id, subs.length])).toEqual([
    ["AML.T9051", 1],
    ["AML.T9052", 0],
  ]);
  const found = columns(library(), { ...all, text: "injection indir" })[0]?.entries ?? [];
  expect(found.map((entry) => fullName(library(), entry.technique))).toEqual(["Injection: Indirect"]);
  expect(columns(library(), { ...all, standard: true })[0]?.all.map(({ id }) => id)).toEqual(["STD.T0001"]);
  const crosswalk = { framework: "owasp-llm-2025", item: "LLM01" };
  expect(columns(library(), { ...all, crosswalk })[0]?.all.map(({ id }) => id)).toEqual(["AML.T9051.001"]);
});

test("what is open in the model comes before what is settled", () => {
  const use = (status: "open" | "decided" | "not_applicable") => ({
    subject: { kind: "model" as const },
    name: "",
    status,
    threat: null,
    because: "",
  });
  expect(stateOf([use("decided"), use("open")])).toEqual({ state: "open", count: 1 });
  expect(stateOf([use("not_applicable"), use("decided")])).toEqual({ state: "decided", count: 1 });
  expect(stateOf(undefined)).toEqual({ state: "none", count: 0 });
});

test("rules read as words", () => {
  expect(becauseWords("{element} reads text from {source}")).toBe("It reads text from an outside source");
  expect(conditionWords(library(), { not: { taint: ["content"] } })).toBe("not reached by others' text");
  expect(conditionWords(library(), "egress_tool")).toBe("a tool can send outside");
});

test("a technique opens beside the matrix, its markup shown as text or not at all", async () => {
  open();
  await userEvent.click(cell("AML.T9052"));
  const side = within(document.querySelector("aside") as HTMLElement);
  expect(document.querySelector("aside h1")).toHaveTextContent("Unheard of");
  expect(side.getByText("It happens before the system exists.")).toBeVisible();
  expect(document.querySelector(".library-prose strong")).toHaveTextContent("Unheard of");
  expect(document.querySelector("script")).toBeNull();
  await userEvent.click(side.getByText("Guardrails"));
  expect(document.querySelector("aside h1")).toHaveTextContent("Guardrails");
  expect(within(document.querySelector("aside") as HTMLElement).getByText("Unheard of")).toBeVisible();
});

test("what no rule suggests is added by hand at a chosen element", async () => {
  openTechnique("AML.T9052");
  expect(useView.getState().view).toBe("library");
  open();
  await userEvent.click(screen.getByTestId("add-here"));
  await settled();
  const [edit] = fake.edits() as {
    edit: string;
    threat: { technique: string; own: boolean; subject: { kind: string } };
  }[];
  expect([edit?.edit, edit?.threat.technique, edit?.threat.own, edit?.threat.subject.kind]).toEqual([
    "add_threat",
    "AML.T9052",
    true,
    "element",
  ]);
  expect(await within(screen.getByTestId("uses")).findByText("Undecided")).toBeVisible();
});

test("arrow keys walk the matrix and the search narrows it", async () => {
  open();
  expect(cells()).toEqual(["AML.T9051", "AML.T9052"]);
  cell("AML.T9051").focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(document.activeElement).toHaveAttribute("data-technique", "AML.T9052");
  await userEvent.type(screen.getByTestId("library-search"), "indirect");
  expect(cells()).toEqual(["AML.T9051.001"]);
});

test("a release is previewed with the threats it touches, confirmed, and taken back", async () => {
  open();
  await userEvent.click(await screen.findByTestId("choose-release"));
  expect(await screen.findByTestId("touched")).toHaveTextContent("now called Prompt Injection");
  expect(fake.calls.some(({ command }) => command === "take_release")).toBe(false);
  await userEvent.click(screen.getByTestId("confirm-release"));
  expect(fake.calls.find(({ command }) => command === "take_release")?.args).toEqual({ adopt: true });
  await userEvent.click(await screen.findByTestId("roll-back"));
  expect(await screen.findByRole("button", { name: "Go back to ATLAS 6.0.0" })).toBeVisible();
});

test("a pack with faults is refused with file and line, a sound one is shown with its licence", async () => {
  open();
  await userEvent.click(await screen.findByTestId("add-pack"));
  expect(await screen.findByTestId("pack-faults")).toHaveTextContent("silenced.yaml:2:12");
  await userEvent.click(screen.getByTestId("add-pack"));
  expect(await screen.findByText("proprietary")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Remove Acme" }));
  expect(await screen.findByText(/its own id prefix/)).toBeVisible();
});

test("a model made with another library is told, and brought along on request", async () => {
  const model = fake.model();
  const pinned = { name: "Portolan", version: "0.1", digest: "elsewhere" };
  useMirror.setState({ model: { ...model, about: { ...model.about, library: pinned } } });
  open();
  expect(screen.getByText(/was made with Portolan 0.1/)).toBeVisible();
  await userEvent.click(screen.getByTestId("adopt-library"));
  expect(fake.calls.some(({ command }) => command === "adopt_library")).toBe(true);
});
