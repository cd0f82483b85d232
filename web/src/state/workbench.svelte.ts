/** What the page knows and shows. Answers always say for which levers they are. */
import {
  askCase,
  askSolved,
  askVerdicts,
  asProblem,
  isAbort,
  type Problem,
  type Wanted,
} from "../api/ask";
import type { CaseView, CentralVerdict, Solved } from "../api/types";
import { FIRST_VIEW, read, write, type View } from "./address";
import { begin, record, redo, undo, type History } from "./history";
import { canonical, changesSystem, NOTHING, onScenarios, sameLevers, type Levers } from "./levers";
import { comparedWith, opening } from "./opening";
import { toState, versusState } from "./question";

const AGAIN = 3000; // ms after which a server that did not answer is asked again
const ASIDE = 200; // ms by which what takes long stands back
const KEPT = 40; // answers that undoing and comparing find again
const WHOLE: Wanted = { ranges: true, power: true, patient: false };
/** What comes at once, also over a calendar, where ends and power take seconds. */
const QUICK: Wanted = { ranges: false, power: false, patient: false };

export class Workbench {
  readonly view: CaseView;
  #history = $state.raw<History<Levers>>(begin(NOTHING));
  /** Where a slider is while it moves. */
  #sliding = $state.raw<Levers | null>(null);
  #versus = $state.raw<readonly string[] | null>(null);
  look = $state.raw<View>(FIRST_VIEW);
  /** The answer that is shown, and the levers it belongs to. */
  #answer = $state.raw<{ readonly key: string; readonly solved: Solved } | null>(null);
  against = $state.raw<Solved | null>(null);
  verdicts = $state.raw<ReadonlyMap<string, CentralVerdict>>(new Map());
  /** The levers that the verdicts belong to. */
  #judged = $state.raw("");
  problem = $state.raw<Problem | null>(null);

  readonly #answers = new Map<string, Solved>();
  #later: ReturnType<typeof setTimeout> | undefined;
  #solving = false;
  #completing: AbortController | null = null;
  #judging: AbortController | null = null;
  #comparing: AbortController | null = null;

  constructor(view: CaseView, search: string) {
    this.view = view;
    const said = read(search);
    const first = opening(view);
    this.#history = begin(said.levers ?? first.levers);
    this.#versus = said.levers ? said.versus : first.versus;
    this.look = said.view;
  }

  static async open(name: string, search: string): Promise<Workbench> {
    const bench = new Workbench(await askCase(name), search);
    bench.#follow();
    return bench;
  }

  /** The levers as they stand, a moving slider included. */
  get levers(): Levers {
    return this.#sliding ?? this.#history.now;
  }

  get versus(): readonly string[] | null {
    return this.#versus;
  }

  get solved(): Solved | null {
    return this.#answer?.solved ?? null;
  }

  /** Whether what is shown is all that there is: over a calendar ends and power come later. */
  get whole(): boolean {
    return this.#answers.get(this.#answer?.key ?? "") === this.#answer?.solved;
  }

  /** Whether what is shown belongs to the levers as they stand. */
  get current(): boolean {
    return this.#answer?.key === this.#key(this.levers);
  }

  get judged(): boolean {
    return this.#judged === canonical(this.levers);
  }

  /** Whether probabilities of the case as it stands say nothing about these levers. */
  get moved(): boolean {
    return changesSystem(this.levers);
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** Move levers, and remember where they were. */
  move(levers: Levers): void {
    this.#sliding = null;
    if (!sameLevers(levers, this.#history.now)) this.#history = record(this.#history, levers);
    this.#follow("push");
  }

  /** Follow a slider while it moves; `move` ends it. */
  slide(levers: Levers): void {
    this.#sliding = levers;
    void this.#solve();
  }

  undo(): void {
    this.#sliding = null;
    this.#history = undo(this.#history);
    this.#follow("push");
  }

  redo(): void {
    this.#sliding = null;
    this.#history = redo(this.#history);
    this.#follow("push");
  }

  /** Go where the browser's Back and Forward lead: to what an earlier address says. */
  restore(search: string): void {
    const said = read(search);
    const first = opening(this.view);
    const levers = said.levers ?? first.levers;
    this.#sliding = null;
    if (!sameLevers(levers, this.#history.now)) this.#history = record(this.#history, levers);
    this.#versus = said.levers ? said.versus : first.versus;
    this.look = said.view;
    this.#follow();
  }

  /** Show other scenarios, with what each is usually compared with. */
  choose(scenarios: readonly string[], keepVersus = false): void {
    if (!keepVersus) this.#versus = comparedWith(this.view, scenarios);
    this.move({ ...this.levers, scenarios });
  }

  compareWith(scenarios: readonly string[] | null): void {
    this.#versus = scenarios;
    this.#follow("push");
  }

  /** Set levers, comparison and view at once, as a claim does. */
  goTo(levers: Levers, versus: readonly string[] | null, look: Partial<View>): void {
    this.#versus = versus;
    this.look = { ...this.look, ...looked(look, versus) };
    this.move(levers);
  }

  show(look: Partial<View>): void {
    this.look = { ...this.look, ...look };
    this.#writeAddress();
  }

  /** Look at one thing on the map, in a table; again, and it is let go. */
  select(key: string): void {
    this.show({ selected: this.look.selected === key ? "" : key });
  }

  /** Follow a number to where it comes from. */
  explain(origin: string): void {
    this.show({ origin });
  }

  /** Solve what is asked now. Another question is another page for the browser's Back. */
  #follow(page: "push" | "replace" = "replace"): void {
    this.#writeAddress(page);
    void this.#solve();
    void this.#compare();
    void this.#judge();
  }

  #writeAddress(page: "push" | "replace" = "replace"): void {
    const text = write(this.#history.now, this.#versus, this.look);
    const address = `/${this.view.case}?${text}`;
    if (page === "replace") history.replaceState(null, "", address);
    else if (address !== `${location.pathname}${location.search}`)
      history.pushState(null, "", address);
  }

  #key(levers: Levers): string {
    return `${canonical(levers)}|${this.#versus?.join(",") ?? ""}`;
  }

  /** Solve what the levers say: one question at a time, always the newest. */
  async #solve(): Promise<void> {
    if (this.#solving) return;
    this.#solving = true;
    this.#completing?.abort();
    try {
      for (;;) {
        const { levers } = this;
        const still = this.#sliding === null;
        const key = this.#key(levers);
        const known = this.#answers.get(key);
        const wanted = this.view.timed ? QUICK : { ...WHOLE, ranges: still };
        const solved =
          known ??
          (await askSolved(
            this.view.case,
            toState(levers),
            versusState(this.#versus, levers),
            wanted,
            new AbortController().signal,
          ));
        if (still && !known && wanted.power) this.#keep(key, solved);
        this.#answer = { key: still ? key : `${key}|moving`, solved };
        this.problem = null;
        if (this.#key(this.levers) === key && (still || this.#sliding !== null)) {
          if (still && !known && !wanted.power) void this.#complete(levers, key);
          return;
        }
      }
    } catch (error) {
      if (!isAbort(error)) this.#fail(asProblem(error));
    } finally {
      this.#solving = false;
    }
  }

  /** Ask for ends and power of what is shown, as long as it is. */
  async #complete(levers: Levers, key: string): Promise<void> {
    const completing = new AbortController();
    this.#completing = completing;
    // What else the page asks about these levers takes less time, and goes first.
    await new Promise((resolve) => setTimeout(resolve, ASIDE));
    if (completing.signal.aborted) return;
    try {
      const solved = await askSolved(
        this.view.case,
        toState(levers),
        versusState(this.#versus, levers),
        { ...WHOLE, patient: true },
        completing.signal,
      );
      this.#keep(key, solved);
      if (this.#answer?.key === key) this.#answer = { key, solved };
    } catch (error) {
      if (!isAbort(error)) this.#fail(asProblem(error));
    }
  }

  /** Say what went wrong; where nobody answered at all, ask again until somebody does. */
  #fail(problem: Problem): void {
    this.problem = problem;
    if (problem.status !== 0) return;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#follow(), AGAIN);
  }

  async #compare(): Promise<void> {
    this.#comparing?.abort();
    const versus = this.#versus;
    if (!versus) {
      this.against = null;
      return;
    }
    const key = `against|${versus.join(",")}`;
    const known = this.#answers.get(key);
    if (known) {
      this.against = known;
      return;
    }
    const comparing = new AbortController();
    this.#comparing = comparing;
    try {
      const state = toState(onScenarios(...versus));
      const { case: name, timed } = this.view;
      if (timed) this.against = await askSolved(name, state, null, QUICK, comparing.signal);
      const wanted = { ...WHOLE, patient: timed };
      const solved = await askSolved(name, state, null, wanted, comparing.signal);
      this.#keep(key, solved);
      this.against = solved;
    } catch (error) {
      if (!isAbort(error)) this.problem = asProblem(error);
    }
  }

  async #judge(): Promise<void> {
    this.#judging?.abort();
    const judging = new AbortController();
    this.#judging = judging;
    const levers = this.#history.now;
    try {
      const verdicts = await askVerdicts(this.view.case, toState(levers), judging.signal);
      this.verdicts = new Map(verdicts.map((each) => [each.claim, each]));
      this.#judged = canonical(levers);
    } catch (error) {
      // What is wrong with the levers is said once, by the solve.
      if (!isAbort(error) && !this.problem) this.problem = asProblem(error);
    }
  }

  #keep(key: string, solved: Solved): void {
    this.#answers.set(key, solved);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > KEPT && oldest !== undefined) this.#answers.delete(oldest);
  }
}

/** A view that compares needs something to compare with. */
function looked(look: Partial<View>, versus: readonly string[] | null): Partial<View> {
  return versus ? look : { ...look, map: "this" };
}
