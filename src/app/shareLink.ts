/** A notebook's text inside a link: packed into the part after `#`, which never leaves the browser. */

const prefix = "n=";
/** Characters of a link, and of the text that comes out of it: larger ones are refused before and after unpacking. */
const mostPacked = 200_000;
const mostText = 2_000_000;

/** The fragment, without `#`, that holds `text`. */
export async function packText(text: string): Promise<string> {
  const packed = await throughStream(
    new TextEncoder().encode(text),
    new CompressionStream("deflate-raw"),
    Infinity,
  );
  return prefix + toBase64Url(packed);
}

/** The text in a fragment (with or without `#`); undefined if it holds none, or if it is too large or broken. */
export async function unpackText(fragment: string): Promise<string | undefined> {
  const bare = fragment.replace(/^#/, "");
  if (!bare.startsWith(prefix) || bare.length > mostPacked) return undefined;
  try {
    const packed = fromBase64Url(bare.slice(prefix.length));
    const bytes = await throughStream(packed, new DecompressionStream("deflate-raw"), mostText);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether a fragment claims to hold a notebook, sound or not. */
export const isShared = (fragment: string): boolean => fragment.replace(/^#/, "").startsWith(prefix);

async function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (value === undefined) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("too large");
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
    character.charCodeAt(0),
  );
}
