// The English catalogue: one file per group of rooms, so that each stays readable.
import base from "./en.json";
import library from "./en.library.json";
import lifecycle from "./en.lifecycle.json";
import review from "./en.review.json";
import signoff from "./en.signoff.json";
import threats from "./en.threats.json";
import trust from "./en.trust.json";

export default { ...base, ...threats, ...review, ...library, ...signoff, ...trust, ...lifecycle };
