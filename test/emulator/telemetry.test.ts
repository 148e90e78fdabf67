import { describe, expect, it } from 'vitest';
import { newTelemetry } from '../../src/emulator/telemetry.ts';
import { send, startTiny, stopAll } from './host/tiny-azure.ts';

describe('the local sink', () => {
  it('keeps what is told, numbered and dated', () => {
    const telemetry = newTelemetry(() => 0);
    telemetry.add({ kind: 'event', logger: 'l', text: 'one', partition: undefined });
    telemetry.add({ kind: 'trace', source: 's', severity: 'error', message: 'two', metadata: {} });
    expect(telemetry.since(1)).toEqual({ events: [{ n: 2, time: '1970-01-01T00:00:00.000Z', kind: 'trace', source: 's', severity: 'error', message: 'two', metadata: {} }], dropped: 0 });
  });

  it('drops the oldest, and says how many', () => {
    const telemetry = newTelemetry(() => 0);
    for (let at = 0; at < 25_000; at += 1) telemetry.add({ kind: 'event', logger: 'l', text: '', partition: undefined });
    const { events, dropped } = telemetry.since(0);
    expect([events.length, events[0]?.n, events.at(-1)?.n, dropped]).toEqual([10_000, 15_001, 25_000, 15_000]);
    expect(telemetry.since(20_000)).toMatchObject({ dropped: 0 });
  });

  it('and the calls that reached a backend are read through the control API', async () => {
    const azure = await startTiny();
    try {
      expect((await send(azure, '/_emulator/telemetry')).json).toEqual({ events: [], dropped: 0 });
      expect((await send(azure, '/_emulator/attempts?since=3')).json).toEqual({ attempts: [], dropped: 0 });
      expect((await send(azure, '/_emulator/attempts?since=x')).status).toBe(400);
      expect((await send(azure, '/_emulator/telemetry', { token: null })).status).toBe(401);
    } finally {
      await stopAll();
    }
  });
});
