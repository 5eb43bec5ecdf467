"""Writes an ONNX encoder of the shape of intfloat/multilingual-e5-small with random weights, to time it.

Usage: make_e5_shape.py FILE (float32 | int8)

12 layers, 384 wide, 12 heads, 1,536 in between, 512 positions. Of the 250,037 rows of the vocabulary 1,000 are kept:
a row that is not looked up takes no time, only 96 MB of room (int8) or 384 MB (float32), which the file therefore lacks.
The int8 form does what dynamic quantisation does: weights of a byte, activations rounded to bytes on the way.
"""

import sys

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 12, 384, 12, 1536, 1000, 512
rng = np.random.default_rng(1)
nodes, tensors = [], []


def constant(name, array):
    tensors.append(numpy_helper.from_array(array, name))
    return name


def node(kind, inputs, outputs=1, **attributes):
    names = [f"{kind}_{len(nodes)}_{at}" for at in range(outputs)]
    nodes.append(helper.make_node(kind, inputs, names, **attributes))
    return names[0] if outputs == 1 else names


def floats(name, *shape):
    return constant(name, rng.normal(0, 0.02, shape).astype(np.float32))


def linear(name, hidden, inputs, outputs):
    if FORM == "float32":
        product = node("MatMul", [hidden, floats(f"{name}.weight", inputs, outputs)])
    else:
        weight = rng.integers(-127, 128, (inputs, outputs)).astype(np.int8)
        rounded, scale, zero = node("DynamicQuantizeLinear", [hidden], 3)
        zeros = constant(f"{name}.zero", np.int8(0).reshape(()))
        whole = node("MatMulInteger", [rounded, constant(f"{name}.weight", weight), zero, zeros])
        unit = node("Mul", [scale, constant(f"{name}.scale", np.float32(0.0005).reshape(()))])
        product = node("Mul", [node("Cast", [whole], to=TensorProto.FLOAT), unit])
    return node("Add", [product, floats(f"{name}.bias", outputs)])


def normalised(name, hidden):
    ones = constant(f"{name}.scale", np.ones(WIDTH, np.float32))
    return node("LayerNormalization", [hidden, ones, floats(f"{name}.bias", WIDTH)], epsilon=1e-12)


def heads(hidden, order):
    split = constant(f"split_{len(nodes)}", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
    return node("Transpose", [node("Reshape", [hidden, split])], perm=order)


def layer(name, hidden, mask):
    query, key, value = (linear(f"{name}.{part}", hidden, WIDTH, WIDTH) for part in ("query", "key", "value"))
    scores = node("MatMul", [heads(query, [0, 2, 1, 3]), heads(key, [0, 2, 3, 1])])
    scaled = node("Div", [scores, constant(f"{name}.root", np.float32((WIDTH // HEADS) ** 0.5).reshape(()))])
    weights = node("Softmax", [node("Add", [scaled, mask])], axis=-1)
    mixed = node("Transpose", [node("MatMul", [weights, heads(value, [0, 2, 1, 3])])], perm=[0, 2, 1, 3])
    joined = node("Reshape", [mixed, constant(f"{name}.join", np.array([0, 0, WIDTH], np.int64))])
    attended = linear(f"{name}.output", joined, WIDTH, WIDTH)
    hidden = normalised(f"{name}.norm", node("Add", [attended, hidden]))
    inner = linear(f"{name}.inner", hidden, WIDTH, INNER)
    half = node("Mul", [inner, constant(f"{name}.half", np.float32(0.5).reshape(()))])
    error = node("Erf", [node("Div", [inner, constant(f"{name}.two", np.float32(2**0.5).reshape(()))])])
    grown = node("Mul", [half, node("Add", [error, constant(f"{name}.one", np.float32(1).reshape(()))])])
    outer = linear(f"{name}.outer", grown, INNER, WIDTH)
    return normalised(f"{name}.last", node("Add", [outer, hidden]))


def table(name, rows, chosen):
    if FORM == "float32":
        return node("Gather", [floats(name, rows, WIDTH), chosen])
    whole = constant(name, rng.integers(0, 256, (rows, WIDTH)).astype(np.uint8))
    scale = constant(f"{name}.scale", np.float32(0.0005).reshape(()))
    zero = constant(f"{name}.zero", np.uint8(128).reshape(()))
    return node("DequantizeLinear", [node("Gather", [whole, chosen]), scale, zero])


def encoder():
    words = table("words", VOCABULARY, "input_ids")
    length = node("Gather", [node("Shape", ["input_ids"]), constant("axis", np.array(1, np.int64))])
    start, step = constant("start", np.array(0, np.int64)), constant("step", np.array(1, np.int64))
    places = table("places", POSITIONS, node("Range", [start, length, step]))
    hidden = node("Add", [node("Add", [words, places]), floats("type", WIDTH)])
    hidden = normalised("norm", hidden)
    wide = node("Unsqueeze", ["attention_mask", constant("axes", np.array([1, 2], np.int64))])
    absent = node("Sub", [constant("present", np.float32(1).reshape(())), node("Cast", [wide], to=TensorProto.FLOAT)])
    mask = node("Mul", [absent, constant("far", np.float32(-10000).reshape(()))])
    for at in range(LAYERS):
        hidden = layer(f"layer{at}", hidden, mask)
    nodes.append(helper.make_node("Identity", [hidden], ["last_hidden_state"]))


FILE, FORM = sys.argv[1:]
encoder()
tokens = ["batch", "sequence"]
inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, tokens) for name in ("input_ids", "attention_mask")]
output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*tokens, WIDTH])
graph = helper.make_graph(nodes, "e5-shape", inputs, [output], tensors)
# The runtime that transformers.js 2.17 brings reads no newer ones.
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
checker.check_model(model)
save(model, FILE)
