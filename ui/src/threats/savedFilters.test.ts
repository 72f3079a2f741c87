import { expect, test } from "vitest";
import { noFilter } from "./filter";
import { readFilter, readQueueFilter, savedFilters, saveFilter } from "./savedFilters";
import { suggestionChanges } from "./since";
import { sample, withCards } from "./testing/sample";

test("a saved filter comes back as it was, and what is not understood is left out", () => {
  const filter = {
    text: "tool",
    status: "open",
    standard: true,
    facets: [{ kind: "level", level: 3, label: "High" }],
  } as const;
  expect(readFilter(JSON.stringify(filter))).toEqual(filter);
  const check = (query: string) => expect(readFilter(query)).toEqual(noFilter);
  check("");
  check("[]");
  check('{"text":7,"status":"gone","facets":[{"kind":"level"},{"kind":"evil","label":"x"},null],"standard":"yes"}');
  expect(readQueueFilter('{"text":"x","standard":true}')).toEqual({ text: "x", standard: true });
});

test("a filter of the same name takes the place of the one before", () => {
  const { model } = sample();
  const first = saveFilter(model, "threats", "Mine", noFilter);
  if (first.edit !== "put" || first.record.kind !== "saved_filter") throw new Error("it is put");
  const kept = { ...model, filters: { [first.record.record.id]: first.record.record } };
  expect(savedFilters(kept, "threats").map(({ name }) => name)).toEqual(["Mine"]);
  expect(savedFilters(kept, "decisions")).toEqual([]);
  expect(saveFilter(kept, "threats", "Mine", noFilter)).toMatchObject({
    record: { record: { id: first.record.record.id } },
  });
});

test("suggestions are new, unchanged or gone", () => {
  const { model } = sample();
  const subject = { kind: "model" } as const;
  const cards = (...names: string[]) =>
    withCards(
      model,
      names.map((card) => ({ card, headline: card, techniques: ["AML.T0051"], subject })),
    ).analysis.cards;
  const changes = suggestionChanges(cards("a", "b"), cards("b", "c", "d"));
  expect([changes.fresh.size, changes.same, changes.gone.map(({ card }) => card)]).toEqual([2, 1, ["a"]]);
});
