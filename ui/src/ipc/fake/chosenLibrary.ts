// The fake shell's choice of library: one release to take over, one pack to add, and one that is refused.
import type { LibraryChange, LibraryStatus, PackOutcome, ReleasePreview } from "../../library/types";
import type { LibraryView } from "../../model/types";

export function makeChosenLibrary(library: LibraryView) {
  const about = {
    id: "atlas",
    prefix: "AML.",
    licence: "Apache-2.0",
    attribution: ["MITRE ATLAS, (c) The MITRE Corporation, Apache-2.0."],
    digest: "5e1f0a9c31d24b77",
    ...library.about,
  };
  const acme = { ...about, id: "acme", name: "Acme", version: "1", prefix: "ACME.", licence: "proprietary" };
  let status: LibraryStatus = { about, release: null, packs: [], previous: null, problem: null };
  let asked = 0;
  const change = (next: Partial<LibraryStatus>): LibraryChange => {
    status = { ...status, ...next };
    return {
      library: { ...library, about: { ...about, version: status.release ?? about.version } },
      status,
      project: null,
    };
  };
  return {
    library_status: () => status,
    preview_release: (): ReleasePreview => ({
      file_name: "ATLAS.yaml",
      changes: {
        from: "5.6.0",
        to: "6.0.0",
        techniques: 171,
        new: [{ id: "AML.T0777", name: "Brand new" }],
        unmapped: [{ id: "AML.T0777", name: "Brand new" }],
        renamed: [{ id: "AML.T0051", before: "LLM Prompt Injection", after: "Prompt Injection" }],
        retired: [{ id: "AML.T0045", name: "ML Intellectual Property Theft", became: "AML.T0048.004" }],
        moved: [],
        warnings: ["AML.M0018 links a technique twice; one link is kept"],
      },
      touched: [
        {
          threat: "t",
          number: 4,
          title: "Outside text steers the assistant",
          technique: "AML.T0051",
          subject_name: "Support assistant",
          status: "decided",
          touch: { kind: "renamed", name: "Prompt Injection" },
        },
      ],
    }),
    take_release: () => change({ release: "6.0.0", previous: "ATLAS 5.6.0 as shipped" }),
    roll_back_library: () => change({ release: null, previous: "ATLAS 6.0.0" }),
    add_pack: (): PackOutcome => {
      asked += 1;
      const fault = {
        file: "silenced.yaml",
        line: 2,
        column: 12,
        message: "unknown rule `AML.T0051.001/9`",
        hint: "did you mean `AML.T0051.001/1`?",
      };
      // The first folder has a fault; the second is sound.
      if (asked % 2 === 1) return { folder: "acme", faults: [fault], changed: null };
      return { folder: "acme", faults: [], changed: change({ packs: [acme], previous: "ATLAS 5.6.0 as shipped" }) };
    },
    remove_pack: () => change({ packs: [] }),
  };
}
