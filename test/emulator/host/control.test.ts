import { afterEach, describe, expect, it } from 'vitest';
import { textAt } from '../../../src/model/json.ts';
import { control, send, startTiny, stopAll } from './tiny-azure.ts';

afterEach(stopAll);

describe('the control API', () => {
  it('takes only the token of the ready file', async () => {
    const azure = await startTiny({ clock: 'virtual' });
    for (const token of [null, 'wrong']) {
      expect((await send(azure, '/_emulator/clock', { method: 'POST', token, body: { advance: 'PT1S' } })).status).toBe(401);
    }
  });

  it('says what it is', async () => {
    const azure = await startTiny();
    for (const path of ['/_emulator/', '/_emulator']) {
      expect((await send(azure, path)).json).toEqual({ name: 'apim-llm local Azure', pid: process.pid });
    }
  });

  it('names its paths where it has none, and its methods', async () => {
    const azure = await startTiny();
    const missing = await send(azure, '/_emulator/nothing');
    expect(missing.status).toBe(404);
    expect(missing.json).toMatchObject({ error: { code: 'NotFound', message: expect.stringMatching(/POST \/_emulator\/clock.*POST \/_emulator\/faults.*POST \/_emulator\/reset/) } });
    const wrong = await send(azure, '/_emulator/clock', { method: 'PUT' });
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'GET, POST']);
    expect((await send(azure, '/_emulator/__proto__')).status).toBe(404);
    expect((await send(azure, '/_emulatorx')).json).toMatchObject({ error: { code: 'ResourceNotFound' } });
  });

  it('moves a virtual clock', async () => {
    const azure = await startTiny({ clock: 'virtual' });
    expect((await control(azure, '/clock', { advance: 'PT60S' })).json).toEqual({ now: '2026-01-01T00:01:00.000Z', calls: 0, open: 0 });
    expect((await control(azure, '/clock', { advance: 'P1DT0.5S' })).json).toEqual({ now: '2026-01-02T00:01:00.500Z', calls: 0, open: 0 });
    expect((await send(azure, '/x', { method: 'PUT', body: '' })).json).toMatchObject({ time: Date.parse('2026-01-02T00:01:00.500Z') });
  });

  it.each([
    [{ advance: '60' }, 'InvalidDuration'],
    [{ advance: 'P1M' }, 'InvalidDuration'],
    [{ advance: 'P9000000D' }, 'InvalidDuration'],
    [{ advance: 60 }, 'InvalidRequestContent'],
    [{ advance: 'PT1S', by: 1 }, 'InvalidRequestContent'],
    [{ advance: 'PT1S', after: -1 }, 'InvalidRequestContent'],
    [{ advance: 'PT1S', after: 0.5 }, 'InvalidRequestContent'],
    [{ advance: 'PT1S', until: 'reply' }, 'InvalidRequestContent'],
    [{ until: 'answer' }, 'InvalidRequestContent'],
    [undefined, 'InvalidRequestContent'],
    ['{', 'InvalidRequestContent'],
  ])('does not move it by %o', async (body, code) => {
    const azure = await startTiny({ clock: 'virtual' });
    const reply = await control(azure, '/clock', body);
    expect([reply.status, reply.json]).toMatchObject([400, { error: { code } }]);
    expect((await control(azure, '/clock', { advance: 'PT0S' })).json).toMatchObject({ now: '2026-01-01T00:00:00.000Z' });
  });

  it('reads its clock, a virtual and a real one', async () => {
    const azure = await startTiny({ clock: 'virtual' });
    await control(azure, '/clock', { advance: 'PT60S' });
    expect((await send(azure, '/_emulator/clock')).json).toEqual({ kind: 'virtual', now: '2026-01-01T00:01:00.000Z', calls: 0, open: 0 });
    const real = (await send(await startTiny(), '/_emulator/clock')).json;
    expect(real).toEqual({ kind: 'real', now: expect.any(String), calls: 0, open: 0 });
    expect(Math.abs(Date.parse(textAt(real, 'now') ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('does not move a real clock, and says how to get a virtual one', async () => {
    const azure = await startTiny();
    const reply = await control(azure, '/clock', { advance: 'PT60S' });
    expect([reply.status, reply.json]).toMatchObject([400, { error: { code: 'ClockIsReal', message: expect.stringContaining('--clock virtual') } }]);
  });

  it('resets to the state after start: resources, clock, faults, ids', async () => {
    const azure = await startTiny({ clock: 'virtual' });
    const firstId = (await send(azure, '/kept', { method: 'PUT', body: '{}' })).headers['x-ms-request-id'];
    await control(azure, '/clock', { advance: 'PT1H' });
    await control(azure, '/faults', [{ match: { path: '/other' }, drop: true }]);
    expect((await send(azure, '/kept')).status).toBe(200);
    expect((await control(azure, '/reset')).json).toEqual({ now: '2026-01-01T00:00:00.000Z' });
    const again = await send(azure, '/kept');
    expect(again.status).toBe(404);
    expect(again.headers['x-ms-request-id']).toBe(firstId);
    expect((await send(azure, '/other')).status).toBe(404);
  });
});
