import { render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { TooltipProvider } from "../kit/Tooltip";
import { useThreats } from "./state";
import { ThreatsView } from "./ThreatsView";
import { recordingHost, show } from "./testing/host";
import { sample } from "./testing/sample";

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(900);
  recordingHost();
});

test("of 5,000 threats only those in sight are in the page", () => {
  const { model, ...rest } = sample();
  const [like] = Object.values(model.threats);
  if (!like) throw new Error("the sample has a threat");
  const many = Array.from({ length: 5_000 }, (_, index) => ({
    ...like,
    id: `many-${index}`,
    number: 1_000 + index,
    own: true,
    technique: null,
    title: `Threat ${index}`,
  }));
  const threats = Object.fromEntries([...Object.values(model.threats), ...many].map((threat) => [threat.id, threat]));
  show({ model: { ...model, threats }, ...rest });
  useThreats.setState({ groupBy: "none" });
  render(
    <TooltipProvider>
      <ThreatsView />
    </TooltipProvider>,
  );
  expect(Number(screen.getByRole("table", { name: "Threats" }).getAttribute("aria-rowcount"))).toBeGreaterThan(5_000);
  expect(screen.getAllByTestId("threat-row").length).toBeLessThan(120);
});
