import { main } from './main.ts';
import { processIo } from './process-io.ts';

const io = processIo();
process.exitCode = await main(io);
// Somebody who pressed a key does not wait for what was asked for in vain.
// oxlint-disable-next-line unicorn/no-process-exit
if (io.argv[0] === '__complete') process.stdout.write('', () => process.exit());
