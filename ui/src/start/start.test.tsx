import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { makeFakeHost } from "../ipc/fake/host";
import { chooseHost } from "../ipc/host";
import { TooltipProvider } from "../kit/Tooltip";
import { mirror } from "../model/mirror";
import { StartPage } from "./StartPage";
import { whenOpened } from "./whenOpened";

describe("start page", () => {
  it.each([
    ["2026-11-24T09:05:00", "Today 09:05"],
    ["2026-11-23T23:59:00", "Yesterday"],
    ["2026-11-03T10:00:00", "3 Nov"],
    ["2025-11-03T10:00:00", "3 Nov 2025"],
    ["nonsense", ""],
  ])("says %s as %s", (instant, text) => {
    expect(whenOpened(instant, new Date("2026-11-24T14:02:00"))).toBe(text);
  });

  it("shows recent models and starters and opens one", async () => {
    const fake = makeFakeHost();
    chooseHost(fake.host);
    render(
      <TooltipProvider>
        <StartPage />
      </TooltipProvider>,
    );
    expect(await screen.findByText("Meter anomaly detection")).toBeInTheDocument();
    await userEvent.setup().click(await screen.findByRole("button", { name: /Office agent/ }));
    expect(fake.calls.at(-1)).toMatchObject({ command: "new_project", args: { starter: "agent-tools" } });
    await expect.poll(() => Object.keys(mirror().model?.elements ?? {}).length).toBeGreaterThan(5);
  });
});
