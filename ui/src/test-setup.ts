import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);
// A busy machine is not a fault of the window.
configure({ asyncUtilTimeout: 10_000 });

// What a browser has and jsdom has not; nothing has a size there, so there is nothing to observe or to scroll.
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
Element.prototype.scrollIntoView ??= () => {};
