import type { Recorded } from './recording.ts';
import { rewritten } from './rewrite.ts';

/** What may stand in an address after each of these words; recorders put marks such as `REDACTED` or `{name}` there. */
const rules: readonly { readonly word: string; readonly good: RegExp; readonly other: (index: number) => string }[] = [
  { word: 'subscriptions', good: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, other: (index) => `12345678-0000-4000-8000-${String(index).padStart(12, '0')}` },
  { word: 'resourceGroups', good: /^[\w().-]{0,89}[\w()-]$/, other: (index) => `group-${index}` },
  { word: 'Microsoft.ApiManagement/service', good: /^[A-Za-z]([A-Za-z0-9-]{0,48}[A-Za-z0-9])?$/, other: (index) => `service-${index}` },
  { word: 'Microsoft.CognitiveServices/accounts', good: /^[A-Za-z0-9][\w.-]{1,63}$/, other: (index) => `account-${index}` },
];

/** The recording with names of containers that Azure could have. */
export function withGoodNames(exchanges: readonly Recorded[]): readonly Recorded[] {
  const replacements: (readonly [RegExp, string])[] = [];
  for (const { word, good, other } of rules) {
    // Below a service, `subscriptions` are keys.
    const pattern = word === 'subscriptions' ? /^\/+subscriptions\/([^/?]+)/i : new RegExp(`/${word}/([^/?]+)`, 'i');
    const bad = [...new Set(exchanges.flatMap(({ path }) => pattern.exec(path)?.[1] ?? []))].filter((name) => !good.test(decoded(name)));
    for (const [index, name] of bad.entries()) replacements.push([new RegExp(`(/${word}/)(?:${escaped(name)}|${escaped(decoded(name))})(?=[/?]|$)`, 'gi'), `$1${other(index + 1)}`]);
  }
  if (replacements.length === 0) return exchanges;
  const text = (value: string): string => replacements.reduce((before, [pattern, good]) => before.replaceAll(pattern, good), value);
  return rewritten(exchanges, text);
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
