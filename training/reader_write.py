"""Writes a reader as the files that `src/ranking/reader/reader-file.ts` reads, and examples that its tests compare."""
import json

import numpy as np
import torch

from reader_pairs import align, batch, padded, unit_rows

FORMAT = 1


def tensors_of(reader):
    """-> list of (name, float32 array) in the order of the file; windows and heads come first."""
    state = {name: values.cpu().numpy() for name, values in reader.state_dict().items()}
    heads = range(len(reader.want))
    named = [("type.weight", state["kind.weight"]), ("type.bias", state["kind.bias"]), ("shape.weight", state["shape.weight"])]
    for name, own in (("passageContext", "passage_context"), ("questionContext", "question_context")):
        named += [(f"{name}.weight", state[f"{own}.weight"].transpose(2, 0, 1)), (f"{name}.bias", state[f"{own}.bias"])]
    named += [("attention.weight", state["attention.weight"]), ("attention.bias", state["attention.bias"])]
    named += [("want.weight", np.stack([state[f"want.{i}.weight"] for i in heads])),
              ("want.bias", np.concatenate([state[f"want.{i}.bias"] for i in heads]))]
    named += [("gate.weight", state["gate.weight"]), ("gate.bias", state["gate.bias"])]
    for name in ("place", "word", "sentence"):
        for number, layer in ((1, 0), (2, 2)):
            named += [(f"{name}{number}.{part}", state[f"{name}.{layer}.{part}"]) for part in ("weight", "bias")]
    return named


def write_model(reader, table, folder, kinds=None):
    """table, kinds: int8 [entries, dimensions]; kinds: None where types are made of the table."""
    folder.mkdir(parents=True, exist_ok=True)
    named = tensors_of(reader)
    (folder / "table.bin").write_bytes(table.tobytes())
    if kinds is not None:
        (folder / "kinds.bin").write_bytes(kinds.tobytes())
    (folder / "weights.bin").write_bytes(b"".join(np.ascontiguousarray(a, dtype="<f4").tobytes() for _, a in named))
    rows, dimensions = table.shape
    more = "" if kinds is None else f'  "kinds": {kinds.shape[1]},\n'
    lines = ",\n".join("    " + json.dumps([name, *array.shape]) for name, array in named)
    (folder / "config.json").write_text(
        f'{{\n  "format": {FORMAT},\n  "rows": {rows},\n  "dimensions": {dimensions},\n{more}  "tensors": [\n{lines}\n  ]\n}}\n')


def write_kinds_model(reader, folder):
    """A `KindsReader` with one layer of context; from here on, it computes with the rounded tables that are written."""
    table, kinds = reader.small_table(), reader.kinds.cpu().numpy()
    kinds = np.round(kinds * (127 / np.abs(kinds).max(1, keepdims=True))).astype(np.int8)
    write_model(reader, table, folder, kinds)
    reader.fixed, reader.kinds = (torch.from_numpy(unit_rows(rounded)) for rounded in (table, kinds))


def write_examples(world, reader, path):
    """Computes anew, with unrounded matches, the numbers of a file of examples (question, sentences)."""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        example = json.loads(line)
        question = world.tokeniser.question(example["question"])
        passage, numbers = world.tokeniser.passage(example["sentences"])
        found = align(world.table, question, passage, exact_numbers=True) if world.aligns else None
        given, tokens = [(question, [(0, found)])], [passage]
        with torch.no_grad():
            logits, sentences, _ = reader(batch(given, tokens) if world.aligns else reader.aligned(*padded(given, tokens, "cpu")))
        example["logit"] = round(logits.item(), 4)
        example["logits"] = [None] * len(example["sentences"])
        for at, number in enumerate(numbers):
            example["logits"][number] = round(sentences[0, at].item(), 4)
        lines.append(json.dumps(example, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
