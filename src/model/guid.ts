import { createHash } from 'node:crypto';

/** The name space of ARM's own `guid()`, so that templates and this tool make the same names (facts: ARM template functions). */
const armNamespace = '11fb06fb-712d-4ddd-98c7-e71bbd588830';

/** RFC 9562 version 5. */
export function uuidV5(namespace: string, name: string): string {
  const hash = createHash('sha1').update(Buffer.from(namespace.replaceAll('-', ''), 'hex')).update(name, 'utf8').digest();
  const bytes = hash.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What `guid(a, b, …)` of an ARM template or Bicep file gives. */
export function armGuid(...parts: readonly string[]): string {
  return uuidV5(armNamespace, parts.join('-'));
}
