import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { TooltipProvider } from "../kit/Tooltip";
import { recordingHost, show } from "../threats/testing/host";
import { sample } from "../threats/testing/sample";
import { AboutDialog } from "./AboutDialog";
import { aboutEdit, withText } from "./edits";

const open = () =>
  render(
    <TooltipProvider>
      <AboutDialog />
    </TooltipProvider>,
  );

beforeEach(() => {
  recordingHost();
  show(sample());
});

test("a field that is left is saved as one step; one that says the same is not", async () => {
  const edits = recordingHost();
  open();
  const marking = screen.getByLabelText("Classification marking");
  await userEvent.click(marking);
  await userEvent.tab();
  await userEvent.clear(marking);
  await userEvent.type(marking, "SECRET{Enter}");
  await waitFor(() => expect(edits).toHaveLength(1));
  expect(edits[0]).toMatchObject({
    edit: "set_about",
    about: { marking: "SECRET", title: "Customer support assistant" },
  });
});

test("scope and risk owners are lists", async () => {
  const edits = recordingHost();
  open();
  await userEvent.type(screen.getByTestId("add-in-scope"), "The assistant{Enter}");
  await userEvent.type(screen.getByTestId("add-out-of-scope"), "The data centre{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Remove Head of Service" }));
  await waitFor(() => expect(edits).toHaveLength(3));
  expect(edits).toMatchObject([
    { about: { in_scope: ["The assistant"] } },
    { about: { out_of_scope: [{ what: "The data centre", reason: "" }] } },
    { about: { risk_owners: [] } },
  ]);
});

test("what the core refuses is told", async () => {
  recordingHost({ refuse: { message: "The risk scale cannot be used", hint: "Choose a preset" } });
  open();
  await userEvent.click(screen.getByTestId("standard-threats").querySelector("input") as HTMLElement);
  expect(await screen.findByRole("alert")).toHaveTextContent("The risk scale cannot be used. Choose a preset");
});

test("nothing is sent when nothing changes", () => {
  const { about } = sample().model;
  expect(aboutEdit(about, { title: about.title })).toBeNull();
  expect(withText(["a"], "a")).toEqual(["a"]);
});
