/** Runs of draws: begun here or elsewhere, followed while they go, found again afterwards. */
import {
  askRunClaims,
  askRuns,
  asProblem,
  cancelRun,
  followRun,
  startRun,
  type Problem,
} from "../api/ask";
import type { Verdict, Run, State } from "../api/types";
import { editsKey, toState } from "./question";
import { changesSystem, type Levers } from "./levers";

export class Draws {
  readonly #case: string;
  readonly #digest: string;
  runs = $state.raw<readonly Run[]>([]);
  /** Claims by run, as far as they are judged. */
  #claims = $state.raw<ReadonlyMap<string, ReadonlyMap<string, Verdict>>>(new Map());
  problem = $state.raw<Problem | null>(null);
  readonly #following = new Map<string, () => void>();
  readonly #fetched = new Set<string>();

  constructor(name: string, digest: string) {
    this.#case = name;
    this.#digest = digest;
    void this.refresh();
  }

  /** The best run for these levers: done before going on before half done, more draws first. */
  runFor(levers: Levers): Run | null {
    const key = editsKey(toState(levers));
    const rank = {
      done: 0,
      running: 1,
      waiting: 2,
      cancelled: 3,
      interrupted: 3,
      failed: 4,
    } as const;
    const own = this.runs
      .filter((run) => run.digest === this.#digest && editsKey(run.state) === key)
      .sort((a, b) => rank[a.status] - rank[b.status] || b.draws - a.draws);
    return own[0] ?? null;
  }

  claimsOf(run: Run | null): ReadonlyMap<string, Verdict> {
    return (run && this.#claims.get(run.run)) ?? new Map();
  }

  async refresh(): Promise<void> {
    try {
      this.runs = await askRuns(this.#case);
      for (const run of this.runs) this.#attend(run);
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  start(levers: Levers, draws: number): Promise<void> {
    // Without edits the run is the one that the brief is made of, whatever is on the map.
    return this.#begin(changesSystem(levers) ? toState(levers) : null, draws);
  }

  /** Go on with a run that was stopped: the same question finds what was done. */
  resume(run: Run): Promise<void> {
    return this.#begin(run.state, run.draws);
  }

  async #begin(state: State | null, draws: number): Promise<void> {
    try {
      this.problem = null;
      const run = await startRun(this.#case, state, draws);
      this.#put(run);
      this.#attend(run);
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  async cancel(run: Run): Promise<void> {
    try {
      await cancelRun(run.run);
      await this.refresh();
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  close(): void {
    for (const stop of this.#following.values()) stop();
    this.#following.clear();
  }

  /** Follow what goes on, fetch once what is over. */
  #attend(run: Run): void {
    const going = run.status === "running" || run.status === "waiting";
    if (!going) {
      if (run.status !== "failed" && run.digest === this.#digest) void this.#fetch(run.run);
      return;
    }
    if (this.#following.has(run.run)) return;
    const stop = followRun(run.run, {
      progress: (progress) => {
        const now = this.runs.find((each) => each.run === run.run) ?? run;
        this.#put({ ...now, status: "running", progress });
      },
      claim: (claim) => this.#add(run.run, [claim]),
      end: (ended) => {
        this.#following.delete(run.run);
        this.#put(ended);
        this.#attend(ended);
      },
    });
    this.#following.set(run.run, stop);
  }

  async #fetch(run: string): Promise<void> {
    if (this.#fetched.has(run)) return;
    this.#fetched.add(run);
    try {
      this.#add(run, await askRunClaims(run));
    } catch (error) {
      this.#fetched.delete(run);
      this.problem = asProblem(error);
    }
  }

  #add(run: string, claims: readonly Verdict[]): void {
    const known = new Map(this.#claims.get(run));
    for (const claim of claims) known.set(claim.claim, claim);
    this.#claims = new Map(this.#claims).set(run, known);
  }

  #put(run: Run): void {
    const others = this.runs.filter((each) => each.run !== run.run);
    this.runs = [run, ...others];
  }
}
