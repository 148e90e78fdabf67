import type { Frame } from '../frame.ts';
import type { Value } from '../value.ts';

/** An expression made ready. */
export type Code = (frame: Frame) => Value;

/** How a statement ended. */
export type Ending = typeof normal | typeof broke | typeof continued | typeof returned;

export const normal = 0;
export const broke = 1;
export const continued = 2;
/** The value is the frame's `result`. */
export const returned = 3;

/** A statement made ready. */
export type StepCode = (frame: Frame) => Ending;
