"""Questions that a passage answers but for one name, year or number, for the reader to learn what must agree."""
from reader_tokens import CAPITALISED, NUMBER, SMALL_NUMBER, YEAR

SWAPPED = (CAPITALISED, YEAR, SMALL_NUMBER, NUMBER)
FEWEST_OTHERS = 60


def swap(question, passage, others, random):
    """-> the question with a name, year or number replaced by one of `others` that the passage does not hold, or None."""
    places = [at for at in range(1, len(question)) if question[at, 2] in SWAPPED]
    if not places or len(others) < FEWEST_OTHERS:
        return None
    at = random.choice(places)
    fitting = [token for token in random.sample(others, FEWEST_OTHERS) if token[2] == question[at, 2]]
    if not fitting or fitting[0][1] in passage[:, 1]:
        return None
    swapped = question.copy()
    swapped[at] = fitting[0]
    return swapped
