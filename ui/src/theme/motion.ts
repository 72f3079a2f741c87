/** How long a movement of the view takes, ms: no time at all for whoever asked their desktop for less motion. */
export const moving = (duration: number): number =>
  window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ? 0 : duration;
