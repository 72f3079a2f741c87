import { useEffect, useState } from "react";
import type { LifeCycle } from "../bindings/LifeCycle";
import { attempt } from "../commands/files";
import * as shell from "../ipc/commands";
import { useMirror } from "../model/mirror";

const NONE: LifeCycle = { proposals: [], places: [], findings: [] };

/** What follows from the model beside the threats; asked for again after every step. */
export function useLifeCycle(): LifeCycle {
  const revision = useMirror((state) => state.project?.revision ?? 0);
  const library = useMirror((state) => state.library);
  const [known, setKnown] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step or another library may have changed it
  useEffect(() => {
    let wanted = true;
    void attempt(() => shell.lifeCycle()).then((answer) => {
      if (wanted && answer) setKnown(answer);
    });
    return () => {
      wanted = false;
    };
  }, [revision, library]);
  return known;
}
