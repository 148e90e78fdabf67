import type { Json } from '../../../model/json.ts';

/** Fields of a form as JSON would have them: those of `numbers` and `flags` are no texts where they can be read as what they are. */
export function jsonOfFields(fields: ReadonlyMap<string, string>, numbers: ReadonlySet<string>, flags: ReadonlySet<string> = new Set()): Record<string, Json> {
  return Object.fromEntries([...fields].map(([name, text]) => [name, valueOf(name, text)]));

  function valueOf(name: string, text: string): Json {
    if (numbers.has(name) && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
    if (flags.has(name) && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
    return text;
  }
}
