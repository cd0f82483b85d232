/** Undo and redo over any plain value. */

export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
}

const DEEPEST = 200;

export function begin<T>(now: T): History<T> {
  return { past: [], now, future: [] };
}

export function record<T>(history: History<T>, next: T): History<T> {
  return { past: [...history.past, history.now].slice(-DEEPEST), now: next, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    now: before,
    future: [history.now, ...history.future],
  };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future };
}
