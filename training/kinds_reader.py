"""The second reader: types of words out of `kinds.py`, and a table of its own; questions and passages are aligned on the device."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from reader_model import CHANNELS, Reader
from reader_pairs import DIMENSIONS, NEAR
from reader_tokens import NUMERIC

PRETRAINED = {"passage_context": "c1", "question_context": "q1", "passage_deep": "c2", "question_deep": "q2"}


class KindsReader(Reader):
    """A `Reader` whose table is a projection of the embedding model's, which may be learnt; with `deep`, of two context layers."""

    def __init__(self, vectors, projection, rarity, kinds, device, learns_projection=False, deep=False):
        """vectors: float32 [entries, 256] of length 1; projection: float32 [64, 256]; kinds: state of `kinds.Kinds`."""
        super().__init__(np.zeros((1, DIMENSIONS), np.float32), rarity)
        self.vectors, self.rarity = torch.from_numpy(vectors).to(device), self.rarity.to(device)
        self.kinds = F.normalize(kinds["k.weight"].float()).to(device)
        self.proj = nn.Parameter(torch.from_numpy(projection).clone(), requires_grad=learns_projection)
        self.fixed = None if learns_projection else self._projected(torch.arange(len(vectors)), self.proj.to(device))
        self.deep = deep
        if deep:
            self.passage_deep = nn.Conv1d(CHANNELS, CHANNELS, 5, padding=2)
            self.question_deep = nn.Conv1d(CHANNELS, CHANNELS, 3, padding=1)
        for own, other in [("kind", "kind"), ("shape", "shape"), *PRETRAINED.items()]:
            if hasattr(self, own):
                parts = {name: kinds[f"{other}.{name}"].float() for name in getattr(self, own).state_dict()}
                getattr(self, own).load_state_dict(parts)
        self.to(device)

    def _projected(self, rows, projection):
        return F.normalize(self.vectors[rows] @ projection.T, dim=-1, eps=1e-6)

    def directions(self, rows):
        """Rows of any shape -> their directions in 64 numbers."""
        return self._projected(rows, self.proj) if self.fixed is None else self.fixed[rows]

    def small_table(self):
        """-> int8 [entries, 64], as `reader_pairs.reduced_table` gives it."""
        with torch.no_grad():
            small = self.directions(torch.arange(len(self.vectors), device=self.vectors.device)).cpu().numpy()
        small = np.round(small * (127 / np.maximum(np.abs(small).max(1, keepdims=True), 1e-9)))
        small[:2] = 0
        return small.astype(np.int8)

    def states(self, tokens, there, context):
        """As in `Reader`, and once more with the second layer."""
        states = super().states(tokens, there, context)
        if not self.deep:
            return states
        states = states * there[:, None]
        more = self.passage_deep if context is self.passage_context else self.question_deep
        return torch.tanh(more(states) + states)

    def aligned(self, question, asked, of, passage, there):
        """Padded questions [n, q, 3], passages [m, p, 4], which of them are words, and whose passage each is -> what `reader_pairs.batch`
        gives."""
        q, words = question[of], asked[of]
        match = (self.directions(q[..., 0]) @ self.directions(passage[..., 0]).transpose(1, 2)).clamp(0, 1)
        both = words[:, :, None] & there[:, None]
        number = sum(q[..., 2] == shape for shape in NUMERIC).bool()
        match = match.masked_fill(number[..., None] | ~both, 0)
        equal = (q[..., 1][:, :, None] == passage[..., 1][:, None]) & both
        match = torch.where(equal, torch.ones_like(match), match)
        sentences = int(passage[..., 3].max()) + 1
        where = passage[..., 3][:, None].expand_as(match)
        none = match.new_zeros(len(match), match.shape[1], sentences)
        one_hot = F.one_hot(passage[..., 3], sentences).to(match.dtype) * there[..., None]
        return {"question": question, "asked": asked, "of": of, "passage": passage, "there": there, "own": match.max(1)[0],
                "near": F.max_pool1d(match, 2 * NEAR + 1, 1, NEAR), "match": none.scatter_reduce(2, where, match, "amax"),
                "exact": none.scatter_reduce(2, where, equal.to(match.dtype), "amax"), "is_sentence": one_hot.max(1)[0] > 0,
                "in_sentence": one_hot.transpose(1, 2)}
