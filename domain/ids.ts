/** Opaque row id. */
export type Id = string;
/** Week key `2026-W48`. */
export type WeekKey = string;
