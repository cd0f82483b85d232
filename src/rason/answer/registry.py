"""All questions that can be asked of a scenario, in the order in which the brief answers them."""

from __future__ import annotations

from typing import Final

from rason.answer.declaration import Declaration, Parameter

CHOSEN: Final = "chosen"
"""Stands for the modelling choice of whoever asks."""

QUESTIONS: Final[dict[str, Declaration]] = {
    each.name: each
    for each in (
        Declaration(
            name="flows",
            title="What flows",
            asks="Ask what flows where at central figures, and what is built.",
            about="Where several solutions are equally good, the one nearest to what was observed"
            " is shown, with the ends over all of them.",
            within="scenarios",
        ),
        Declaration(
            name="prices",
            title="What goods are worth",
            asks="Ask what one unit more of each good is worth at each place.",
            within="scenarios",
        ),
        Declaration(
            name="surplus",
            title="Who earns what",
            asks="Ask who earns what under a price rule.",
            parameters=(
                Parameter(
                    "rule",
                    CHOSEN,
                    "How goods are priced between partners: at what one unit more is worth"
                    " (nodal), by contract, at parity with the next source, as players bargain, or"
                    " as the study chooses.",
                    choices=(CHOSEN, "nodal", "contract", "parity", "bargained"),
                ),
            ),
            within="scenarios",
        ),
        Declaration(
            name="contracts",
            title="How contracts are kept",
            asks="Ask what is due by contract, what flows for it, and who owes whom for the rest.",
            within="scenarios",
        ),
        Declaration(
            name="shortages",
            title="Who runs short, and when",
            asks="Ask who runs short of what and when, what is left in store, and who must stop"
            " producing.",
            scenarios="shown",
            draws=True,
            about="What is not served is what comes less than is asked for at the demand's own"
            " price. What a producer shuts in, and a store's level, stand beside the same days"
            " without the scenario's closures. Unless the scenario's `foresight` says otherwise,"
            " everybody knows what is to come and keeps stock for it; where it is left open when"
            " somebody goes short, it is as late as can be.",
            timed=True,
        ),
        Declaration(
            name="timeline",
            title="What happens when",
            asks="Ask what flows, what goods are worth and what is earned in each period of a"
            " calendar.",
            scenarios="shown",
            draws=True,
            timed=True,
        ),
        Declaration(
            name="power",
            title="Who holds bargaining power",
            asks="Ask who can bargain for what, and how robust that is.",
            parameters=(
                Parameter("versus", "", "The scenario to compare with.", short="v", compares=True),
            ),
            draws=True,
            central=True,
            about="Each number asks what an actor adds to what the others can earn without it,"
            " under agreements that nobody can be forced into. Several rules for splitting the"
            " gain stand side by side; where they disagree, the disagreement is part of the"
            " answer.",
        ),
        Declaration(
            name="hold_up",
            verb="hold-up",
            title="Who could hold up what, and what keeps it open",
            asks="Ask what an actor could ask for by shutting something, and what speaks against"
            " it.",
            parameters=(
                Parameter(
                    "actor",
                    "",
                    "Who could shut something; where nothing is named, whoever claims ask about.",
                ),
                Parameter(
                    "closed",
                    "",
                    "What it could shut: an asset, strait or place; else all that needs its"
                    " consent.",
                ),
                Parameter("fee", "", "The figure that it is paid a year."),
                Parameter("cost", "", "The figure that this costs it a year."),
            ),
            scenarios="claimed",
            draws=True,
        ),
        Declaration(
            name="fee",
            title="What fee could be asked",
            asks="Ask what fee for passage a rule implies, beside those that were asked or paid.",
            parameters=(
                Parameter(
                    "actor",
                    "",
                    "Who could refuse passage; where nothing is named, whoever claims or"
                    " observed fees are about.",
                ),
                Parameter(
                    "corridor",
                    "",
                    "The links passed, joined by commas; a project, passage or place means its"
                    " links. Else all that need the actor's consent, as one corridor.",
                ),
                Parameter(
                    "concept",
                    CHOSEN,
                    "The rule of division that is drawn and held beside what was asked or paid;"
                    " the study's where none is named.",
                ),
            ),
            scenarios="claimed",
            draws=True,
            about="The fee is what the right to refuse passage brings by a rule of division, and"
            " what passage costs, over what passes where all deal; later money and goods count"
            " less. It says what could be asked, not what will be, and everybody knows what is to"
            " come. Fees of several corridors do not add up.",
            asked=True,
        ),
        Declaration(
            name="closures",
            verb="close",
            title="What shutting one thing would cost",
            asks="Close every link, strait and place for a year, one at a time or in pairs; or"
            " those that are named.",
            parameters=(
                Parameter(
                    "what",
                    "",
                    "What is closed, each as after --close: `malacca`, `malacca=25%`,"
                    " `'malacca flag=CHN'`; without it everything in turn.",
                    listed=True,
                ),
                Parameter(
                    "together", 1, "How many things close at once.", short="k", least=1, most=2
                ),
                Parameter(
                    "rule",
                    CHOSEN,
                    "What actors lose: at what one unit more is worth (nodal), as players bargain"
                    " in the game of each closure, or as the study chooses.",
                    choices=(CHOSEN, "nodal", "bargained"),
                ),
            ),
        ),
        Declaration(
            name="projects",
            title="What each project is worth",
            asks="Ask what building each project adds to a scenario, and how often it is built.",
            scenarios="shown",
            draws=True,
        ),
        Declaration(
            name="dependence",
            title="Who depends on whom",
            asks="Ask who depends on whom: by observed trade, and by what each loses without"
            " the other.",
            about="Two measures that need not agree: a share of trade, and what a partner could"
            " take away. Under Shapley's rule both lose the same, so that the amount does not tell"
            " who depends more. The part of its gains does, but is large where these are small"
            " beside what it earns alone.",
        ),
        Declaration(
            name="ties",
            title="Who can refuse what, and who stands between whom",
            asks="Ask what rules and vetoes do and bring, who could broker, and who could be"
            " replaced.",
            scenarios="shown",
        ),
        Declaration(
            name="concentration",
            title="How concentrated sources are",
            asks="Ask how concentrated the sources are from which each importer takes each traced"
            " good.",
            scenarios="shown",
            draws=True,
        ),
        Declaration(
            name="misreporting",
            title="Whose figures these are",
            asks="Ask how far each player could move its own gain by what it reports within the"
            " ranges.",
            scenarios="shown",
            about="A figure may be the word of an actor with a stake in it. What is split is what"
            " is reported; a range says how far a report can stray unnoticed.",
        ),
        Declaration(
            name="replay",
            title="What happened later",
            asks="Hold the case against what happened after its date, row by row.",
            parameters=(
                Parameter(
                    "outcomes",
                    "",
                    "The name of a file in the folder replays beside the cases, without .yaml;"
                    " else the case's own.",
                ),
            ),
            draws=True,
            about="Outcomes, tolerances and naive answers were written down before the case was"
            " solved for them. A row is inside where the case's central answer lies within the"
            " tolerance; a control is a model made wrong on purpose, which must land outside. Rows"
            " whose only source is a copy, a blog or an unseen page stay out of the headline.",
            aside=True,
        ),
    )
}
"""By name."""
