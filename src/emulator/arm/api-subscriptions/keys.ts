import type { World } from '../plane.ts';

/** 32 hex digits, as the service makes them. */
export function newKey(world: World): string {
  return Array.from({ length: 32 }, () => Math.floor(world.random() * 16).toString(16)).join('');
}
