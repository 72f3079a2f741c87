import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { House } from "../bindings/House";
import { chooseHost } from "../ipc/host";
import { TooltipProvider } from "../kit/Tooltip";
import { recordingHost, show } from "../threats/testing/host";
import { sample } from "../threats/testing/sample";
import { ExportDialog } from "./ExportDialog";

const FAULT = {
  code: "other" as const,
  message: "reading the report template your sections/scope.xml:3:1: unknown element <blink>",
  hint: "Correct the template at this place, or remove it to use the built-in one",
  fields: [],
  unsaved: false,
};

/** A shell with an organisation's folder, chosen already or when it is asked for. */
function hostWith(kept: House | null, chosen: House | null = null) {
  const calls: string[] = [];
  const previews: unknown[] = [];
  let house = kept;
  chooseHost({
    call: async (command, args) => {
      calls.push(command);
      if (command === "choose_report_house") house = chosen;
      if (command === "leave_report_house") house = null;
      if (command === "report_house" || command === "choose_report_house") return house;
      if (command !== "preview_report") return null;
      previews.push(args?.request);
      if (house?.fault) throw house.fault;
      return 1;
    },
    listen: async () => () => undefined,
  });
  render(
    <TooltipProvider>
      <ExportDialog />
    </TooltipProvider>,
  );
  return { calls, previews, mend: (next: House) => (house = next) };
}

beforeEach(() => {
  recordingHost();
  show(sample());
});

test("a folder is chosen by the shell, shown by its name, and its documents can be asked for", async () => {
  const { previews } = hostWith(null, { name: "House style", templates: ["handover"], fault: null });
  expect(screen.getByTestId("house-name")).toHaveTextContent("The built-in look");
  await waitFor(() => expect(previews).toHaveLength(1));
  await userEvent.click(screen.getByTestId("choose-house"));
  await waitFor(() => expect(screen.getByTestId("house-name")).toHaveTextContent("House style"));
  await waitFor(() => expect(previews).toHaveLength(2));
  await userEvent.click(screen.getByTestId("template-handover"));
  await waitFor(() => expect(previews.at(-1)).toMatchObject({ template: "handover" }));
  await userEvent.click(screen.getByTestId("leave-house"));
  await waitFor(() => expect(screen.getByTestId("house-name")).toHaveTextContent("The built-in look"));
  await waitFor(() => expect(previews.at(-1)).toMatchObject({ template: "full" }));
  expect(screen.queryByTestId("template-handover")).toBeNull();
});

test("nothing changes when no folder was chosen after all", async () => {
  hostWith({ name: "House style", templates: [], fault: null });
  await waitFor(() => expect(screen.getByTestId("house-name")).toHaveTextContent("House style"));
  await userEvent.click(screen.getByTestId("choose-house"));
  expect(screen.getByTestId("house-name")).toHaveTextContent("House style");
});

test("a fault in a template says where, the choices stay, and it is read again when asked to", async () => {
  const { mend, previews } = hostWith({ name: "House style", templates: [], fault: FAULT });
  await waitFor(() => expect(screen.getByTestId("house-fault")).toHaveTextContent("scope.xml:3:1"));
  await waitFor(() => expect(screen.getByTestId("no-preview")).toHaveTextContent("scope.xml:3:1"));
  expect(screen.getByTestId("house-fault")).toHaveTextContent("Correct the template at this place");
  expect(screen.getByTestId("export-form")).toBeVisible();
  mend({ name: "House style", templates: [], fault: null });
  await userEvent.click(screen.getByTestId("reread-house"));
  await waitFor(() => expect(screen.queryByTestId("house-fault")).toBeNull());
  await waitFor(() => expect(previews).toHaveLength(2));
});
