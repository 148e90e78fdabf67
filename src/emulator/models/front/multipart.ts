/** What undici's reader of forms takes: browsers write 27 characters and more. RFC 2046, 5.1.1 allows any from one on. */
const longEnough = /^[\w'-]{27,70}$/;

/** A form with the same parts between boundaries that its reader takes; undefined where no boundary is named. */
export function readableForm(bytes: Buffer, contentType: string): { readonly bytes: Buffer; readonly contentType: string } | undefined {
  const [, quoted, token] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? token;
  if (boundary === undefined) return undefined;
  if (longEnough.test(boundary)) return { bytes, contentType };
  const other = unused(bytes);
  return { bytes: withBoundary(bytes, boundary, other), contentType: `multipart/form-data; boundary=${other}` };
}

function unused(bytes: Buffer): string {
  for (let number = 0; ; number += 1) {
    const boundary = `form-${String(number).padStart(30, '0')}`;
    if (!bytes.includes(boundary)) return boundary;
  }
}

/** A boundary stands at the beginning of a line, with nothing behind it but blanks or `--`. */
function withBoundary(bytes: Buffer, from: string, to: string): Buffer {
  const mark = Buffer.from(`--${from}`, 'latin1');
  const parts: Buffer[] = [];
  let kept = 0;
  for (let found = bytes.indexOf(mark); found >= 0; found = bytes.indexOf(mark, found + 1)) {
    const end = found + mark.length;
    if (!startsLine(bytes, found) || !/^(--)?[ \t]*(\r\n|$)/.test(bytes.toString('latin1', end, end + 80))) continue;
    parts.push(bytes.subarray(kept, found), Buffer.from(`--${to}`));
    kept = end;
  }
  return Buffer.concat([...parts, bytes.subarray(kept)]);
}

function startsLine(bytes: Buffer, index: number): boolean {
  return index === 0 || (bytes[index - 2] === 0x0d && bytes[index - 1] === 0x0a);
}
