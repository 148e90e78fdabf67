import type { Json } from '../model/json.ts';
import { printable } from './printable.ts';

/** Shown to the right. */
export function isNumeric(type: string): boolean {
  return ['int', 'long', 'real', 'decimal', 'double'].includes(type);
}

/** What a cell says to people: times in UTC without the year, figures with three digits behind the point at most. */
export function logCell(value: Json | undefined, type: string): string {
  if (value === null || value === undefined) return '–';
  if (type === 'datetime' && typeof value === 'string') return timeOf(value);
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  return printable(typeof value === 'string' ? value : JSON.stringify(value));
}

function timeOf(text: string): string {
  const [, date = '', time = ''] = /^\d{4}-(\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/.exec(text) ?? [];
  return date === '' ? printable(text) : `${date} ${time}`;
}
