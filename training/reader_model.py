"""The reader: a question and a passage together -> the odds that the passage answers it, by sentence and in all."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from reader_pairs import DIMENSIONS
from reader_tokens import NUMERIC, SHAPES

CHANNELS, HEADS, PLACE_HIDDEN, WORD_HIDDEN, SENTENCE_HIDDEN = 64, 4, 32, 48, 16
WORD_OUTPUTS, SUMMED = 6, 3
"""What is learnt of a word in a sentence: the first numbers are added up over the question, of the others the greatest counts."""
FACTS = 8
NOWHERE, WORST_PLACE = -1e4, -20
SHARE_FLOOR = 0.1


class Reader(nn.Module):
    """About 59,000 weights besides the table, which stays as it is."""

    def __init__(self, table, rarity, kinds=None):
        """table: float32 [entries, 64], rows of length 1; rarity: float32 [entries]; kinds: like the table, what types are made of
        (by default the table)."""
        super().__init__()
        self.table, self.rarity = torch.from_numpy(table), torch.from_numpy(rarity)
        self.kinds = self.table if kinds is None else torch.from_numpy(kinds)
        self.kind = nn.Linear(DIMENSIONS, CHANNELS)
        self.shape = nn.Embedding(SHAPES, CHANNELS)
        nn.init.normal_(self.shape.weight, 0, 0.1)
        self.passage_context = nn.Conv1d(CHANNELS, CHANNELS, 5, padding=2)
        self.question_context = nn.Conv1d(CHANNELS, CHANNELS, 3, padding=1)
        self.attention = nn.Linear(CHANNELS, HEADS)
        self.want = nn.ModuleList([nn.Linear(CHANNELS, CHANNELS) for _ in range(HEADS)])
        self.gate = nn.Linear(CHANNELS + 1, 1)
        self.place = nn.Sequential(nn.Linear(HEADS + 6, PLACE_HIDDEN), nn.Tanh(), nn.Linear(PLACE_HIDDEN, 1))
        self.word = nn.Sequential(nn.Linear(CHANNELS + FACTS, WORD_HIDDEN), nn.Tanh(), nn.Linear(WORD_HIDDEN, WORD_OUTPUTS))
        self.sentence = nn.Sequential(nn.Linear(WORD_OUTPUTS + 3, SENTENCE_HIDDEN), nn.Tanh(), nn.Linear(SENTENCE_HIDDEN, 1))

    def states(self, tokens, there, context):
        """Tokens [n, length, 3 or 4] -> [n, channels, length]: what kind of thing each is, coloured by its neighbours."""
        kind = (self.kind(self.kinds[tokens[..., 0]]) + self.shape(tokens[..., 2])) * there[..., None]
        kind = kind.transpose(1, 2)
        return torch.tanh(context(kind) + kind)

    def ask(self, question, asked):
        """Questions -> states [n, q, channels], wants [n, heads, channels], shares [n, q], rarity [n, q]."""
        states = self.states(question, asked, self.question_context).transpose(1, 2)
        weights = self.attention(states).masked_fill(~asked[..., None], NOWHERE).softmax(1)
        wants = torch.stack([(weights[..., i:i + 1] * want(states)).sum(1) for i, want in enumerate(self.want)], 1)
        rare = self.rarity[question[..., 0]]
        shares = torch.sigmoid(self.gate(torch.cat([states, rare[..., None]], -1))[..., 0]) * asked
        return states, wants, shares / (shares.sum(1, keepdim=True) + SHARE_FLOOR), rare

    def forward(self, b):
        """A batch of `reader_pairs.batch` -> logits of passages [n], of sentences [n, s], scores of places [n, p]."""
        of, passage, there = b["of"], b["passage"], b["there"]
        asking, wants, shares, rare = (part[of] for part in self.ask(b["question"], b["asked"]))
        question, asked = b["question"][of], b["asked"][of]
        states = self.states(passage, there, self.passage_context)
        if self.training:
            states, asking = F.dropout(states, 0.1), F.dropout(asking, 0.1)
        near = torch.bmm(shares[:, None], b["near"])
        found = torch.bmm(shares[:, None], b["match"])[:, 0]
        here = found.gather(1, passage[..., 3])[:, None]
        anywhere = (shares * b["match"].max(2)[0]).sum(1)[:, None, None].expand_as(near)
        own = b["own"][:, None]
        facts = [torch.bmm(wants, states), near, here, own, near * here, anywhere, 1 - own * near]
        places = self.place(torch.cat(facts, 1).transpose(1, 2))[..., 0].masked_fill(~there, NOWHERE)
        words = self.words(question, asked, asking, rare, b)
        by_sentence = places[:, None] + (b["in_sentence"] - 1) * -NOWHERE
        mass, best = by_sentence.logsumexp(2).clamp(WORST_PLACE), by_sentence.max(2)[0].clamp(WORST_PLACE)
        sentences = self.sentence(torch.cat([words, mass[..., None], best[..., None], found[..., None]], -1))[..., 0]
        sentences = (sentences + mass / 2).masked_fill(~b["is_sentence"], NOWHERE)
        return sentences.logsumexp(1), sentences, places

    def words(self, question, asked, asking, rare, b):
        """What the words of the question, found in a sentence or not, say of it together: [n, s, WORD_OUTPUTS]."""
        match, exact = b["match"], b["exact"]
        previous = torch.cat([match[..., :1], torch.maximum(match[..., 1:], match[..., :-1])], 2)

        def wide(values):
            """[n, q] -> [n, q, s]."""
            return values.float()[..., None].expand_as(match)

        number = sum(question[..., 2] == shape for shape in NUMERIC)
        facts = torch.stack([match, previous, wide(match.max(2)[0]), exact, wide(exact.max(2)[0]), wide(rare), wide(number),
                             wide(question[..., 0] == 0)], -1)
        first, _, second = self.word
        # Split by columns: the states are the same for every sentence.
        hidden = facts @ first.weight[:, CHANNELS:].T + (asking @ first.weight[:, :CHANNELS].T + first.bias)[:, :, None]
        learnt = second(torch.tanh(hidden))
        there = asked[..., None, None]
        total = (learnt[..., :SUMMED] * there).sum(1) / asked.sum(1).float().sqrt()[:, None, None]
        return torch.cat([total, learnt[..., SUMMED:].masked_fill(~there, -9).max(1)[0]], -1)
