// The worker that holds the engine; it runs as one classic script inside a sandboxed frame.
self.onmessage = ({ data }: MessageEvent<unknown>) => {
  self.postMessage(data);
};
