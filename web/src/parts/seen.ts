/** What the page is about just now, for whatever leaves it. */
import { getContext, setContext } from "svelte";

export interface Seen {
  /** The case by its key. */
  readonly case: string;
  readonly title: string;
  /** Of the case that is shown. */
  readonly digest: string;
  /** The scenario with every lever, and what it is compared with. */
  readonly subtitle: string;
}

const KEY = Symbol("seen");

export function setSeen(now: () => Seen): void {
  setContext(KEY, now);
}

export function getSeen(): () => Seen {
  return getContext<() => Seen>(KEY);
}
