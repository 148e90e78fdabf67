import { readFileSync } from 'node:fs';

/** Places of packages in the lockfile that the bundle contains although they count as development's: the SBOM would leave them out. */
export function bundledButForDevelopment(): readonly string[] {
  const { inputs } = JSON.parse(readFileSync('dist/meta.json', 'utf8')) as { inputs: Record<string, unknown> };
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { dev?: boolean }> };
  const places = Object.keys(inputs).flatMap((file) => /^node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []);
  return [...new Set(places)].filter((place) => packages[place]?.dev === true);
}
