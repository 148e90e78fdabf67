import { exitCodes, UserError } from '../../model/user-error.ts';
import { placeOf, type Place } from '../facade/place.ts';

/** What `--member A[/D][,weight=N][,priority=N]` says. */
export interface MemberText {
  readonly place: Place;
  readonly weight: number | undefined;
  readonly priority: number | undefined;
}

type Attribute = 'weight' | 'priority';

/**
 * The members that an option names. A list of the environment comes apart at every comma: attributes belong to what stands before them.
 *
 * @param option without dashes, for messages
 * @param allowed attributes that it takes
 * @throws UserError `InvalidValue`, `MemberNumber`
 */
export function memberTexts(option: string, texts: readonly string[], allowed: readonly Attribute[]): readonly MemberText[] {
  const joined: string[] = [];
  for (const text of texts) {
    const last = joined.at(-1);
    if (last !== undefined && isAttribute(text)) joined[joined.length - 1] = `${last},${text}`;
    else joined.push(text);
  }
  return joined.map((text) => memberText(option, text, allowed));
}

function isAttribute(text: string): boolean {
  return /^\s*[^/,=]+=/.test(text);
}

function memberText(option: string, text: string, allowed: readonly Attribute[]): MemberText {
  const [name = '', ...attributes] = text.split(',').map((part) => part.trim());
  if (name.includes('=')) throw invalid(option, text, allowed, 'the deployment comes first, and its attributes behind it');
  const found = new Map<string, number>();
  for (const attribute of attributes) {
    const [key = '', value = ''] = attribute.split(/=(.*)/s).map((part) => part.trim());
    const known = allowed.find((each) => each === key.toLowerCase());
    if (known === undefined || found.has(known)) throw invalid(option, text, allowed, found.has(known ?? '') ? `${known ?? ''} stands there twice` : `${JSON.stringify(attribute)} is nothing that it takes`);
    found.set(known, numberOf(option, text, known, value));
  }
  return { place: placeOf(name, option), weight: found.get('weight'), priority: found.get('priority') };
}

/** API Management takes 0 to 100 for both (facts: apim 3). */
function numberOf(option: string, text: string, name: Attribute, value: string): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : undefined;
  if (number !== undefined && number <= 100) return number;
  throw new UserError('MemberNumber', exitCodes.usage, `--${option} ${text}: ${name} is a whole number from 0 to 100, not ${JSON.stringify(value)}.`, { hint: `For example: --${option} ${text.split(',')[0] ?? ''},${name}=${name === 'weight' ? 80 : 1}` });
}

function invalid(option: string, text: string, allowed: readonly Attribute[], why: string): UserError {
  const example = allowed.length === 0 ? '' : `,${allowed.map((name) => `${name}=1`).join(',')}`;
  return new UserError('InvalidValue', exitCodes.usage, `--${option} ${JSON.stringify(text)}: ${why}.`, { hint: `For example: --${option} my-openai/gpt-4o${example}` });
}
