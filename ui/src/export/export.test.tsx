import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { SECTIONS } from "../bindings/ReportContents";
import { chooseHost } from "../ipc/host";
import { TooltipProvider } from "../kit/Tooltip";
import { recordingHost, show } from "../threats/testing/host";
import { sample } from "../threats/testing/sample";
import { ExportDialog } from "./ExportDialog";
import { firstWish, requestOf, toggleSection, wishFault } from "./request";

const open = () =>
  render(
    <TooltipProvider>
      <ExportDialog />
    </TooltipProvider>,
  );

type Call = { command: string; args: unknown };

/** A shell whose export answers when it is told to. */
function slowHost() {
  const calls: Call[] = [];
  let hear: (payload: unknown) => void = () => undefined;
  let answer: (value: unknown) => void = () => undefined;
  let refuse: (reason: unknown) => void = () => undefined;
  chooseHost({
    call: (command, args) => {
      calls.push({ command, args });
      if (command !== "export_report") return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        answer = resolve;
        refuse = reject;
      });
    },
    listen: async (_event, listener) => {
      hear = listener;
      return () => undefined;
    },
  });
  return {
    calls,
    progress: (payload: unknown) => act(() => hear(payload)),
    answer: (value: unknown) => act(async () => answer(value)),
    refuse: (reason: unknown) => act(async () => refuse(reason)),
  };
}

beforeEach(() => {
  recordingHost();
  show(sample());
});

test("all sections are asked for by naming none, and only the full report has sections", () => {
  const wish = firstWish("2026-11-24");
  expect(requestOf(wish)).toEqual({ template: "full", format: "pdf", date: "2026-11-24", sections: [], redact: false });
  const less = { ...wish, sections: toggleSection(SECTIONS, "coverage") };
  expect(requestOf(less).sections).toHaveLength(SECTIONS.length - 1);
  expect(requestOf({ ...less, template: "summary" }).sections).toEqual([]);
  expect(toggleSection(less.sections, "coverage")).toEqual([...SECTIONS]);
  expect(wishFault({ ...wish, date: "" })).toBe("date");
  expect(wishFault({ ...wish, sections: [] })).toBe("sections");
  expect(wishFault({ ...wish, sections: [], template: "actions" })).toBeNull();
});

test("what was chosen is asked of the shell, and the result opens", async () => {
  const shell = slowHost();
  open();
  await userEvent.click(screen.getByTestId("format-html"));
  await userEvent.click(screen.getByTestId("section-coverage").querySelector("input") as HTMLElement);
  await userEvent.click(screen.getByTestId("redact").querySelector("input") as HTMLElement);
  await userEvent.click(screen.getByTestId("run-export"));
  await waitFor(() => expect(shell.calls.some((call) => call.command === "export_report")).toBe(true));
  expect(shell.calls.find((call) => call.command === "export_report")?.args).toMatchObject({
    request: { template: "full", format: "html", redact: true },
  });
  await shell.answer({
    file_name: "threat-model.html",
    folder: "Documents",
    pages: 0,
    warnings: ["A glyph is missing"],
  });
  expect(screen.getByTestId("export-written")).toHaveTextContent("threat-model.html is written");
  expect(screen.getByTestId("export-written")).toHaveTextContent("A glyph is missing");
  await userEvent.click(screen.getByTestId("open-exported"));
  expect(shell.calls.at(-1)?.command).toBe("open_exported");
});

test("progress shows after half a second only, with its way out", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const shell = slowHost();
  open();
  await user.click(screen.getByTestId("run-export"));
  await act(async () => vi.advanceTimersByTime(100));
  expect(screen.queryByRole("progressbar")).toBeNull();
  await act(async () => vi.advanceTimersByTime(600));
  shell.progress({ what: "Setting pages", done: 3, total: 12 });
  expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "25");
  const cancels = screen.getAllByRole("button", { name: "Cancel" });
  await user.click(cancels[0] as HTMLElement);
  expect(shell.calls.at(-1)?.command).toBe("cancel");
  await shell.answer(null);
  expect(screen.getByText("Nothing was written.")).toBeVisible();
  vi.useRealTimers();
});

test("a refusal says what to try, and the form stays", async () => {
  const shell = slowHost();
  open();
  await userEvent.click(screen.getByTestId("run-export"));
  await shell.refuse({
    code: "other",
    message: "The disk is full",
    hint: "Free some space",
    fields: [],
    unsaved: false,
  });
  expect(screen.getByTestId("export-refused")).toHaveTextContent("Free some space");
  expect(screen.getByTestId("export-form")).toBeVisible();
});

test("the pages are shown beside the choices, and turned", async () => {
  const page = (n: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg"><text>Page ${n} &lt;b&gt;</text><script>window.bad = 1</script></svg>`;
  const asked: unknown[] = [];
  chooseHost({
    call: async (command, args) => {
      if (command === "preview_report") return asked.push(args?.request) && 2;
      return command === "preview_page" ? page(Number(args?.page) + 1) : null;
    },
    listen: async () => () => undefined,
  });
  open();
  await waitFor(() => expect(screen.getByTestId("preview")).toHaveTextContent("Page 1 <b>"));
  expect("bad" in window).toBe(false);
  await userEvent.click(screen.getByRole("button", { name: "Page after" }));
  await waitFor(() => expect(screen.getByTestId("preview")).toHaveTextContent("Page 2"));
  expect(screen.getByRole("button", { name: "Page after" })).toBeDisabled();
  await userEvent.click(screen.getByTestId("template-summary"));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ template: "summary", format: "pdf" }));
});
