/** A notebook's text inside a link: packed into the part after `#`, which never leaves the browser. */

const prefix = "n=";
/** Characters of a link, and of the text that comes out of it: larger ones are refused before and after unpacking. */
const mostPacked = 200_000;
const mostText = 2_000_000;

/** The fragment, without `#`, that holds `text`; undefined where no link could hold it that would be opened again. */
export async function packText(text: string): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > mostText) return undefined;
  const packed = await throughStream(bytes, new CompressionStream("deflate-raw"), Infinity);
  const fragment = prefix + toBase64Url(packed);
  return fragment.length > mostPacked ? undefined : fragment;
}

/** What a fragment holds: a text, nothing that can be read, or more than is safe to unpack. */
export type Unpacked =
  { readonly kind: "text"; readonly text: string } | { readonly kind: "broken" } | { readonly kind: "large" };

/** Reads a fragment, with or without `#`; stops as soon as it grows beyond what a notebook may have. */
export async function unpackText(fragment: string): Promise<Unpacked> {
  const bare = fragment.replace(/^#/, "");
  if (!bare.startsWith(prefix)) return { kind: "broken" };
  if (bare.length > mostPacked) return { kind: "large" };
  try {
    const packed = fromBase64Url(bare.slice(prefix.length));
    const bytes = await throughStream(packed, new DecompressionStream("deflate-raw"), mostText);
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    return { kind: error instanceof TooLarge ? "large" : "broken" };
  }
}

class TooLarge extends Error {}

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
      throw new TooLarge();
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
