import { expect, test } from 'vitest';
import { answerWith, gatewayEstate, startGateway } from './gateway-fixture.ts';

const slow = () => startGateway(gatewayEstate('options: { configPropagation: PT30S }'), 'virtual');

test('the gateway learns of a write when the time of configPropagation has passed, and not before', async () => {
  const gateway = await slow();
  const advance = (seconds: number) => gateway.control('clock', { advance: `PT${seconds}S` });
  await gateway.api('a', ['GET /x']);
  await gateway.policy('/apis/a', { inbound: answerWith('first') });
  expect((await gateway.call('/a/x')).status).toBe(404);
  await advance(30);
  expect((await gateway.call('/a/x')).text).toBe('first');

  await gateway.policy('/apis/a', { inbound: answerWith('second') });
  await advance(29);
  expect((await gateway.call('/a/x')).text).toBe('first');
  await advance(1);
  expect((await gateway.call('/a/x')).text).toBe('second');

  await gateway.remove('/apis/a');
  await advance(29);
  expect((await gateway.call('/a/x')).text).toBe('second');
  await advance(1);
  expect((await gateway.call('/a/x')).status).toBe(404);
});

test('without the option it knows at once', async () => {
  const gateway = await startGateway();
  await gateway.api('a', ['GET /x']);
  await gateway.policy('/apis/a', { inbound: answerWith('first') });
  expect((await gateway.call('/a/x')).text).toBe('first');
});
