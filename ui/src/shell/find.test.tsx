import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { openForTest } from "../ipc/fake/open";
import { mirror } from "../model/mirror";
import { setView, view } from "../view/view";
import { FindDialog } from "./FindDialog";
import { findRecords, pieceOf } from "./find";

beforeEach(async () => {
  await openForTest();
});
const kinds = (search: string) => [...new Set(findRecords(mirror(), search).map(({ kind }) => kind))];

it.each([
  ["knowledge base", "elements"],
  ["E-1", "elements"],
  ["tool call", "flows"],
  ["support-prod", "boundaries"],
  ["poisoning", "threats"],
])("finds %s among %s", (search, kind) => {
  expect(kinds(search)).toContain(kind);
});

it("finds nothing without words, and text by a piece of it", () => {
  expect(findRecords(mirror(), "  ")).toEqual([]);
  const model = mirror().model;
  if (model?.elements.kb) model.elements.kb.description = "Articles that editors write for the public help pages";
  const [hit] = findRecords(mirror(), "editors write");
  expect(hit).toMatchObject({ id: "kb", piece: "Articles that editors write for the public help pages" });
  expect(pieceOf("x".repeat(100), "y")).toBeNull();
});

it("jumps to what is chosen, selects it and closes", async () => {
  setView({ dialog: { kind: "find" }, view: "threats" });
  render(<FindDialog />);
  await userEvent.type(screen.getByRole("combobox"), "vector");
  expect(document.querySelectorAll("mark").length).toBeGreaterThan(0);
  await userEvent.keyboard("{Enter}");
  expect(view()).toMatchObject({ view: "model", selection: ["index"], dialog: null });
});
