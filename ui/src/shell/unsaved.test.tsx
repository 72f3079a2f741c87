import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { openForTest } from "../ipc/fake/open";
import { makeEdit, mirror } from "../model/mirror";
import { view } from "../view/view";
import { UnsavedBanner } from "./UnsavedBanner";

let opened: Awaited<ReturnType<typeof openForTest>>;
const refused = {
  code: "disk_full",
  message: "Writing model.portolan: the disk is full",
  hint: "Free some space",
  fields: [],
  unsaved: true,
} as const;

beforeEach(async () => {
  opened = await openForTest();
  opened.setUnsaved({ ...refused, fields: [] });
  await makeEdit({ edit: "rename", subject: { kind: "element", id: "agent" }, name: "Renamed" });
  render(<UnsavedBanner />);
});

it("says why edits are only in memory, and goes when a new try succeeds", async () => {
  expect(screen.getByRole("alert")).toHaveTextContent("the disk is full. Free some space");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(view().errors[0]?.message).toBe(refused.message);
  opened.setUnsaved(null);
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

it("goes on in another file with the edit", async () => {
  await userEvent.click(screen.getByRole("button", { name: "Save elsewhere…" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(mirror().project?.file_name).toBe("rescued.portolan");
  expect(mirror().model?.elements.agent?.name).toBe("Renamed");
});
