import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Where journals live: the XDG state folder, or what the system has in its place. */
export function stateFolder(platform: string, env: Env, home: string): string {
  const { join } = pathOf(platform);
  return (
    xdgFolder(platform, env['XDG_STATE_HOME']) ??
    ownFolder(platform, env, home, 'State') ??
    (platform === 'darwin' ? join(home, 'Library', 'Application Support', 'apim-llm') : join(home, '.local', 'state', 'apim-llm'))
  );
}

/** What may be deleted at any time: the XDG cache folder, or what the system has in its place. */
export function cacheFolder(platform: string, env: Env, home: string): string {
  const { join } = pathOf(platform);
  return (
    xdgFolder(platform, env['XDG_CACHE_HOME']) ??
    ownFolder(platform, env, home, 'Cache') ??
    (platform === 'darwin' ? join(home, 'Library', 'Caches', 'apim-llm') : join(home, '.cache', 'apim-llm'))
  );
}

/** The first answer that is an absolute path. An account without one (containers make some up) gets the root, which it cannot write to and is told so. */
export function homeFolder(platform: string, asks: readonly (() => string)[]): string {
  const { isAbsolute } = pathOf(platform);
  for (const ask of asks) {
    try {
      const answer = ask();
      if (isAbsolute(answer)) return answer;
    } catch {
      // The system knows no such account.
    }
  }
  return platform === 'win32' ? 'C:\\' : '/';
}

/** The XDG specification: a path that is not absolute is to be ignored. */
function xdgFolder(platform: string, xdg = ''): string | undefined {
  const { isAbsolute, join } = pathOf(platform);
  return isAbsolute(xdg) ? join(xdg, 'apim-llm') : undefined;
}

/** Windows keeps all of a program's folders below one. */
function ownFolder(platform: string, env: Env, home: string, name: string): string | undefined {
  if (platform !== 'win32') return undefined;
  const { isAbsolute, join } = pathOf(platform);
  const local = env['LOCALAPPDATA'] ?? '';
  return join(isAbsolute(local) ? local : join(home, 'AppData', 'Local'), 'apim-llm', name);
}

function pathOf(platform: string): path.PlatformPath {
  return platform === 'win32' ? path.win32 : path.posix;
}
