import { useEffect, useState } from "react";

/** `mm:ss`, or `h:mm:ss` from an hour on. */
export function clockFace(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  const face = `${two(minutes % 60)}:${two(seconds % 60)}`;
  return minutes < 60 ? face : `${Math.floor(minutes / 60)}:${face}`;
}

/** How long the session has run. Only a display: it never acts. */
export function useTimer(): { face: string; running: boolean; toggle: () => void } {
  const [before, setBefore] = useState(0);
  const [since, setSince] = useState<number | null>(() => Date.now());
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (since === null) return;
    const tick = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(tick);
  }, [since]);
  const ran = before + (since === null ? 0 : Math.max(0, now - since));
  const toggle = () => {
    const moment = Date.now();
    setNow(moment);
    if (since === null) setSince(moment);
    else {
      setBefore(before + moment - since);
      setSince(null);
    }
  };
  return { face: clockFace(Math.floor(ran / 1000)), running: since !== null, toggle };
}
