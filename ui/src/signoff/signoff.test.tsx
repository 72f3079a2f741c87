import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { DiffLine } from "../bindings/DiffLine";
import type { SignOffState } from "../bindings/SignOffState";
import type { SignOffView } from "../bindings/SignOffView";
import type { TrustView } from "../bindings/TrustView";
import { openForTest } from "../ipc/fake/open";
import { TooltipProvider } from "../kit/Tooltip";
import { makeEdit } from "../model/mirror";
import type { KeyInHand } from "../model/types";
import { useView } from "../view/view";
import { readLines, states } from "./compare";
import { useCompared } from "./compared";
import { type Draft, draftFaults, firstDraft, newKeyFaults, requestOf, riskOwners } from "./draft";
import { SignOffPanel } from "./SignOffPanel";
import { SignOffSide } from "./SignOffSide";
import { shortFingerprint, standingOf } from "./standing";

const line = (part: Partial<DiffLine>): DiffLine => ({
  kind: "changed",
  key: { kind: "element", id: "e" },
  number: "E-9",
  name: "Case tool",
  field: "owner",
  before: "",
  after: "",
  ...part,
});

const signOff = (state: SignOffState, part: Partial<SignOffView> = {}): SignOffView => ({
  revision: 199,
  signed_revision: 198,
  who: "Head of Service",
  role: "risk owner",
  on_behalf_of: "",
  at: "2026-10-14T09:12:00Z",
  scope: { kind: "all" },
  state,
  fault: "",
  stale: state === "stale" ? [line({ field: "egress", before: "no", after: "yes" })] : [],
  fingerprint: "SHA256:9fQ4mJx0vLr2Tn8sWk5yBd7hPz1uEo3iGa6cXqVtc1E",
  self_asserted: true,
  confirmed_by: [],
  valid_until: "2026-11-30",
  conditions: "",
  review_triggers: [],
  words: "I, Head of Service, have read it.",
  threats: [],
  replaces: null,
  replaced_by: null,
  ...part,
});

const trust = (sign_offs: SignOffView[], part: Partial<TrustView> = {}): TrustView => ({
  sign_offs,
  signers: [],
  versions: [],
  reviews: [],
  last_sign_off: null,
  changed_since: [],
  cannot_prove: [],
  ...part,
});

const TODAY = "2026-11-24";

async function openSide() {
  const fake = await openForTest();
  render(
    <TooltipProvider>
      <SignOffSide />
    </TooltipProvider>,
  );
  await screen.findByTestId("sign-off");
  return fake;
}
const type = (testId: string, value: string) =>
  fireEvent.change(screen.getByTestId(`input-${testId}`), { target: { value } });
const click = (testId: string) => userEvent.click(screen.getByTestId(testId));

test("the panel shows what matters most: one in force for everything, else the worst", () => {
  const check = (states: SignOffState[], wanted: string, others: number) => {
    const { state, others: beside } = standingOf(trust(states.map((state) => signOff(state))));
    expect([state, beside]).toEqual([wanted, others]);
  };
  check([], "draft", 0);
  check(["valid"], "valid", 0);
  check(["stale", "superseded"], "stale", 0);
  check(["valid", "expired"], "valid", 1);
  check(["stale", "expired", "broken"], "broken", 2);
  const owned = signOff("valid", { scope: { kind: "risk_owner", name: "Ada" } });
  expect(standingOf(trust([owned, signOff("expired")])).state).toBe("expired");
});

test("each state is a word, and says why it does not hold", () => {
  const check = (view: SignOffView | null, head: string, said: string, button: string) => {
    const all = trust(view ? [view] : []);
    const { unmount } = render(<SignOffPanel trust={all} onSign={() => undefined} onRead={() => undefined} />);
    const panel = screen.getByTestId("sign-off");
    expect(within(panel).getByRole("heading")).toHaveTextContent(head);
    expect(panel).toHaveTextContent(said);
    expect(screen.getByTestId("open-sign")).toHaveTextContent(button);
    unmount();
  };
  check(null, "Not signed off yet", "Nobody has taken responsibility", "Sign…");
  check(signOff("valid"), "Signed off", "Valid until 30 Nov. Everything that was signed is as it was.", "Sign again…");
  check(signOff("stale"), "Sign-off is stale", "E-9changed: Case tool: egress no yes", "Sign again…");
  check(signOff("expired"), "Sign-off has expired", "It held until 30 Nov.", "Sign again…");
  check(signOff("broken", { fault: "the key is unknown" }), "does not check", "the key is unknown.", "Sign again…");
});

test("a fingerprint is cut in the middle", () => {
  expect(shortFingerprint("SHA256:9fQ4mJx0vLr2Tn8sWk5yBd7hPz1uEo3iGa6cXqVtc1E")).toBe("SHA256:9fQ4…c1E");
  expect(shortFingerprint("SHA256:short")).toBe("SHA256:short");
});

test("what is missing is named by field before anything is asked of the core", () => {
  const full: Draft = { ...firstDraft(null, TODAY), name: "Ada", role: "Head of Service" };
  const key: KeyInHand = { file_name: "ada.key", fingerprint: "SHA256:a", signer: null, keyring: "missing" };
  const known = {
    ...key,
    signer: {
      name: "Grace",
      role: "",
      key: "",
      fingerprint: "",
      enrolled_by: "",
      enrolled_at: "",
      confirmed_by: [],
      revoked: null,
    },
  };
  const check = (part: Partial<Draft>, held: KeyInHand | null, fields: string[]) =>
    expect(Object.keys(draftFaults({ ...full, ...part }, held, TODAY))).toEqual(fields);
  check({}, key, []);
  check({ name: " ", role: "" }, null, ["name", "role", "key"]);
  check({}, known, ["name"]);
  check({ scope: "owner" }, key, ["owner"]);
  check({ until: "2026-11-23" }, key, ["until"]);
  check({ until: TODAY }, key, []);
  expect(newKeyFaults("short", "short")).toHaveProperty("passphrase");
  expect(newKeyFaults("long enough", "long enougn")).toHaveProperty("repeat");
  expect(newKeyFaults("long enough", "long enough")).toEqual({});
});

test("who signs again starts from what was said the last time, but not from a day that is past", () => {
  const again = firstDraft(signOff("stale", { scope: { kind: "risk_owner", name: "Ada" } }), TODAY);
  expect(again).toMatchObject({ name: "Head of Service", scope: "owner", owner: "Ada", until: "2026-11-30" });
  expect(firstDraft(signOff("expired", { valid_until: "2026-11-01" }), TODAY).until).toBe("");
  expect(requestOf(again)).toMatchObject({ scope: { kind: "risk_owner", name: "Ada" }, valid_until: "2026-11-30" });
  expect(requestOf({ ...again, scope: "all", until: "" })).toMatchObject({ scope: { kind: "all" }, valid_until: null });
});

test("a difference reads as one line per field, with attributes and references by name", async () => {
  const { model } = await openForTest();
  const { useMirror } = await import("../model/mirror");
  const now = model();
  const [element] = Object.values(now.elements);
  const [attribute] = Object.values(useMirror.getState().library?.attributes ?? {});
  if (!element || !attribute) throw new Error("the sample has elements and attributes");
  const known = "11111111-1111-4111-8111-111111111111";
  const named = { ...now, elements: { ...now.elements, [known]: { ...element, id: known, name: "Index" } } };
  const lines = [
    line({ field: attribute.id.replaceAll("_", " "), before: "no", after: "yes" }),
    line({ field: "parent", before: "", after: known }),
    line({ kind: "added", key: { kind: "flow", id: "f" }, name: "reply", field: "" }),
  ];
  const read = readLines(lines, named, useMirror.getState().library);
  expect(read.map(({ field, after, repeated }) => [field, after, repeated])).toEqual([
    [attribute.label.toLowerCase(), "yes", false],
    ["parent", "Index", true],
    ["", "", false],
  ]);
  expect(read[2]?.text).toBe("data flow “reply”");
});

test("now, versions, signed states and the beginning can be compared, each once", () => {
  const version = { revision: 198, name: "Pilot", description: "", by: "", at: "", sign_offs: [199] };
  const all = states(trust([signOff("valid")], { versions: [version] }));
  expect(all.map(({ value, label }) => [value, label])).toEqual([
    ["now", "Now"],
    ["198", "Pilot"],
    ["1", "Beginning"],
  ]);
});

test("risk owners are those whom decisions in force name", async () => {
  const { model } = await openForTest();
  const [threat] = Object.values(model().threats);
  if (!threat) throw new Error("the sample has threats");
  const decided = (id: string, verdict: object) => ({
    ...threat,
    id,
    history: [{ at: "", by: "", rationale: "", verdict }],
  });
  const threats = {
    a: decided("a", { treatment: "retain", risk_owner: "Grace", expires: null }),
    b: decided("b", { treatment: "modify", owner: "Ada", due: null }),
    c: decided("c", { treatment: "avoid", change: "", owner: "Ada", due: null }),
    d: decided("d", { treatment: "share", with: "Insurer" }),
  } as unknown as ReturnType<typeof model>["threats"];
  expect(riskOwners({ ...model(), threats })).toEqual([
    { name: "Ada", threats: 2 },
    { name: "Grace", threats: 1 },
  ]);
});

test("signing: refused under the fields, a key made, the words read, signed, and stale after a change", async () => {
  const { calls, model } = await openSide();
  expect(screen.getByTestId("sign-off")).toHaveAttribute("data-state", "draft");
  await click("open-sign");
  await click("read-statement");
  expect(screen.getByTestId("error-sign-name")).toHaveTextContent("needs a name");
  expect(screen.getByTestId("error-key")).toHaveTextContent("Choose a key");
  type("sign-name", "Ada");
  type("sign-role", "Head of Service");
  type("sign-conditions", "Only for the pilot");
  await userEvent.click(screen.getByRole("button", { name: "A tool or data source is added" }));
  await click("new-key");
  type("new-passphrase", "short");
  await click("make-key");
  expect(screen.getByTestId("error-new-passphrase")).toHaveTextContent("At least 8");
  type("new-passphrase", "short but longer");
  type("repeat-passphrase", "short but longer");
  await click("make-key");
  expect(await screen.findByTestId("key-in-hand")).toHaveTextContent("new to this model: Ada");
  await click("read-statement");
  const statement = await screen.findByTestId("statement");
  expect(statement).toHaveTextContent("I, Ada (Head of Service), have read the threat model");
  expect(statement).toHaveTextContent("Conditions: Only for the pilot");
  expect(within(screen.getByTestId("signed-threats")).getAllByRole("row").length).toBeGreaterThan(1);
  await click("sign-now");
  expect(screen.getByTestId("error-passphrase")).toHaveTextContent("opens with its passphrase only");
  type("passphrase", "wrong");
  await click("sign-now");
  expect(await screen.findByText("it is wrong")).toBeVisible();
  type("passphrase", "short but longer");
  await click("sign-now");
  await waitFor(() => expect(screen.getByTestId("sign-off")).toHaveAttribute("data-state", "valid"));
  expect(screen.queryByTestId("sign-read")).toBeNull();
  expect(calls.map((call) => call.command)).toEqual(
    expect.arrayContaining(["create_key", "enrol_signer", "sign_request"]),
  );
  expect(calls.find((call) => call.command === "sign_request")?.args.draft).toMatchObject({
    scope: { kind: "all" },
    review_triggers: ["A tool or data source is added"],
  });
  const [element] = Object.values(model().elements);
  const subject = { kind: "element", id: element?.id ?? "" } as const;
  await makeEdit({ edit: "rename", subject, name: "Renamed" });
  await waitFor(() => expect(screen.getByTestId("sign-off")).toHaveAttribute("data-state", "stale"));
  expect(screen.getByTestId("sign-off")).toHaveTextContent("Renamed");
});

test("a signature made outside goes out as a request and comes back", async () => {
  const { calls } = await openSide();
  await click("open-sign");
  type("sign-name", "Ada");
  type("sign-role", "Head of Service");
  await click("way-outside");
  await click("choose-key");
  await screen.findByTestId("key-in-hand");
  await click("read-statement");
  await click("save-request");
  expect(await screen.findByText(/Support assistant.request is in Documents/)).toBeVisible();
  expect(screen.getByTestId("sign-read")).toHaveTextContent("ssh-keygen -Y sign -n portolan-signoff");
  await click("bring-signature");
  await waitFor(() => expect(screen.getByTestId("sign-off")).toHaveAttribute("data-state", "valid"));
  expect(calls.some((call) => call.command === "attach_signature")).toBe(true);
});

test("a version is named, and what changed since then is shown and outlined on the canvas", async () => {
  const { model } = await openSide();
  await click("name-version");
  await click("keep-version");
  expect(screen.getByTestId("error-version-name")).toHaveTextContent("needs a name");
  type("version-name", "Pilot baseline");
  await click("keep-version");
  expect(await within(screen.getByTestId("versions")).findByText("Pilot baseline", { selector: "b" })).toBeVisible();
  const [element] = Object.values(model().elements);
  const subject = { kind: "element", id: element?.id ?? "" } as const;
  await makeEdit({ edit: "rename", subject, name: "Renamed" });
  await waitFor(() => expect(screen.getByTestId("difference")).toHaveTextContent("Renamed"));
  await click("show-difference");
  await waitFor(() => expect(useCompared.getState().compared?.marks).toEqual({ customer: "changed" }));
  expect(useView.getState().view).toBe("model");
});

test("what was signed can be read again, with what it does not prove", async () => {
  const fake = await openForTest();
  fake.seedSignOffs();
  render(
    <TooltipProvider>
      <SignOffSide />
    </TooltipProvider>,
  );
  const list = await screen.findByTestId("sign-offs");
  expect(list).toHaveTextContent("Identity is self-asserted. Time is this computer’s clock.");
  expect(list).toHaveTextContent("that the signer understood what they signed");
  await click("sign-off-199");
  expect(screen.getByTestId("statement")).toHaveTextContent("I, Head of Service (risk owner)");
  expect(screen.getByTestId("signed")).toHaveTextContent("SHA256:9fQ4mJx0");
});
