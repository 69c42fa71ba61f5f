"""Make a tiny language model out of texts. Takes texts; writes a GGUF file that llama.cpp runs.

It says which word follows which, as in the texts, and nothing else: sentences that sound like the texts and mean nothing.
Each word is a token; a token's embedding stands alone (one-hot), attention and feed-forward are zero, and so the output
matrix is a table of the logarithms of how often one token follows another.
"""

from __future__ import annotations

import math
import re
import struct
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

# Types of values in a GGUF file.
_U32, _F32, _STRING, _ARRAY, _I32 = 4, 6, 8, 9, 5
_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6
_SPACE = "\u2581"
_CONTEXT = 32_768
_HEAD, _FORWARD = 32, 32
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*[.,]?|\d+[.,]?")
# The client asks for this temperature, by which llama.cpp divides.
TEMPERATURE = 0.2
# How likely a sentence is to end after any word: few are longer than thirty.
_ENDING = 0.12
# What never follows may follow where a grammar leaves nothing else; bytes come last, for they may be no text at all.
_NEVER, _BYTES = -9.0, -30.0
# In JSON: lists hold one thing at least, and some more, and no space stands between signs.
_SIGNS = {
    "[": {'"': -0.5, "{": -0.5}, "}": {"]": -1.4, ",": -0.3}, '"': {"]": -4.0, "S": -5.0, "F": -5.0, "C": -5.0, ":": -4.0, ",": -5.0},
}  # fmt: skip
_CHARACTERS = "".join(chr(code) for code in range(33, 127))


def write_tiny_model(texts: Iterable[str], path: Path) -> None:
    """Write the model of `texts`, byte for byte the same whenever they are."""
    follows, ends = _pairs(texts)
    words = sorted(follows)
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{code:02X}>" for code in range(256)), *_CHARACTERS, _SPACE]
    types = [_UNKNOWN, _CONTROL, _CONTROL, *[_BYTE] * 256, *[_NORMAL] * (len(_CHARACTERS) + 1)]
    tokens += [_SPACE + word for word in words if _SPACE + word not in tokens]
    types += [_NORMAL] * (len(tokens) - len(types))
    size = -(-len(tokens) // 64) * 64
    output = _output(tokens, types, follows, ends, size)
    path.write_bytes(_file(tokens, types, size, _tensors(len(tokens), size, output)))


def _pairs(texts: Iterable[str]) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Count which word follows which, and which words end a sentence."""
    follows: dict[str, Counter[str]] = defaultdict(Counter)
    ends: Counter[str] = Counter()
    for text in texts:
        before = "."
        for word in _WORD.findall(text):
            follows["" if before.endswith(".") else before][word] += 1
            ends.update([word] if word.endswith(".") else [])
            before = word
            _ = follows[word]
    return follows, ends


def _output(
    tokens: list[str], types: list[int], follows: dict[str, Counter[str]], ends: Counter[str], size: int
) -> array[float]:
    """Give for each token, in a row, how likely it is after each other token."""
    place = {token: number for number, token in enumerate(tokens)}
    opening, closing = follows[""], sum(ends.values())
    matrix = array("f", [0.0]) * (len(tokens) * size)
    # What the final norm makes of a one-hot vector is the root of its length; the temperature is taken out as well.
    scale = TEMPERATURE / math.sqrt(size)
    for before, column in place.items():
        word = before.removeprefix(_SPACE)
        likely = {place[s]: value for s, value in _SIGNS.get(before, {}).items()}
        if before == '"' or word not in follows or word.endswith("."):
            nexts, last = opening, False
        else:
            nexts, last = follows[word], True
        whole = sum(nexts.values())
        for following, count in nexts.items():
            likely[place[_SPACE + following]] = math.log(count / whole * (1 - _ENDING * last))
        if last:
            for ending, count in ends.items():
                share = math.exp(likely.get(place[_SPACE + ending], -99.0)) + _ENDING * count / closing
                likely[place[_SPACE + ending]] = math.log(share)
        if word.endswith(".") and before != ".":
            likely = {place['"']: -0.01}
        for row, kind in enumerate(types):
            usual = _BYTES if kind != _NORMAL or tokens[row] == _SPACE else _NEVER
            matrix[row * size + column] = likely.get(row, usual) * scale
    return matrix


def _tensors(count: int, size: int, output: array[float]) -> dict[str, tuple[tuple[int, ...], array[float]]]:
    """Give every tensor with its shape, the fastest dimension first."""
    embedding = array("f", [0.0]) * (count * size)
    for number in range(count):
        embedding[number * size + number] = 1.0

    def zeros(*shape: int) -> tuple[tuple[int, ...], array[float]]:
        return shape, array("f", [0.0]) * math.prod(shape)

    ones = ((size,), array("f", [1.0]) * size)
    return {
        "token_embd.weight": ((size, count), embedding),
        "blk.0.attn_norm.weight": ones, "blk.0.ffn_norm.weight": ones, "output_norm.weight": ones,
        "blk.0.attn_q.weight": zeros(size, _HEAD), "blk.0.attn_k.weight": zeros(size, _HEAD),
        "blk.0.attn_v.weight": zeros(size, _HEAD), "blk.0.attn_output.weight": zeros(_HEAD, size),
        "blk.0.ffn_gate.weight": zeros(size, _FORWARD), "blk.0.ffn_up.weight": zeros(size, _FORWARD),
        "blk.0.ffn_down.weight": zeros(_FORWARD, size), "output.weight": ((size, count), output),
    }  # fmt: skip


def _string(text: str) -> bytes:
    raw = text.encode()
    return struct.pack("<Q", len(raw)) + raw


def _entry(key: str, kind: int, value: bytes) -> bytes:
    return _string(key) + struct.pack("<I", kind) + value


def _list(key: str, kind: int, values: list[bytes]) -> bytes:
    return _entry(key, _ARRAY, struct.pack("<IQ", kind, len(values)) + b"".join(values))


def _file(
    tokens: list[str], types: list[int], size: int, tensors: dict[str, tuple[tuple[int, ...], array[float]]]
) -> bytes:
    numbers = {
        "llama.block_count": 1, "llama.context_length": _CONTEXT, "llama.embedding_length": size,
        "llama.feed_forward_length": _FORWARD, "llama.attention.head_count": 1, "llama.attention.head_count_kv": 1,
        "llama.attention.key_length": _HEAD, "llama.attention.value_length": _HEAD, "llama.rope.dimension_count": _HEAD,
        "llama.vocab_size": len(tokens), "tokenizer.ggml.unknown_token_id": 0, "tokenizer.ggml.bos_token_id": 1,
        "tokenizer.ggml.eos_token_id": 2, "general.alignment": 32,
    }  # fmt: skip
    entries = [
        _entry("general.architecture", _STRING, _string("llama")),
        _entry("general.name", _STRING, _string("tiny")),
        *(_entry(key, _U32, struct.pack("<I", value)) for key, value in numbers.items()),
        _entry("llama.attention.layer_norm_rms_epsilon", _F32, struct.pack("<f", 1e-9)),
        _entry("tokenizer.ggml.model", _STRING, _string("llama")),
        _entry("tokenizer.chat_template", _STRING, _string("{% for m in messages %}{{ m['content'] }} {% endfor %}")),
        _list("tokenizer.ggml.tokens", _STRING, [_string(token) for token in tokens]),
        _list("tokenizer.ggml.scores", _F32, [struct.pack("<f", float(len(token))) for token in tokens]),
        _list("tokenizer.ggml.token_type", _I32, [struct.pack("<i", kind) for kind in types]),
    ]
    infos, data = b"", b""
    for name, (shape, values) in tensors.items():
        infos += _string(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, 0, len(data))
        raw = values.tobytes()
        data += raw + b"\0" * (-len(raw) % 32)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(entries)) + b"".join(entries) + infos
    return head + b"\0" * (-len(head) % 32) + data
