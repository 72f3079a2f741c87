import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { TooltipProvider } from "../kit/Tooltip";
import { recordingHost, show } from "../threats/testing/host";
import { sample, scale } from "../threats/testing/sample";
import { AboutDialog } from "./AboutDialog";
import { aboutEdit, withText } from "./edits";
import { scaleName, withPreset } from "./scales";

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
  await userEvent.click(
    within(screen.getByTestId("field-risk-owners")).getByRole("button", { name: "Remove Head of Service" }),
  );
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

test("a preset keeps appetite and acceptance as far as its levels reach", () => {
  const three = withPreset({ ...scale, appetite: 4 }, "three");
  expect(scaleName(scale)).toBe("five");
  expect(scaleName(three)).toBe("three");
  expect(scaleName({ ...three, impact: ["a", "b", "c"] })).toBe("own");
  expect(three).toMatchObject({ appetite: 2, acceptance: [{ role: "Head of Service", up_to: 2 }] });
});

test("every word and every threshold can be changed", async () => {
  const edits = recordingHost();
  open();
  await userEvent.click(screen.getByText("Words and thresholds"));
  await userEvent.click(within(screen.getByTestId("scale-words")).getByTestId("cell-1-2"));
  await waitFor(() => expect(edits).toHaveLength(1));
  expect(edits[0]).toMatchObject({ about: { risk: { matrix: [{}, [1, 1, 2, 2, 2], {}, {}, {}] } } });
  const word = screen.getByLabelText("Levels, word 5");
  await userEvent.clear(word);
  await userEvent.type(word, "Unbearable{Enter}");
  await waitFor(() => expect(edits).toHaveLength(2));
  expect(edits[1]).toMatchObject({ about: { risk: { levels: [{}, {}, {}, {}, { word: "Unbearable" }] } } });
});

test("who may accept what is a list of roles with a level", async () => {
  const edits = recordingHost();
  open();
  await userEvent.type(screen.getByTestId("add-acceptance"), "Board{Enter}");
  await waitFor(() => expect(edits).toHaveLength(1));
  expect(edits[0]).toMatchObject({
    about: { risk: { acceptance: [{ role: "Head of Service" }, { role: "Board", up_to: 1 }] } },
  });
});

test("a model from another tool says what became of the file", async () => {
  const scene = sample();
  const counts = [{ what: "element", found: 4, kept: 3, changed: 1, dropped: 0 }];
  const file = { format: "otm", file_name: "mail.otm", digest: "ab".repeat(32), counts, side_bag: {} };
  const imports = { i1: { id: "i1", ...file, notes: ['flow "Ask": its name was empty'] } };
  show({ ...scene, model: { ...scene.model, imports } });
  open();
  const files = screen.getByTestId("imported-files");
  await userEvent.click(within(files).getByText("mail.otm"));
  expect(within(files).getByRole("row", { name: /element 4 3 1 0/ })).toBeVisible();
  expect(within(files).getByText('flow "Ask": its name was empty')).toBeVisible();
});
