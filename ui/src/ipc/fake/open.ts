import { mirror, showProject, useMirror } from "../../model/mirror";
import { initialView, useView } from "../../view/view";
import * as shell from "../commands";
import { chooseHost } from "../host";
import { makeFakeHost } from "./host";

/** Opens one of the fake shell's systems in a fresh window state, for a test. */
export async function openForTest(system = "support-assistant") {
  const fake = makeFakeHost(() => new Date("2026-11-24T14:02:00Z"));
  chooseHost(fake.host);
  useView.setState(initialView, true);
  useMirror.setState({ pending: 0, library: await shell.library() });
  showProject(fake.openStarter(system));
  fake.calls.length = 0;
  const edits = () => fake.calls.filter((call) => call.command === "edit").map((call) => call.args.edit);
  const model = () => {
    const now = mirror().model;
    if (!now) throw new Error("no project is open");
    return now;
  };
  return { ...fake, edits, model };
}
