import { isObject, type Json } from '../model/json.ts';
import { shownAddress } from '../model/web-address.ts';

const mask = '***';
const secretName = /^(.*(secret|password|connectionstring)|(primary|secondary|account|shared|master|instrumentation)?key|key[12]|.*(access|refresh|id)?token|authorization|sig)$/i;

const named = 'api-key|ocp-apim-subscription-key|subscription-key|client_secret|client_assertion|access_token|refresh_token|sig|AccountKey|SharedAccessKey|InstrumentationKey';

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, mask],
  [/\b(Bearer|SharedAccessSignature)\s+[\w.~+/=&%-]{20,}/gi, `$1 ${mask}`],
  // A shell variable, a placeholder or a JSON pointer in its place is none.
  [new RegExp(`\\b(${named})(["']?\\s*[:=]\\s*["']?)(?![$@{<*]|#/)[^\\s"'&;,<>]{4,}`, 'gi'), `$1$2${mask}`],
  [/("(?:primaryKey|secondaryKey|key[12]|password|token|clientSecret|connectionString)"\s*:\s*")[^"]+/gi, `$1${mask}`],
  // A key written into a policy by hand; expressions and named values are no secrets.
  [/(name="(?:api-key|authorization|ocp-apim-subscription-key)"[^>]*>\s*<value>)(?!\s*(?:@[({]|\{\{))[^<]+/gi, `$1${mask}`],
];

/**
 * Takes tokens and keys out of what is printed.
 * @param secrets known ones, such as a token of the environment
 * @param addresses as they were typed: they are shown without user info and query
 */
export function redactor(secrets: readonly (string | undefined)[] = [], addresses: readonly string[] = []): (text: string) => string {
  const known = secrets.filter((secret) => secret !== undefined && secret.length >= 8);
  return (text) => {
    let out = text;
    for (const address of addresses) out = out.replaceAll(address, shownAddress(address));
    for (const secret of known) out = out.replaceAll(secret ?? '', mask);
    for (const [pattern, by] of patterns) out = out.replace(pattern, by);
    return out;
  };
}

/** The same inside of JSON, where names tell more than patterns. */
export function redactJson(value: Json | undefined, redact: (text: string) => string): Json | undefined {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item: Json) => redactJson(item, redact) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, typeof item === 'string' && item !== '' && secretName.test(name) ? mask : redactJson(item, redact)]),
  );
}

/** Values of the environment that must never be printed. */
export function environmentSecrets(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => (value !== undefined && /(TOKEN|SECRET|PASSWORD|_KEY)$/.test(name) ? [value] : []));
}

/** Addresses among words of a command line or values of variables that may have something secret in them. */
export function secretiveAddresses(texts: readonly (string | undefined)[]): readonly string[] {
  const found = texts.flatMap((text) => text?.match(/\b(?:https?:|[a-z][a-z0-9+.-]*:\/\/)\S+/gi) ?? []);
  return found.filter((address) => shownAddress(address) !== address);
}
