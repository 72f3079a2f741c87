import { useEffect, useRef, useState } from "react";
import * as shell from "../ipc/commands";
import { asHostError, type HostError } from "../ipc/host";
import { settled } from "../model/mirror";
import type { Exported, Progress } from "../model/types";
import { logError } from "../view/view";
import { requestOf, type Wish } from "./request";

export type Run =
  | { state: "asking" }
  | { state: "running"; progress: Progress | null; slow: boolean }
  | { state: "written"; exported: Exported }
  | { state: "cancelled" }
  | { state: "refused"; error: HostError };

/** Work that is over sooner is not told about. */
const SLOW = 500;

/** One export after another: asked for, running with its progress, written or refused. */
export function useExport() {
  const [run, setRun] = useState<Run>({ state: "asking" });
  const timer = useRef(0);
  useEffect(() => {
    const hearing = shell.onProgress((progress) =>
      setRun((now) => (now.state === "running" ? { ...now, progress } : now)),
    );
    return () => {
      window.clearTimeout(timer.current);
      void hearing.then((stop) => stop());
    };
  }, []);
  const start = async (wish: Wish) => {
    setRun({ state: "running", progress: null, slow: false });
    timer.current = window.setTimeout(
      () => setRun((now) => (now.state === "running" ? { ...now, slow: true } : now)),
      SLOW,
    );
    try {
      await settled();
      const exported = await shell.exportReport(requestOf(wish));
      for (const warning of exported?.warnings ?? []) logError(warning, "");
      setRun(exported ? { state: "written", exported } : { state: "cancelled" });
    } catch (reason) {
      setRun({ state: "refused", error: asHostError(reason) });
    } finally {
      window.clearTimeout(timer.current);
    }
  };
  return { run, start, cancel: () => void shell.cancel(), again: () => setRun({ state: "asking" }) };
}
