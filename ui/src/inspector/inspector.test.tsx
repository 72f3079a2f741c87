import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { openForTest } from "../ipc/fake/open";
import { TooltipProvider } from "../kit/Tooltip";
import { settled } from "../model/mirror";
import { setView } from "../view/view";
import { Inspector } from "./Inspector";

let window_: Awaited<ReturnType<typeof openForTest>>;
beforeEach(async () => {
  window_ = await openForTest();
});

const open = (id: string) => {
  setView({ selection: [id], inspectorTab: "properties" });
  render(
    <TooltipProvider>
      <Inspector />
    </TooltipProvider>,
  );
  return userEvent.setup();
};

/** Does something in the inspector and checks the one edit it makes. */
async function check(act: () => Promise<unknown>, edit: object) {
  await act();
  await settled();
  expect(window_.edits()).toEqual([edit]);
}
const agent = { kind: "element", id: "agent" };

describe("inspector", () => {
  it("renames once, on Enter", async () => {
    const user = open("agent");
    const field = screen.getByLabelText("Name");
    await check(
      async () => {
        await user.clear(field);
        await user.type(field, "Helper bot{Enter}");
      },
      { edit: "rename", subject: agent, name: "Helper bot" },
    );
  });

  it("changes nothing on Escape", async () => {
    const user = open("agent");
    await user.type(screen.getByLabelText("Owner"), "abc{Escape}");
    await user.tab();
    expect(window_.edits()).toEqual([]);
  });

  it.each([
    ["Yes", true],
    ["No", false],
  ])("states %s", async (label, value) => {
    const user = open("agent");
    const group = screen.getByRole("radiogroup", { name: /run code/i });
    await check(() => user.click(within(group).getByRole("radio", { name: label })), {
      edit: "set_attribute",
      subject: agent,
      attribute: "executes_code",
      value,
    });
  });

  it("takes a statement back", async () => {
    const user = open("agent");
    const group = screen.getByRole("radiogroup", { name: /run code/i });
    await user.click(within(group).getByRole("radio", { name: "Yes" }));
    // The panel follows the answer a moment later.
    await act(async () => void (await settled()));
    await user.click(within(group).getByRole("radio", { name: "Not stated" }));
    await act(async () => void (await settled()));
    expect(window_.edits()[1]).toMatchObject({ attribute: "executes_code", value: null });
    expect(window_.model().elements.agent?.attributes).toEqual({});
  });

  it("goes out of scope only with a reason", async () => {
    const user = open("kb");
    await user.click(screen.getByRole("radio", { name: "Out of scope" }));
    expect(window_.edits()).toEqual([]);
    await check(() => user.type(screen.getByLabelText("Why it is out of scope"), "Run by another team{Enter}"), {
      edit: "set_detail",
      subject: { kind: "element", id: "kb" },
      detail: { field: "out_of_scope", value: "Run by another team" },
    });
  });

  it("adds a tag", async () => {
    const user = open("kb");
    await check(() => user.type(screen.getByLabelText("Add a tag"), "pilot{Enter}"), {
      edit: "set_detail",
      subject: { kind: "element", id: "kb" },
      detail: { field: "tags", value: ["pilot"] },
    });
  });

  it("shows a flow with its ends and what moves", () => {
    open("F-7");
    expect(screen.getByRole("button", { name: "Hosted model API" })).toBeInTheDocument();
    expect(screen.getByText("What moves")).toBeInTheDocument();
  });

  it("shows what lies in a boundary", () => {
    open("agent-sandbox");
    expect(screen.getByRole("button", { name: "Case tool" })).toBeInTheDocument();
  });

  it("adds a comment", async () => {
    setView({ selection: ["kb"], inspectorTab: "notes" });
    render(<Inspector />);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText("Add a comment"), "Who owns this?");
    await user.click(screen.getByRole("button", { name: "Add a comment" }));
    await settled();
    expect(Object.values(window_.model().comments)[0]?.text).toBe("Who owns this?");
  });
});
