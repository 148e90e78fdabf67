import { startBackend, startSide } from './load.ts';

/** Bytes that are alive in the gateway while calls go through it: `node test/bench/gateway/memory.ts --minutes 10`. */
const at = process.argv.indexOf('--minutes');
const minutes = Number(at < 0 ? 1 : process.argv[at + 1]);

const backend = await startBackend();
const gateway = await startSide('gateway', backend.url);
try {
  await gateway.load(5_000);
  const until = performance.now() + minutes * 60_000;
  let calls = 0;
  for (let next = 0; performance.now() < until; next += 1) {
    await gateway.load(2_000);
    calls += 2_000;
    if (next % 10 === 0) console.log(`${calls} calls  ${((await gateway.usage()).heap / 2 ** 20).toFixed(1)} MiB`);
  }
  console.log(`${calls} calls  ${((await gateway.usage()).heap / 2 ** 20).toFixed(1)} MiB`);
} finally {
  gateway.stop();
  backend.stop();
}
