import type { Analysis } from "../../bindings/Analysis";
import type { Edit } from "../../bindings/Edit";
import type { Model } from "../../bindings/Model";
import { chooseHost, type HostError } from "../../ipc/host";
import { NO_CHANGE } from "../../model/analysis";
import { useMirror } from "../../model/mirror";
import { initialView, useView } from "../../view/view";
import { noFilter } from "../filter";
import type { Library } from "../library";
import { setThreats } from "../state";

type Answer = { refuse?: Partial<HostError>; answers?: { [command: string]: unknown } };

/** A shell that writes down the edits it is sent, and refuses them when told to. */
export function recordingHost({ refuse, answers = {} }: Answer = {}): Edit[] {
  const edits: Edit[] = [];
  chooseHost({
    call: async (command, args) => {
      if (command in answers) return answers[command];
      if (command !== "edit") return null;
      edits.push(args?.edit as Edit);
      if (refuse) throw { code: "incomplete", message: "", hint: "", fields: [], unsaved: false, ...refuse };
      const { analysis, project } = useMirror.getState();
      return {
        changes: { changes: [] },
        analysis: { ...NO_CHANGE, whole: analysis },
        undo: null,
        redo: null,
        saved_at: project?.saved_at ?? "",
        revision: 2,
      };
    },
    listen: async () => () => undefined,
  });
  return edits;
}

/** Opens a model in the mirror, with every view as it is at the start. */
export function show(open: { model: Model; analysis: Analysis; library: Library }): void {
  useView.setState(initialView);
  setThreats({
    row: null,
    begin: null,
    filter: noFilter,
    groupBy: "subject",
    sort: null,
    folded: [],
    stage: "inherent",
    later: [],
    writing: null,
  });
  useMirror.setState({
    ...open,
    project: {
      undo: null,
      redo: null,
      file_name: "support.portolan",
      folder: "",
      saved_at: "2026-11-24T14:02:00Z",
      revision: 1,
      warnings: [],
      unsaved: null,
    },
    pending: 0,
  });
}
