/** A new case from files: what is brought, and the answers to what is asked of it. */
import type { ImportQuestion } from "../api/types";

export type Answers = Readonly<Record<string, string>>;

/** How an answer begins that names no column but what stands in every row. */
export const CONSTANT = "is: ";

/** Most bytes of files together: as text they become a third longer. */
export const MOST_BYTES = 35_000_000;

/** A name for a case of files: that of the first, or of their folder, as a key. */
export function proposedKey(path: string): string {
  const [stem = ""] = (path.split("/")[0] ?? "").split(".");
  const plain = stem
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "_");
  return plain.replace(/^_+|_+$/g, "").toLowerCase();
}

/** Files that may make a case: not hidden ones, and none from folders within a folder. */
export function takeable(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => {
    const parts = path.split("/");
    return parts.length <= 2 && !parts.at(-1)?.startsWith(".");
  });
}

/** What a question is answered with: what was said, or else what the files suggest. */
export function answerOf(question: ImportQuestion, said: Answers): string {
  return said[question.key] ?? question.given;
}

/** What is said of the questions that are asked, without what nobody answered. */
export function answersTo(questions: readonly ImportQuestion[], said: Answers): Answers {
  return Object.fromEntries(
    questions
      .map((each) => [each.key, answerOf(each, said).trim()] as const)
      .filter(([, text]) => text !== "" && text !== CONSTANT.trim()),
  );
}

/** Questions that must be answered or agreed to, and those that may be. */
export function parted(
  questions: readonly ImportQuestion[],
): readonly [readonly ImportQuestion[], readonly ImportQuestion[]] {
  return [questions.filter((each) => each.open), questions.filter((each) => !each.open)];
}
