import { useEffect, useState } from "react";
import type { House } from "../bindings/House";
import * as shell from "../ipc/commands";
import { asHostError, type HostError } from "../ipc/host";

/**
 * The organisation's folder with templates and branding. `version` grows with every look at it, so that what was made
 * from it is made again.
 */
export function useHouse() {
  const [state, setState] = useState<{ house: House | null; version: number; error: HostError | null }>({
    house: null,
    version: 0,
    error: null,
  });
  useEffect(() => {
    let gone = false;
    const first = (house: House | null) => !gone && setState((now) => ({ ...now, house }));
    shell.reportHouse().then(first, (reason) => setState((now) => ({ ...now, error: asHostError(reason) })));
    return () => {
      gone = true;
    };
  }, []);
  const seen = (house: House | null) => setState((now) => ({ house, version: now.version + 1, error: null }));
  const doing = (work: () => Promise<void>) => () => {
    work().catch((reason) => setState((now) => ({ ...now, error: asHostError(reason) })));
  };
  return {
    ...state,
    choose: doing(async () => {
      const chosen = await shell.chooseReportHouse();
      if (chosen) seen(chosen);
    }),
    readAgain: doing(async () => seen(await shell.reportHouse())),
    leave: doing(async () => {
      await shell.leaveReportHouse();
      seen(null);
    }),
  };
}
