import { useView } from "../view/view";
import { CORNER } from "./routing/path";

/** The radius of the corners of flows, as the person chose their lines; px. */
export const useCorner = (): number => useView((state) => CORNER[state.flowLines]);
