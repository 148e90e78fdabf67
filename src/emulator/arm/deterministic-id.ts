import { hash } from 'node:crypto';

function digest(parts: readonly string[]): string {
  return hash('sha256', parts.join('\n').toLowerCase());
}

/** A UUID (shaped as version 5) that is the same for the same parts, whatever their case. */
export function uuidOf(...parts: readonly string[]): string {
  const hex = digest(parts);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** 24 hex digits, as API Management names operations and schemas. */
export function objectIdOf(...parts: readonly string[]): string {
  return digest(parts).slice(0, 24);
}
