import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';

/** The recording's names as the local ARM's: what each side generated, learned by reading two answers side by side. */
export interface Names {
  /** A text with every known name in it replaced. */
  ours(text: string): string;
  /** The same for all texts of a body. */
  oursIn(body: Json): Json;
  /** Pairs what stands at the same place of both. What a client sent is no generated name. */
  learn(recorded: Json | undefined, ours: Json | undefined): void;
  learnText(recorded: string, ours: string): void;
  /** These two are the same, whoever chose the name. */
  pair(recorded: string, ours: string): void;
  /** Names that clients chose. */
  said(text: string): void;
}

const guid = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}';
const generated = new RegExp(`${guid}|\\b[0-9a-f]{32}\\b|\\b[0-9a-f]{24}\\b`, 'g');
const whole = new RegExp(`^(?:${guid}|[0-9a-f]{32}|[0-9a-f]{24})$`);

/** `kept`: generated names that are the same on both sides, such as the subscriptions'. */
export function namesOf(kept: readonly string[]): Names {
  const pairs = new Map<string, string>();
  const chosen = new Set<string>();
  const known = new Set(kept.map((id) => id.toLowerCase()));
  const ours = (text: string): string => text.replaceAll(generated, (name) => pairs.get(name.toLowerCase()) ?? name);
  const learnText = (recorded: string, mine: string): void => {
    const [left, right] = [recorded.split('/'), mine.split('/')];
    if (recorded === mine || left.length !== right.length) return;
    for (const [index, part] of left.entries()) {
      const other = right[index] ?? '';
      if (part === other || !whole.test(part) || !whole.test(other) || chosen.has(part.toLowerCase()) || known.has(part.toLowerCase())) continue;
      if (!pairs.has(part.toLowerCase())) pairs.set(part.toLowerCase(), other);
    }
  };
  const learn = (recorded: Json | undefined, mine: Json | undefined): void => {
    if (typeof recorded === 'string' && typeof mine === 'string') learnText(recorded, mine);
    if (Array.isArray(recorded) && Array.isArray(mine)) {
      if (recorded.length === mine.length) for (const [index, item] of recorded.entries()) learn(item as Json, mine[index] as Json);
    } else if (isObject(recorded) && isObject(mine)) {
      for (const key of Object.keys(recorded)) learn(recorded[key], mine[key]);
    }
  };
  const oursIn = (body: Json): Json => {
    if (typeof body === 'string') return ours(body);
    if (Array.isArray(body)) return body.map((item: Json) => oursIn(item));
    return isObject(body) ? Object.fromEntries(Object.entries(body).map(([key, value]) => [ours(key), oursIn(value ?? null)])) : body;
  };
  const said = (text: string): void => {
    for (const [name] of text.matchAll(generated)) chosen.add(name.toLowerCase());
  };
  const pair = (recorded: string, mine: string): void => void pairs.set(recorded.toLowerCase(), mine);
  return { ours, oursIn, learn, learnText, pair, said };
}
