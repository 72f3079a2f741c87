import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { TooltipProvider } from "../kit/Tooltip";
import { useMirror } from "../model/mirror";
import { useView } from "../view/view";
import { ElementThreats } from "./ElementThreats";
import { recordingHost, show } from "./testing/host";
import { at, sample } from "./testing/sample";

const open = (id = "agent") =>
  render(
    <TooltipProvider>
      <ElementThreats subject={at(id)} />
    </TooltipProvider>,
  );
const titles = () => screen.getAllByTestId("card-title").map((title) => title.querySelector("span")?.textContent);
const current = () =>
  screen.getAllByTestId("card-title").find((title) => title.getAttribute("aria-expanded") === "true");
const focusList = () => act(() => screen.getByTestId("element-threats").focus());

beforeEach(() => {
  recordingHost();
  show(sample());
});

test("undecided cards first; decided, not applicable and standard ones folded away", async () => {
  open();
  expect(titles()).toEqual([
    "Outside text steers the assistant",
    "Private data leaves by the assistant's own means",
    "A steered agent acts with its own rights",
  ]);
  await userEvent.click(screen.getByTestId("fold-decided"));
  expect(titles()).toContain("The hidden set-up comes to light");
  expect(screen.getByTestId("fold-standard")).toHaveTextContent("1 standard cyber threat");
});

test("the open card draws its path on the canvas; J and K move on", async () => {
  open();
  expect(useView.getState().path?.elements).toEqual(["forum", "index", "agent"]);
  focusList();
  await userEvent.keyboard("jj");
  expect(current()).toHaveTextContent("A steered agent");
  expect(useView.getState().path).toBeNull();
  await userEvent.keyboard("k");
  expect(current()).toHaveTextContent("Private data leaves");
});

test("Enter opens the details: how to apply what helps, and the other techniques", async () => {
  open();
  focusList();
  await userEvent.keyboard("{Enter}");
  const more = screen.getByTestId("card-more");
  expect(more).toHaveTextContent("Ask a person before anything leaves");
  expect(more).toHaveTextContent("Plant ten posts against Support assistant");
  expect(more).toHaveTextContent("Prompt Infiltration via Public-Facing Application");
});

test("a key chooses the treatment, what it needs is said, and recording sends one edit", async () => {
  const edits = recordingHost();
  open();
  focusList();
  await userEvent.keyboard("x");
  expect(screen.getByText(/Not applicable needs a reason/)).toBeVisible();
  await userEvent.type(screen.getByTestId("input-rationale"), "Nobody outside can write here");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(screen.queryByTestId("inline-decision")).toBeNull());
  expect(edits).toHaveLength(1);
  expect(edits[0]).toMatchObject({
    edit: "batch",
    label: "Not applicable: Outside text steers the assistant",
    edits: [{ edit: "take_up" }, { edit: "decide", rationale: "Nobody outside can write here" }],
  });
});

test("what the core refuses stands under its field, and the first one has the focus", async () => {
  recordingHost({
    refuse: {
      fields: [
        { field: "due", message: "Modify needs a due date" },
        { field: "owner", message: "Modify needs an owner" },
      ],
    },
  });
  open();
  focusList();
  await userEvent.keyboard("1");
  await userEvent.clear(screen.getByTestId("input-owner"));
  await userEvent.click(screen.getByTestId("record-decision"));
  expect(await screen.findByTestId("error-due")).toHaveTextContent("Modify needs a due date");
  expect(screen.getByTestId("error-owner")).toHaveTextContent("Modify needs an owner");
  expect(screen.getByTestId("input-owner")).toHaveFocus();
  await userEvent.type(screen.getByTestId("input-owner"), "Platform lead");
  expect(screen.queryByTestId("error-owner")).toBeNull();
  expect(screen.getByTestId("error-due")).toBeVisible();
});

test("a refusal without fields is told in the form", async () => {
  recordingHost({ refuse: { message: "Not saved: the disk is full", hint: "Free some space" } });
  open();
  focusList();
  await userEvent.keyboard("4");
  await userEvent.type(screen.getByTestId("input-with"), "Insurer");
  await userEvent.click(screen.getByTestId("record-decision"));
  expect(await screen.findByTestId("refusal")).toHaveTextContent("the disk is full");
});

test("an answer states the attribute; a question put off goes away", async () => {
  const edits = recordingHost();
  const asked = sample();
  const answer = (value: string, label: string) => ({ value, label, appear: 0, vanish: 0, reweigh: 1 });
  asked.analysis.questions = [
    {
      subject: at("agent"),
      attribute: "writers",
      text: "Who can write here?",
      answers: [answer("staff", "Staff")],
      changes: 1,
    },
    {
      subject: at("agent"),
      attribute: "logged",
      text: "Is it logged?",
      answers: [{ ...answer("", "Yes"), value: true }],
      changes: 1,
    },
    { subject: at("index"), attribute: "logged", text: "Elsewhere?", answers: [], changes: 1 },
  ];
  show(asked);
  open();
  expect(screen.getAllByTestId("question")).toHaveLength(1);
  await userEvent.click(screen.getByTestId("more-questions"));
  const [first, second, ...rest] = screen.getAllByTestId("question");
  expect(rest).toHaveLength(0);
  if (!first || !second) throw new Error("two questions");
  await userEvent.click(within(second).getByText("Ask later"));
  expect(screen.getAllByTestId("question")).toHaveLength(1);
  await userEvent.click(within(first).getByText("Staff"));
  expect(edits).toEqual([{ edit: "set_attribute", subject: at("agent"), attribute: "writers", value: "staff" }]);
});

test("an own threat is written down with its story", async () => {
  const edits = recordingHost();
  open("index");
  await userEvent.click(screen.getByTestId("own-threat"));
  await userEvent.click(screen.getByTestId("add-own-threat"));
  expect(screen.getByTestId("error-own-title")).toBeVisible();
  await userEvent.type(screen.getByTestId("input-own-title"), "A clerk copies the index");
  await userEvent.click(screen.getByTestId("story-source"));
  await userEvent.keyboard("A clerk{Tab}open the index{Enter}");
  expect(screen.getByTestId("story-input-action")).toHaveFocus();
  await userEvent.click(screen.getByTestId("add-own-threat"));
  await waitFor(() => expect(edits).toHaveLength(1));
  expect(edits[0]).toMatchObject({
    edit: "add_threat",
    threat: {
      title: "A clerk copies the index",
      own: true,
      story: { source: "A clerk", prerequisites: "open the index" },
    },
  });
});

test("an element without a type says what to do", () => {
  const { model } = useMirror.getState();
  if (!model) throw new Error("a model is open");
  open("forum");
  expect(screen.getByText("No suggestions yet. Give this element a type.")).toBeVisible();
});
