#!/usr/bin/env python3
"""Makes the golden documents: from each `NN-name.marked.txt` the body `NN-name.txt` and the outline `NN-name.tree.json`.

In a marked document `⟦label|level|title⟧` stands where the range of a clause begins, `⟦/⟧` where the closing begins; all else is the body.
The outlines are written by hand after docs/import.md. This script only counts bytes, and says where a title is not what the rule gives for a single line.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
LONGEST = 160
MARK = re.compile("⟦([^⟧]*)⟧")
PUNCTUATION = ";:.,"

# What an officer is to be told about each document.
HINTS = {
    "00-dispatch-2019": ["QuoteNotClosed"],
    "01-quy-che-phan-chuong-muc-dieu": [],
    "02-huong-dan-chu-dinh-lien": ["GluedMarker"],
    "03-ke-hoach-xoa-mu-chu": ["QuoteNotClosed"],
    "04-quyet-dinh-co-phu-luc": ["AnnexFound"],
    "05-danh-so-nham": ["NumberMissing", "NumberRepeated"],
    "06-khong-danh-so": ["NoNumbering"],
    "07-vao-thang-muc-mot": [],
    "08-bao-cao-kieu-danh-so-khac": [],
}


def normalized(data):
    """A decoded body as docs/import.md keeps it."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def title_of_line(text):
    """The title rule for a first paragraph of one line."""
    text = " ".join(text.split())
    if text and text[-1] in PUNCTUATION:
        text = text[:-1].rstrip()
    if len(text) <= LONGEST:
        return text
    words = text[: LONGEST + 1].split(" ")
    kept = " ".join(words[:-1])
    if kept[-1] in PUNCTUATION:
        kept = kept[:-1]
    return kept + "…"


def after_marker(label, line):
    """What the line says after its marker, or nothing where the line does not begin with the label."""
    sign = "[-–—*•·]" if label == "-" else re.escape(label)
    found = re.match(rf"\s*{sign}\s?[.)/-]?", line) if label else re.match("", line)
    return line[found.end() :] if found else None


def read(name, marked):
    """The body, the tree, what is wrong, and which titles are worth a look."""
    wrong, look = [], []
    body, clauses, closing = "", [], None
    pieces = MARK.split(marked)
    preamble = pieces[0]
    body += preamble
    for mark, text in zip(pieces[1::2], pieces[2::2]):
        start = len(body.encode())
        body += text
        end = len(body.encode())
        if closing is not None:
            wrong.append(f"a mark after the closing: {mark}")
        if mark == "/":
            closing = [start, end]
            continue
        label, level, title = mark.split("|", 2)
        clauses.append({"label": label, "level": int(level), "title": title, "range": [start, end]})

        line = text.split("\n", 1)[0]
        rest = after_marker(label, line)
        if rest is None:
            wrong.append(f"the line does not begin with its label {label!r}: {line[:40]!r}")
        elif title_of_line(rest) != title:
            look.append(f"{label}: written {title!r}\n      line    {title_of_line(rest)!r}")
        if len(title) > LONGEST and not (title.endswith("…") and len(title) <= LONGEST + 1):
            wrong.append(f"the title of {label!r} has {len(title)} characters")
        if title != " ".join(title.split()):
            wrong.append(f"the title of {label!r} is not tidied")
    size = len(body.encode())
    tree = {
        "preamble": [0, len(preamble.encode())],
        "clauses": clauses,
        "closing": closing or [size, size],
        "hints": HINTS[name],
    }

    ranges = [tree["preamble"], *(clause["range"] for clause in clauses), tree["closing"]]
    if "".join(body.encode()[a:b].decode() for a, b in ranges) != body:
        wrong.append("the ranges do not join to the body")
    if any(before[1] != after[0] for before, after in zip(ranges, ranges[1:])):
        wrong.append("the ranges leave a gap or overlap")
    if not unicodedata.is_normalized("NFC", body) or "\r" in body or "⟦" in body or "⟧" in body:
        wrong.append("the body is not normalized, or a mark is left in it")
    level = 0
    for clause in clauses:
        if clause["level"] < 1 or clause["level"] > level + 1:
            wrong.append(f"the level of {clause['label']!r} jumps from {level} to {clause['level']}")
        level = clause["level"]
    return body, tree, wrong, look


def main():
    failed = False
    names = [path.name.removesuffix(".marked.txt") for path in sorted(HERE.glob("*.marked.txt"))]
    if sorted(HINTS) != names:
        sys.exit(f"HINTS and the marked documents differ: {sorted(set(HINTS) ^ set(names))}")
    for name in names:
        marked = normalized((HERE / f"{name}.marked.txt").read_bytes())
        body, tree, wrong, look = read(name, marked)
        if name == "00-dispatch-2019":
            original = (HERE / "dispatch-2019.original.txt").read_bytes()
            if MARK.sub("", (HERE / f"{name}.marked.txt").read_bytes().decode()).encode() != original:
                wrong.append("without its marks it is not the original, byte for byte")
            if body != normalized(original):
                wrong.append("the body is not the normalized original")
        lines = body.count("\n") + (not body.endswith("\n"))
        print(f"{name}: {len(tree['clauses'])} clauses, {lines} lines, {len(body.encode())} bytes")
        for note in look:
            print(f"  title {note}")
        for note in wrong:
            print(f"  WRONG {note}")
        failed = failed or bool(wrong)
        (HERE / f"{name}.txt").write_bytes(body.encode())
        tree_text = json.dumps(tree, ensure_ascii=False, indent=1)
        tree_text = re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", tree_text)
        (HERE / f"{name}.tree.json").write_bytes((tree_text + "\n").encode())
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
