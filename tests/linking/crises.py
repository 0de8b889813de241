"""Three crises that never were, as their reports tell them: a ferry, a raid with two sides, a school."""

from functools import cache

from .handmade import event, figure, report, statement

GUARD, LINES, DOCKERS = "coast guard", "Selm Lines", "dock workers"
UPLANDS, ARMY = "Free Uplands Movement", "Keshan army"


@cache
def ferry():
    first = report(
        "first",
        "2031-05-03",
        "Ferry overturns off Karsholm\n\nThe ferry Halcyon overturned off Karsholm on Saturday and at least 12 people "
        "drowned, the coast guard said. About 80 others are missing. Selm Lines said 140 passengers had boarded; dock "
        "workers spoke of more than 200.",
    )
    copy = report(
        "copy",
        "2031-05-03",
        "Sea takes a dozen lives\n\nThe ferry Halcyon overturned off Karsholm on Saturday and at least 12 people "
        "drowned, the coast guard said. About 80 others are missing.",
    )
    second = report(
        "second",
        "2031-05-04",
        "More dead off Karsholm\n\nThe toll of the Halcyon off Karsholm has risen to 31, including four children, the "
        "coast guard said on Sunday. Sixty-one people are missing.",
    )
    late = report(
        "late",
        "2031-05-05",
        "Karsholm mourns the Halcyon\n\nFamilies lit candles in Karsholm. At least 12 people died when the Halcyon "
        "overturned on Saturday. In 2019, a fire on another ferry killed nine people.",
    )
    last = report(
        "last",
        "2031-05-07",
        "Fewer dead than feared off Karsholm\n\nThe coast guard on Wednesday revised the toll of the Halcyon to "
        "36 from 38: two bodies had been listed under two names. Investigators believe a technical fault "
        "stopped the engines. The crew's union says a bomb went off below deck.",
    )
    sank = {"place": "Karsholm", "date_start": "2031-05-03", "date_end": "2031-05-03", "date_precision": "day"}
    return (
        (
            first,
            (
                event(first, "overturned", "accident", target="ferry Halcyon", **sank),
                figure(first, "at least 12", "killed", 12, None, speaker=GUARD, place="Karsholm"),
                figure(first, "About 80", "missing", 80, form="approximate", scope="standing", mode="ongoing"),
                figure(first, "140", "affected", 140, group="passengers", speaker=LINES),
                figure(first, "more than 200", "affected", 200, None, speaker=DOCKERS),
            ),
        ),
        (
            copy,
            (
                event(copy, "overturned", "accident", target="ferry Halcyon", **sank),
                figure(copy, "at least 12", "killed", 12, None, speaker=GUARD, place="Karsholm"),
                figure(copy, "About 80", "missing", 80, form="approximate", scope="standing", mode="ongoing"),
            ),
        ),
        (
            second,
            (
                figure(second, "31", "killed", 31, group="toll", speaker=GUARD, place="Karsholm"),
                figure(second, "four", "killed", 4, group="children", people="children", speaker=GUARD),
                figure(second, "Sixty-one", "missing", 61, scope="standing", mode="ongoing"),
            ),
        ),
        (
            late,
            (
                event(late, "overturned", "accident", target="Halcyon", **sank),
                event(late, "fire", "accident", date_start="2019-01-01", date_end="2019-12-31", date_precision="year"),
                figure(late, "At least 12", "killed", 12, None),
                figure(late, "nine", "killed", 9),
            ),
        ),
        (
            last,
            (
                figure(last, "36", "killed", 36, group="toll", speaker=GUARD),
                figure(last, "38", "killed", 38, group="toll", speaker=GUARD),
                statement(last, "a technical fault stopped the engines", "believe", "Investigators"),
                event(last, "went off", "attack", speaker="crew's union"),
                statement(last, "a bomb went off below deck", "say", "crew's union"),
            ),
        ),
    )


@cache
def raid():
    army = report(
        "army",
        "2030-09-12",
        "Army: 14 rebels killed at Orrin\n\nSoldiers killed 14 rebels when they raided the village of Orrin on "
        "Wednesday, the Keshan army said. Three soldiers died. The raid was a success, it said.",
    )
    rebels = report(
        "rebels",
        "2030-09-12",
        "Villagers die at Orrin\n\nThe Free Uplands Movement said the army had killed 23 villagers in Orrin on "
        "Wednesday. Its men repelled the raid and nine soldiers were killed, it said.",
    )
    reply = report(
        "reply",
        "2030-09-13",
        "Keshan army rejects charge over Orrin\n\nThe Keshan army denied that it had attacked villagers in Orrin. "
        "Doctors counted 19 dead in Orrin, the Free Uplands Movement 23. In March, a raid on Pellow left six dead.",
    )
    day = {"date_start": "2030-09-11", "date_end": "2030-09-11", "date_precision": "day", "place": "Orrin"}
    soldiers, rebel = {"group": "soldiers", "people": "security"}, {"group": "rebels", "people": "militants"}
    return (
        (
            army,
            (
                event(army, "raided", "raid", actor="Soldiers", target="village of Orrin", speaker=ARMY, **day),
                figure(army, "14", "killed", 14, nth=2, speaker=ARMY, place="Orrin", **rebel),
                figure(army, "Three", "killed", 3, speaker=ARMY, **soldiers),
                event(army, "raid", "raid", "succeeded", nth=2, speaker=ARMY),
                statement(army, "The raid was a success", "say", ARMY),
            ),
        ),
        (
            rebels,
            (
                event(rebels, "killed", "attack", actor="army", target="villagers", speaker=UPLANDS, **day),
                figure(
                    rebels, "23", "killed", 23, group="villagers", people="civilians", speaker=UPLANDS, place="Orrin"
                ),
                statement(rebels, "the army had killed 23 villagers in Orrin on Wednesday", "say", UPLANDS),
                event(rebels, "raid", "raid", "failed", speaker=UPLANDS),
                figure(rebels, "nine", "killed", 9, speaker=UPLANDS, **soldiers),
                statement(rebels, "Its men repelled the raid and nine soldiers were killed", "say", UPLANDS),
            ),
        ),
        (
            reply,
            (
                event(
                    reply, "attacked", "attack", "denied", actor=ARMY, target="villagers", place="Orrin", speaker=ARMY
                ),
                statement(reply, "it had attacked villagers in Orrin", "deny", ARMY),
                figure(reply, "19", "killed", 19, group="dead", speaker="Doctors", place="Orrin"),
                figure(reply, "23", "killed", 23, group="dead", speaker=UPLANDS, place="Orrin"),
                event(reply, "raid", "raid", place="Pellow"),
                figure(reply, "six", "killed", 6, group="dead", place="Pellow"),
            ),
        ),
    )


@cache
def school():
    taken = report(
        "taken",
        "2032-02-10",
        "Pupils taken from Dabbir\n\nGunmen took 62 pupils from a school in Dabbir on Monday, the mayor of "
        "Dabbir said.",
    )
    fled = report(
        "fled",
        "2032-02-12",
        "Five flee Dabbir captors\n\nFive of the pupils taken in Dabbir on Monday have run away, police said. "
        "Fifty-seven children are still held.",
    )
    freed = report(
        "freed",
        "2032-02-20",
        "Dabbir talks bring first results\n\nKidnappers of the Dabbir pupils let 18 go on Friday. Thirty-nine children "
        "remain in captivity. No ransom was paid, the mayor of Dabbir said. A village elder said a ransom had changed "
        "hands.",
    )
    day = {"date_start": "2032-02-09", "date_end": "2032-02-09", "date_precision": "day", "place": "Dabbir"}
    pupils, children = {"group": "pupils", "people": "children"}, {"group": "children", "people": "children"}
    still = {"scope": "standing", "mode": "ongoing"}
    mayor = "mayor of Dabbir"
    return (
        (
            taken,
            (
                event(taken, "took", "abduction", actor="Gunmen", target="62 pupils", **day),
                figure(taken, "62", "abducted", 62, speaker=mayor, **pupils),
            ),
        ),
        (
            fled,
            (
                event(fled, "taken", "abduction", target="pupils", **day),
                figure(fled, "Five", "escaped", 5, nth=2, speaker="police", **pupils),
                figure(fled, "Fifty-seven", "held", 57, speaker="police", **children, **still),
            ),
        ),
        (
            freed,
            (
                event(freed, "captivity", "captivity", "under_way", target="Thirty-nine children"),
                figure(freed, "18", "released", 18, **pupils),
                figure(freed, "Thirty-nine", "held", 39, **children, **still),
                statement(freed, "No ransom was paid", "say", mayor),
                statement(freed, "a ransom had changed hands", "say", "village elder"),
            ),
        ),
    )
