import { describe, expect, it } from 'vitest';
import { logToEventhub } from '../../../../src/emulator/gateway/policies/log-to-eventhub.ts';
import { runPolicy } from './run-policy.ts';

const rows: readonly (readonly [statement: string, xml: string, expected: object])[] = [
  ['a literal', '<log-to-eventhub logger-id="hub">said</log-to-eventhub>', { text: 'said', partition: undefined }],
  ['what an expression returns', '<log-to-eventhub logger-id="hub"> @(text) </log-to-eventhub>', { text: 'computed' }],
  ['to a partition by its number', '<log-to-eventhub logger-id="hub" partition-id="3">a</log-to-eventhub>', { partition: '3' }],
  ['to a partition by a key', '<log-to-eventhub logger-id="hub" partition-key="@(key)">a</log-to-eventhub>', { partition: '7' }],
];

const limit = 200 * 1024;
const lengths: readonly (readonly [statement: string, text: string, bytes: number])[] = [
  ['is sent whole up to 200 KB', 'a'.repeat(limit), limit],
  ['is cut at 200 KB', 'a'.repeat(limit + 1), limit],
  ['is not cut in the middle of a character', `a${'猫'.repeat(limit / 3)}`, limit - 1],
];

describe('log-to-eventhub', () => {
  it.each(rows)('sends %s', async (_, xml, expected) => {
    const { events } = await runPolicy(logToEventhub, xml, { expressions: { '@(text)': 'computed', '@(key)': 7 } });
    expect(events).toMatchObject([{ kind: 'event', logger: 'hub', ...expected }]);
  });

  it.each(lengths)('a message %s', async (_, text, bytes) => {
    const { events } = await runPolicy(logToEventhub, '<log-to-eventhub logger-id="hub">@(text)</log-to-eventhub>', { expressions: { '@(text)': text } });
    const sent = events.map((event) => (event.kind === 'event' ? event.text : ''));
    expect(sent.map((one) => [Buffer.byteLength(one), text.startsWith(one)])).toEqual([[bytes, true]]);
  });
});
