// Draws a large diagram apart from the page, so that the page goes on.
import { draw } from "./drawing";
import type { Scene } from "./scene";

self.onmessage = ({ data }: MessageEvent<Scene>) => self.postMessage(draw(data));
