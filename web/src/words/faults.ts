/** Diagnostics as pages and terminal tell them: of many of one kind the first, then how many. */

interface Told {
  readonly code: string;
  readonly file: string;
}

/** How many of one kind in a file are told in full. */
export const SHOWN = 20;

/** The diagnostics to be told in full, and in words how many others there are, and of what kind. */
export function grouped<Each extends Told>(
  all: readonly Each[],
): { readonly shown: readonly Each[]; readonly others: readonly string[] } {
  const seen = new Map<string, number>();
  const shown: Each[] = [];
  for (const each of all) {
    const kind = `${each.code} ${each.file}`;
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    if (before < SHOWN) shown.push(each);
  }
  const others = [...seen]
    .filter(([, count]) => count > SHOWN)
    .map(([kind, count]) => `${kind}: ${count - SHOWN} more of this kind`);
  return { shown, others };
}
