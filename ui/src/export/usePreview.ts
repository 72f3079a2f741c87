import { useEffect, useRef, useState } from "react";
import * as shell from "../ipc/commands";
import { asHostError, type HostError } from "../ipc/host";
import { settled } from "../model/mirror";
import { requestOf, type Wish, wishFault } from "./request";

/** A change of mind follows another: the pages are made when there was none for so long. */
const REST = 250;

export type Preview = { pages: number; page: number; svg: string | null; stale: boolean; error: HostError | null };

/**
 * The pages of the report as it would be written now, one at a time. Waits while a report is being written; another
 * `version` of the organisation's folder makes them again.
 */
export function usePreview(wish: Wish, version: number, busy: boolean): Preview & { turnTo: (page: number) => void } {
  const [state, setState] = useState<Preview>({ pages: 0, page: 0, svg: null, stale: true, error: null });
  const shown = useRef(0);
  const { template, date, sections, redact } = wish;
  const wanted = wishFault(wish) === null && !busy;
  const key = JSON.stringify({ template, date, sections, redact, version });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the parts of the wish that the pages show
  useEffect(() => {
    if (!wanted) return;
    let dropped = false;
    setState((now) => ({ ...now, stale: true }));
    const timer = window.setTimeout(async () => {
      try {
        await settled();
        const pages = await shell.previewReport(requestOf({ ...wish, format: "pdf" }));
        const page = Math.max(0, Math.min(shown.current, pages - 1));
        const svg = await shell.previewPage(page);
        if (dropped) return;
        shown.current = page;
        setState({ pages, page, svg, stale: false, error: null });
      } catch (reason) {
        if (!dropped) setState((now) => ({ ...now, svg: null, error: asHostError(reason) }));
      }
    }, REST);
    return () => {
      dropped = true;
      window.clearTimeout(timer);
    };
  }, [key, wanted]);

  const turnTo = async (page: number) => {
    shown.current = page;
    const svg = await shell.previewPage(page);
    setState((now) => ({ ...now, page, svg }));
  };
  return { ...state, turnTo: (page) => void turnTo(page) };
}
