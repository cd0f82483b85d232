/** Several names as one phrase. */
export function listed(names: readonly string[], word = "and"): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}

/** A phrase as a sentence: a capital before it, a full stop behind. */
export function sentence(phrase: string): string {
  const [first = "", ...rest] = phrase;
  return `${first.toUpperCase()}${rest.join("").replace(/\.$/, "")}.`;
}

/** A count with its noun: `1 claim`, `3 claims`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? noun : plural}`;
}

/** A length of time as people say it: `40 s`, `3 min`. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return `${Math.round(seconds / 60)} min`;
}

/** Whether a text holds every word that is sought, whatever the case. */
export function matches(text: string, sought: string): boolean {
  const low = text.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => low.includes(word));
}
