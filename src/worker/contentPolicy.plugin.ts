// What may the page load? Only what comes with it. The policy is written into the built page; while developing, Vite
// needs scripts of its own in there.
import type { Plugin } from "vite";

const policy = {
  "default-src": ["'self'"],
  "script-src": ["'self'"],
  // Monaco, KaTeX and pictures place things by inline style.
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'"],
  "frame-src": ["'self'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
};

export function contentPolicy(): Plugin {
  const content = Object.entries(policy)
    .map(([what, from]) => [what, ...from].join(" "))
    .join("; ");
  return {
    name: "mixtape:content-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content },
        injectTo: "head-prepend",
      },
    ],
  };
}
