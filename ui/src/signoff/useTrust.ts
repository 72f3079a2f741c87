import { useEffect, useState } from "react";
import type { TrustView } from "../bindings/TrustView";
import { attempt } from "../commands/files";
import * as shell from "../ipc/commands";
import { useMirror } from "../model/mirror";
import { localDay } from "../threats/when";

/** Versions and sign-offs as they stand now; asked for again after every step. Null until the shell has answered. */
export function useTrust(): TrustView | null {
  const revision = useMirror((state) => state.project?.revision ?? 0);
  const [trust, setTrust] = useState<TrustView | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step may have made a sign-off stale
  useEffect(() => {
    let wanted = true;
    void attempt(() => shell.trust(localDay(new Date()))).then((answer) => {
      if (wanted && answer) setTrust(answer);
    });
    return () => {
      wanted = false;
    };
  }, [revision]);
  return trust;
}
