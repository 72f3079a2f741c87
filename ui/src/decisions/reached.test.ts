import { expect, test } from "vitest";
import { rating, scale } from "../threats/testing/sample";
import { howReached } from "./reached";

test("the reasons of a pre-filled rating stand where they belong", () => {
  const basis = "Likelihood Likely: the diagram fits it closely. Impact Major: personal data at Chat backend.";
  expect(howReached(scale, { ...rating(4, 4), basis })).toEqual({
    impact: "major",
    sides: "Personal data at Chat backend. Worst of system minor, users minor, organisation major.",
    likelihood: "likely",
    basis: "The diagram fits it closely.",
  });
});

test("what a person wrote stays as it is", () => {
  expect(howReached(scale, { ...rating(4, 4), basis: "As in last year's incident" }).basis).toBe(
    "As in last year's incident",
  );
});
