// The German catalogue, in the same files as the English one..
import base from "./de.json";
import library from "./de.library.json";
import lifecycle from "./de.lifecycle.json";
import review from "./de.review.json";
import signoff from "./de.signoff.json";
import threats from "./de.threats.json";
import trust from "./de.trust.json";

export default { ...base, ...threats, ...review, ...library, ...signoff, ...lifecycle, ...trust };
