/**
 * Lays graphs out beside the page, so that the page goes on answering. A worker of the page's own: it is given plain data, and
 * never runs what users wrote.
 */
import { answerRequest, type LayoutRequest } from "./layoutMessages.ts";

addEventListener("message", ({ data }: MessageEvent<LayoutRequest>) => {
  postMessage(answerRequest(data));
});
