/** Of one connection and not of the message: RFC 9110, 7.6.1. */
const always: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** Without the headers that end at this hop, those that `Connection` names among them. */
export function endToEnd(lines: HeaderLines): HeaderLines {
  const named = lines.filter(([name]) => name.toLowerCase() === 'connection').flatMap(([, value]) => value.split(',').map((one) => one.trim().toLowerCase()));
  const dropped = named.length === 0 ? always : new Set([...always, ...named]);
  return lines.filter(([name]) => !dropped.has(name.toLowerCase()));
}
