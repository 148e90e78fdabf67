import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { printPolicyDocument } from '../../../../src/emulator/arm/policies/print.ts';
import { readPolicyDocument } from '../../../../src/emulator/arm/policies/reader.ts';
import type { PolicyFormat } from '../../../../src/emulator/arm/policies/reader.ts';
import { at } from '../../../../src/model/json.ts';
import type { Json } from '../../../../src/model/json.ts';
import { sharedFile, testWithShared } from '../../../support/shared.ts';

interface Recorded {
  readonly where: string;
  readonly sent: string | undefined;
  readonly shown: string;
  readonly format: PolicyFormat;
}

/** Every answer with a policy document or fragment in it, and what was sent for it. */
function recordings(): readonly Recorded[] {
  const folder = sharedFile('recordings');
  return readdirSync(folder).filter((name) => name.endsWith('.jsonl')).flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8').trim().split('\n').flatMap((line, index) => {
      const exchange = JSON.parse(line) as Json;
      const shown = at(exchange, 'responseBody', 'properties', 'value');
      if (typeof shown !== 'string' || !shown.includes('<') || !/polic(ies|yFragments)\//i.test(String(at(exchange, 'url')))) return [];
      const sent = at(exchange, 'requestBody', 'properties', 'value');
      const format = at(exchange, 'responseBody', 'properties', 'format') === 'rawxml' ? ('rawxml' as const) : ('xml' as const);
      return [{ where: `${name}#${index + 1}`, sent: typeof sent === 'string' ? sent : undefined, shown, format }];
    }),
  );
}

const printed = (value: string, format: PolicyFormat): string => printPolicyDocument(readPolicyDocument(value, format), format);

describe('a recorded policy', () => {
  testWithShared('is printed as the service did, from what was sent and from what it showed', 'recordings', () => {
    const all = recordings();
    expect(all.length).toBeGreaterThanOrEqual(38);
    expect(all.filter(({ sent }) => sent !== undefined).length).toBeGreaterThanOrEqual(14);
    expect(all.filter(({ shown, format }) => printed(shown, format) !== shown).map(({ where }) => where)).toEqual([]);
    expect(all.filter(({ sent, shown, format }) => sent !== undefined && printed(sent, format) !== shown).map(({ where }) => where)).toEqual([]);
  });

  it('is the same in both formats where no expression needs an escape', () => {
    const value = '<policies>\r\n\t<inbound>\r\n\t\t<set-variable name="a" value="@(context.RequestId)" />\r\n\t</inbound>\r\n</policies>';
    expect(printPolicyDocument(readPolicyDocument(value, 'rawxml'), 'xml')).toBe(value);
    expect(printPolicyDocument(readPolicyDocument(value, 'xml'), 'rawxml')).toBe(value);
  });
});
