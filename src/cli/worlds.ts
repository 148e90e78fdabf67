import type { Worlds } from './io.ts';

/** Loaded only when a command needs them: the SDKs cost more than all the rest. */
export const worlds: Worlds = {
  async connect(options) {
    const { connect } = await import('../azure/connection.ts');
    return connect(options);
  },
  async browse(options) {
    const { browse } = await import('../azure/connection.ts');
    return browse(options);
  },
  async download(options) {
    const { download } = await import('../azure/download.ts');
    return download(options);
  },
  async startLocal(estateFile, clock = 'real') {
    const [{ startLocalAzure }, { loadEstate }] = await Promise.all([import('../emulator/start.ts'), import('../emulator/estate-file.ts')]);
    const azure = await startLocalAzure({ estate: await loadEstate(estateFile), clock });
    const { arm: endpoint, control, token, subscriptionId } = azure.ready;
    return { endpoint, control, token, subscriptionId, ca: azure.ca, stop: () => azure.stop() };
  },
  async findLocal(readyFile) {
    const { readReady } = await import('../emulator/ready-file.ts');
    const { arm: endpoint, control, token, subscriptionId, ca, caFile } = await readReady(readyFile);
    return { endpoint, control, token, subscriptionId, ca, caFile, stop: () => Promise.resolve() };
  },
};
