import { startUp } from './start-up.ts';
import { packageSize } from './package-size.ts';
import { importAtLatency } from './import-at-latency.ts';
import { repairTimes } from './repair.ts';
import { policyRead } from './policy-read.ts';
import { gatewayThroughput } from './gateway/gateway.ts';
import { scale } from './scale.ts';

/** Ratios of one run on one machine; never asserted. `--quick`: fewer rounds, for CI. */
const count = process.argv.includes('--quick') ? 3 : 21;

for (const measure of [startUp, packageSize, importAtLatency, repairTimes, policyRead, scale, gatewayThroughput]) {
  console.log(`\n${await measure(count)}`);
}
