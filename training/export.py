"""Writes trained vectors as a model folder that transformers.js loads for `feature-extraction`.

    python3 training/export.py --work DIR --out DIR [--vectors NAME]

The graph is a look-up: int8 table row, times that row's scale, times the attention mask. The tokeniser is a
Unigram model over whole words: the normaliser puts a mark on both sides of every word, so an entry can only
match complete words, may cover two of them, and an unknown word never disturbs its neighbours.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from segment import Segmenter
from corpus import Corpus
from text import TONES
from vocabulary import PADDING, UNKNOWN

MARK = "▁"
LONGEST_INPUT = 8192


def quantise(vectors):
    """float32 [entries, dimensions] -> (int8 table, float32 scale per row [entries, 1])."""
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    table = np.round(vectors / np.maximum(scale, 1e-12)).astype(np.int8)
    return table, scale.astype(np.float32)


def graph(table, scale):
    """-> the ONNX model: ids and mask [batch, sequence] -> last_hidden_state [batch, sequence, dimensions]."""
    axes = ["batch", "sequence"]
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["picked"]),
        helper.make_node("Cast", ["picked"], ["row"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scale", "input_ids"], ["row_scale"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last_axis"], ["mask_column"]),
        helper.make_node("Mul", ["row_scale", "mask_column"], ["factor"]),
        helper.make_node("Mul", ["row", "factor"], ["last_hidden_state"]),
    ]
    made = helper.make_graph(
        nodes, "trich-dan-vi",
        [helper.make_tensor_value_info(name, TensorProto.INT64, axes) for name in ("input_ids", "attention_mask")],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, axes + [table.shape[1]])],
        [numpy_helper.from_array(table, "table"), numpy_helper.from_array(scale, "scale"),
         numpy_helper.from_array(np.array([-1], dtype=np.int64), "last_axis")],
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 13)], producer_name="trich-dan")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def normaliser():
    """The tokeniser's normaliser: the steps of `text.normalise`, then a space on both sides of every word."""
    def replace(pattern, content):
        """One regular-expression replacement step."""
        return {"type": "Replace", "pattern": {"Regex": pattern}, "content": content}

    steps = [{"type": "NFC"}, {"type": "Lowercase"}]
    steps.append(replace(r"[\u00ad\u0307\u200b-\u200d\u2060\ufeff]", ""))
    steps += [replace(old + r"(?!\p{L})", new) for old, new in TONES.items()]
    steps += [
        replace(r"(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))", ""),
        replace(r"(?<=[0-9]), (?=[0-9]+%)", ","),
        replace(r"(?<![0-9]),|,(?![0-9])|[^\p{L}\p{N},%]+", " "),
        replace(r"(?=%)|(?<=%)|(?<=[0-9])(?=[\p{L}\p{N}])(?![0-9])", " "),
        replace(r"(?<![\p{L}\p{N},])(?![0-9]{1,2}(?![0-9,])|(?:19|20)[0-9]{2}(?![0-9,]))[0-9][0-9,]*", "#"),
        {"type": "Strip", "strip_left": True, "strip_right": True},
        replace(r" +", "  "),
        replace(r"^(?=.)|(?<=.)$", " "),
    ]
    return {"type": "Sequence", "normalizers": steps}


def tokeniser(entries, scores):
    """-> the content of tokenizer.json."""
    def piece(entry):
        """`hộ nghèo` -> `▁hộ▁▁nghèo▁`."""
        return "".join(f"{MARK}{word}{MARK}" for word in entry.split(" "))

    vocabulary = [[UNKNOWN, 0], [PADDING, 0]]
    vocabulary += [[piece(entry), int(score)] for entry, score in zip(entries[2:], scores[2:])]
    return {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [],
        "normalizer": normaliser(),
        "pre_tokenizer": {"type": "Metaspace", "replacement": MARK, "add_prefix_space": False, "prepend_scheme": "never"},
        "post_processor": None,
        "decoder": {"type": "Metaspace", "replacement": MARK, "add_prefix_space": False, "prepend_scheme": "never"},
        "model": {"type": "Unigram", "unk_id": 0, "vocab": vocabulary, "byte_fallback": False},
    }


def write_json(path, content, indent=None):
    """Writes UTF-8 JSON; without indent, as small as it goes."""
    separators = None if indent else (",", ":")
    path.write_text(json.dumps(content, ensure_ascii=False, indent=indent, separators=separators) + "\n", encoding="utf-8")


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the model folder")
    parser.add_argument("--vectors", default="vectors", help="name of the .npy file in the work folder")
    args = parser.parse_args()
    types, _ = Corpus(args.work).folded_types()
    segmenter = Segmenter(types, args.work)
    vectors = np.load(args.work / f"{args.vectors}.npy")[segmenter.vector_row]
    table, scale = quantise(vectors)
    (args.out / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(graph(table, scale), str(args.out / "onnx" / "model_quantized.onnx"))
    write_json(args.out / "tokenizer.json", tokeniser(segmenter.entries, segmenter.scores))
    write_json(args.out / "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "unk_token": UNKNOWN, "pad_token": PADDING,
        "model_max_length": LONGEST_INPUT, "clean_up_tokenization_spaces": False}, indent=2)
    write_json(args.out / "config.json", {
        "model_type": "bert", "architectures": ["StaticEmbedding"], "hidden_size": int(table.shape[1]),
        "vocab_size": int(table.shape[0]), "pad_token_id": 1}, indent=2)
    for path in sorted(args.out.rglob("*.*")):
        print(path.relative_to(args.out), path.stat().st_size)


if __name__ == "__main__":
    main()
