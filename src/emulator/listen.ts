import { once } from 'node:events';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { UserError } from '../model/user-error.ts';

interface Listening {
  readonly address: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Where the user chose the port. */
  readonly flag: '--port' | '--gateway-port';
}

/** Resolves with the port when it listens; fails with a UserError where it cannot. */
export async function listen(server: Server, { address, port, flag }: Listening): Promise<number> {
  server.listen(port, address);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isName = code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
    if (isName) throw new UserError('AddressNotHere', 2, `The local Azure cannot listen on ${address}: this machine does not have that address.`, { hint: 'Give --unsafe-host an address of this machine, or leave it out.', cause: error });
    const where = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
    throw new UserError('PortNotFree', 1, `The local Azure cannot listen on ${where}: ${code === 'EADDRINUSE' ? 'another process does' : message}.`, {
      hint: `Leave out ${flag} to take any free one.`,
      cause: error,
    });
  }
  return (server.address() as AddressInfo).port;
}
