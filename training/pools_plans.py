"""Which pools are made: from one article, as in a series, to many thousand passages."""
from dataclasses import dataclass, field

SMALL = 8
"""Fewer articles than these are the whole pool, but for the questions of others."""


@dataclass(frozen=True)
class Plan:
    """Pools of one kind."""

    name: str
    articles: int
    """Articles with questions that take part."""
    size: int = 0
    """Passages, filled up with others; 0: none are added."""
    times: int = 1
    outs: int = 2
    """Small pools: other articles that are asked about."""
    filler: str = "vntc"
    join: int = 1
    """Up to so many neighbouring paragraphs make one passage."""
    singles: dict = field(default_factory=dict)
    """Source -> paragraphs with questions that know no article."""

    strangers: int = 0
    """Questions about something else altogether; the pool is asked nothing but these."""

    @property
    def is_small(self):
        """Whether the pool is one article or a few."""
        return self.articles < SMALL


PLANS = {
    "formal": [
        Plan("one", 1, times=150),
        Plan("few", 6, times=50, outs=4),
        Plan("p60", 12, 60, times=12),
        Plan("p300", 40, 300, times=4, filler="mix", singles={"vntc": 20, "phapdien": 20}),
        Plan("news1500", 120, 1500, singles={"vntc": 250}),
        Plan("law1500", 100, 1500, filler="phapdien", singles={"phapdien": 250}),
        Plan("mix8000", 300, 8000, filler="mix", singles={"vntc": 250, "phapdien": 250}),
        Plan("news20000", 300, 20000, singles={"vntc": 250}),
    ],
    "everyday": [
        Plan("one", 1, times=190, outs=3),
        Plan("few", 6, times=35, outs=6),
        Plan("p60", 12, 60, times=14),
        Plan("p300", 45, 300, times=4, filler="mix"),
        Plan("news1500", 120, 1500),
        Plan("law1500", 120, 1500, filler="phapdien"),
        Plan("mix8000", 200, 8000, filler="mix"),
        Plan("j1", 6, times=30, outs=6, join=3),
        Plan("j300", 50, 900, times=3, filler="mix", join=3),
        Plan("j1500", 150, 4500, join=3),
    ],
    "at-work": [
        Plan("one", 1, times=200, outs=3),
        Plan("few", 6, times=30, outs=6),
        Plan("p60", 12, 60, times=12),
        Plan("p300", 45, 300, times=5, filler="mix"),
        Plan("news1500", 150, 1500),
        Plan("mix8000", 250, 8000, filler="mix"),
        Plan("j1", 6, times=30, outs=6, join=3),
        Plan("j300", 50, 900, times=3, filler="mix", join=3),
    ],
    "off-topic": [
        Plan("none", 1, times=180, strangers=7),
        Plan("none", 6, times=30, strangers=7),
        Plan("none", 12, 60, times=8, strangers=7),
        Plan("none", 40, 300, times=2, filler="mix", strangers=7),
        Plan("none", 120, 1500, strangers=60),
        Plan("none", 120, 1500, filler="phapdien", strangers=60),
        Plan("none", 120, 1500, filler="mix", strangers=60),
    ],
    "held-out": [
        Plan("one", 1, times=20),
        Plan("p40", 10, 40, times=4),
        Plan("p300", 40, 300, times=2, filler="mix", singles={"vntc": 15, "phapdien": 15}),
        Plan("news1500", 75, 1500, singles={"vntc": 150}),
        Plan("law1500", 75, 1500, filler="phapdien", singles={"phapdien": 150}),
        Plan("news8000", 75, 8000, singles={"vntc": 150, "phapdien": 50}),
    ],
}
"""Pools by the questions that they are made of."""
