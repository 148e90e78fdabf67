/** Base64 of the 8-byte big-endian row version, unquoted (arm-behaviour 11). */
export function etagText(rowVersion: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(rowVersion);
  return bytes.toString('base64');
}

export function etagHeader(rowVersion: bigint): string {
  return `"${etagText(rowVersion)}"`;
}

/** Fragments show the same number with its bytes turned round (aso-ApiManagement_20240501_CRUD#34). */
export function turnedEtagHeader(rowVersion: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(rowVersion);
  return `"${bytes.toString('base64')}"`;
}
