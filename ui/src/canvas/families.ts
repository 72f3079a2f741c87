/** The three families of trust boundaries; each has its colour, each type its dash pattern and glyph. */
export type Family = "zone" | "outside" | "isolation";

// The library says the family of its types too. It is repeated here only for pictures drawn before a library is
// loaded, such as the gallery of the start page.
const FAMILIES: { [type: string]: Family } = {
  "org-network": "zone",
  "cloud-tenant": "zone",
  "build-environment": "zone",
  "internet-edge": "outside",
  supplier: "outside",
  device: "outside",
  "physical-world": "outside",
  "user-session": "isolation",
  "agent-sandbox": "isolation",
};

export const boundaryFamily = (typeId: string | null): Family => (typeId ? FAMILIES[typeId] : undefined) ?? "zone";
