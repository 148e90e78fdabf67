/** `https://…`, also with the slashes forgotten, which URL forgives; a drive letter of Windows is none. */
export function isWebAddress(text: string): boolean {
  return /^\s*(https?:|[a-z][a-z0-9+.-]+:\/\/)/i.test(text);
}

/** What may be shown of an address: user info, query and fragment may be secret. */
export function shownAddress(address: string): string {
  return address.trim().replace(/^((?:https?:|[a-z][a-z0-9+.-]+:\/\/)\/*)[^/?#]*@/i, '$1').replace(/[?#].*$/s, '');
}

/** This machine, by a name or number that cannot be another one. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}
