import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { useView } from "../view/view";

/** Shows each new error once as a toast. */
export function useErrorToasts(): void {
  const newest = useView((state) => state.errors[0]);
  const shown = useRef(0);
  useEffect(() => {
    if (!newest || newest.id <= shown.current) return;
    shown.current = newest.id;
    toast.error(newest.message, { description: newest.hint, duration: 8000 });
  }, [newest]);
}
