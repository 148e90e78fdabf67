import { startLocalAzure } from '../../src/emulator/start.ts';
import type { Estate } from '../../src/emulator/estate.ts';
import { clientOf } from './send.ts';
import type { Client } from './send.ts';

export interface Session {
  readonly client: Client;
  readonly origin: string;
  /** What was thrown inside. */
  readonly crashes: readonly Error[];
  stop(): Promise<void>;
}

/** A local ARM of its own, in this process, spoken to over TLS. */
export async function startSession(estate: Estate): Promise<Session> {
  const crashes: Error[] = [];
  const azure = await startLocalAzure({ estate, onCrash: (error) => void crashes.push(error) });
  const client = clientOf(azure.ready.arm, azure.ca, azure.ready.token);
  return {
    client,
    origin: azure.ready.arm,
    crashes,
    stop: async () => {
      client.close();
      await azure.stop();
    },
  };
}
