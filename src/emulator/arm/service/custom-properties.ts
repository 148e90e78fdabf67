import { isV2 } from './sku-rules.ts';

const gateway = 'Microsoft.WindowsAzure.ApiManagement.Gateway';
const everywhere = ['Security.Protocols.Tls10', 'Security.Protocols.Tls11', 'Security.Backend.Protocols.Tls10', 'Security.Backend.Protocols.Tls11', 'Security.Backend.Protocols.Ssl30', 'Protocols.Server.Http2'];
const inClassic = ['Security.Protocols.Ssl30', 'Security.Ciphers.TripleDes168'];

/** Old protocols, all switched off, as a new service shows them (A24#3, CLI#74); what a change does not name falls back to it. */
export function defaultCustomProperties(sku: string): Readonly<Record<string, string>> {
  const names = isV2(sku) ? everywhere : [...everywhere, ...inClassic];
  return Object.fromEntries(names.map((name) => [`${gateway}.${name}`, 'False']));
}
