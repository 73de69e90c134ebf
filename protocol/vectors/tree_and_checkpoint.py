#!/usr/bin/env python3
"""Writes tree.json and checkpoint.json beside itself, from protocol/tree.md alone.

The tree follows the recursive definitions of RFC 6962, section 2.1, word for word, so that it
shares no idea with the Swift code it checks. Ed25519 comes from the Python package `cryptography`.
"""
import base64, hashlib, json, pathlib
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = pathlib.Path(__file__).parent


def sha(data):
    return hashlib.sha256(data).digest()


def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def mth(d):
    if not d:
        return sha(b"")
    if len(d) == 1:
        return d[0]
    k = split(len(d))
    return sha(b"\x01" + mth(d[:k]) + mth(d[k:]))


def path(m, d):
    if len(d) == 1:
        return []
    k = split(len(d))
    return path(m, d[:k]) + [mth(d[k:])] if m < k else path(m - k, d[k:]) + [mth(d[:k])]


def subproof(m, d, whole):
    if m == len(d):
        return [] if whole else [mth(d)]
    k = split(len(d))
    return subproof(m, d[:k], whole) + [mth(d[k:])] if m <= k else subproof(m - k, d[k:], False) + [mth(d[:k])]


def frontier(d):
    peaks, rest = b"", d
    for bit in reversed(range(len(d).bit_length())):
        if len(rest) >> bit & 1:
            peaks += mth(rest[: 1 << bit])
            rest = rest[1 << bit :]
    return len(d).to_bytes(8, "big") + peaks


def hexes(hashes):
    return [h.hex() for h in hashes]


def tree():
    entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    leaves = [sha(b"\x00" + bytes.fromhex(e)) for e in entries]
    many = [sha(b"\x00" + i.to_bytes(8, "big")) for i in range(1000)]
    peak = mth(leaves[:4]).hex()
    return {
        "about": "RFC 6962 tree over eight entries; hashes and bytes in hexadecimal. See protocol/tree.md.",
        "leaves": [{"entry": e, "leaf": l.hex()} for e, l in zip(entries, leaves)],
        "trees": [{"size": n, "root": mth(leaves[:n]).hex(), "frontier": frontier(leaves[:n]).hex()} for n in range(9)],
        "inclusion": [
            {"index": m, "size": n, "proof": hexes(path(m, leaves[:n]))} for n in range(1, 9) for m in range(n)
        ],
        "consistency": [
            {"old": m, "new": n, "proof": hexes(subproof(m, leaves[:n], True) if m else [])}
            for n in range(9)
            for m in range(n + 1)
        ],
        "refusedInclusion": [
            {"why": "index beyond the tree", "index": 8, "size": 8, "proof": hexes(path(7, leaves))},
            {"why": "another leaf's path", "index": 2, "size": 8, "proof": hexes(path(3, leaves))},
            {"why": "one hash too few", "index": 5, "size": 7, "proof": hexes(path(5, leaves[:7])[:-1])},
            {"why": "one hash too many", "index": 5, "size": 7, "proof": hexes(path(5, leaves[:7]) + [leaves[0]])},
            {"why": "hashes in another order", "index": 5, "size": 7, "proof": hexes(path(5, leaves[:7])[::-1])},
            {"why": "the path of a smaller tree", "index": 5, "size": 7, "proof": hexes(path(5, leaves[:6]))},
            {"why": "50 hashes", "index": 0, "size": 8, "proof": hexes([leaves[1]] * 50)},
        ],
        "refusedConsistency": [
            {"why": "an empty proof between different sizes", "old": 4, "new": 8, "proof": []},
            {"why": "the root of a perfect old tree given twice", "old": 4, "new": 8,
             "proof": hexes([mth(leaves[:4])] + subproof(4, leaves, True))},
            {"why": "a proof between equal sizes", "old": 3, "new": 3, "proof": hexes([leaves[2]])},
            {"why": "a proof from the empty tree", "old": 0, "new": 3, "proof": hexes([leaves[2]])},
            {"why": "one hash too few", "old": 6, "new": 8, "proof": hexes(subproof(6, leaves, True)[:-1])},
            {"why": "one hash too many", "old": 6, "new": 8, "proof": hexes(subproof(6, leaves, True) + [leaves[0]])},
            {"why": "backwards", "old": 8, "new": 6, "proof": hexes(subproof(6, leaves, True))},
        ],
        "refusedFrontiers": [
            {"why": "nothing", "frontier": ""},
            {"why": "seven bytes of size", "frontier": "00" * 7},
            {"why": "a peak of no tree", "frontier": "00" * 8 + peak},
            {"why": "a peak missing", "frontier": "0000000000000005" + peak},
            {"why": "a peak too many", "frontier": "0000000000000004" + peak + peak},
            {"why": "half a peak", "frontier": "0000000000000004" + peak[:32]},
            {"why": "a size beyond 2^48", "frontier": "0001000000000001" + peak + peak},
        ],
        "thousand": {
            "about": "Entry i is the eight bytes of i, big-endian.",
            "root": mth(many).hex(),
            "frontier": frontier(many).hex(),
            "inclusion": {"index": 700, "size": 1000, "proof": hexes(path(700, many))},
            "consistency": {"old": 389, "new": 1000, "proof": hexes(subproof(389, many, True))},
        },
    }


def b64(data):
    return base64.b64encode(data).decode()


class Key:
    def __init__(self, private):
        self.bytes = private
        self.private = Ed25519PrivateKey.from_private_bytes(private)
        self.public = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.name = "amends/" + self.public.hex()
        self.id = sha(self.name.encode() + b"\n\x01" + self.public)[:4]

    def line(self, body):
        return f"— {self.name} {b64(self.id + self.private.sign(body.encode()))}\n"

    def json(self):
        return {
            "privateKey": self.bytes.hex(),
            "node": self.public.hex(),
            "keyName": self.name,
            "keyID": self.id.hex(),
            "verifierKey": f"{self.name}+{self.id.hex()}+{b64(bytes([1]) + self.public)}",
        }


def checkpoint():
    store, office = Key(bytes(range(32))), Key(bytes(range(32, 64)))
    root = mth([sha(b"\x00")])

    def body(key, scope, counter, random, size, root):
        return f"amends/{key.public.hex()}/{counter}-{random:016x}/{scope}\n{size}\n{b64(root)}\n"

    def vector(key, scope, counter, random, size, root):
        text = body(key, scope, counter, random, size, root)
        return {
            "node": key.public.hex(), "scope": scope, "counter": counter, "random": f"{random:016x}", "size": size,
            "root": root.hex(), "body": text, "signature": key.private.sign(text.encode()).hex(),
            "note": text + "\n" + key.line(text),
        }

    good = body(store, "site/S012", 3, 0xFEDCBA9876543210, 1, root)
    origin, size, encoded, _ = good.split("\n")
    foreign = f"— example.com/witness {b64(bytes(4 + 72))}\n"
    namesake = f"— {store.name} {b64(bytes(4) + bytes(64))}\n"
    wrong = f"— {store.name} {b64(store.id + bytes(64))}\n"
    refused_bodies = [
        ("checkpointShape", "nothing", ""),
        ("checkpointShape", "two lines", f"{origin}\n{size}\n"),
        ("checkpointShape", "no newline at the end", good[:-1]),
        ("checkpointExtension", "an extension line", good + "extension\n"),
        ("checkpointExtension", "an empty line at the end", good + "\n"),
        ("checkpointOrigin", "another log's origin", good.replace("amends/", "example.com/")),
        ("checkpointOrigin", "an empty origin", good.replace(origin, "")),
        ("checkpointOrigin", "a node in capital digits", good.replace(store.public.hex(), store.public.hex().upper())),
        ("checkpointOrigin", "an epoch with a leading zero", good.replace("/3-", "/03-")),
        ("checkpointOrigin", "fifteen digits of epoch", good.replace("-fedc", "-edc")),
        ("checkpointOrigin", "a scope nobody knows", good.replace("site/S012", "room/S012")),
        ("checkpointOrigin", "a carriage return", good.replace("S012\n", "S012\r\n")),
        ("checkpointSize", "a leading zero", f"{origin}\n01\n{encoded}\n"),
        ("checkpointSize", "no size", f"{origin}\n\n{encoded}\n"),
        ("checkpointSize", "a sign", f"{origin}\n+1\n{encoded}\n"),
        ("checkpointSize", "beyond 2^48", f"{origin}\n{2**48 + 1}\n{encoded}\n"),
        ("checkpointSize", "beyond 64 bits", f"{origin}\n{2**64 + 1}\n{encoded}\n"),
        ("checkpointRoot", "31 bytes", f"{origin}\n{size}\n{b64(root[:31])}\n"),
        ("checkpointRoot", "no padding", f"{origin}\n{size}\n{encoded[:-1]}\n"),
        ("checkpointRoot", "bits beyond the last byte", f"{origin}\n{size}\n" + "A" * 42 + "B=\n"),
        ("checkpointRoot", "the alphabet of URLs", f"{origin}\n{size}\n" + "_" * 42 + "8=\n"),
        ("checkpointTooLong", "231 bytes", good + "x" * (231 - len(good))),
    ]
    refused_notes = [
        ("noteText", "nothing", ""),
        ("noteText", "no newline at the end", (good + "\n" + store.line(good))[:-1]),
        ("noteText", "a control character", good + "\t\n\n" + store.line(good)),
        ("noteShape", "no signatures", good),
        ("noteShape", "an empty line and no signatures", good + "\n"),
        ("noteSignatureLine", "no empty line before the signatures", "text\n\n" + good + store.line(good)),
        ("noteSignatureLine", "a hyphen", good + "\n" + store.line(good).replace("—", "-")),
        ("noteSignatureLine", "a name with a plus sign", good + "\n" + foreign.replace("/witness", "+witness")),
        ("noteSignatureLine", "an ideographic space in the name", good + "\n" + foreign.replace("/witness", "\u3000witness")),
        ("noteSignatureLine", "no name", good + "\n" + foreign.replace("example.com/witness", "")),
        ("noteSignatureLine", "a key id and no signature", good + f"\n— example.com/witness {b64(bytes(4))}\n"),
        ("noteSignatureLine", "three words", good + "\n" + foreign[:-1] + " more\n"),
        ("tooManySignatures", "65 signatures", good + "\n" + foreign * 65),
    ]
    both = good + "\n" + store.line(good) + foreign + namesake + office.line(good)
    return {
        "about": "Checkpoints and their signatures; keys, roots and signatures in hexadecimal. See protocol/tree.md.",
        "keys": [store.json(), office.json()],
        "checkpoints": [
            vector(store, "site/S012", 3, 0xFEDCBA9876543210, 1, root),
            vector(store, f"log/{store.public.hex()}", 0, 7, 0, mth([])),
            vector(office, "company", 2**32 - 1, 2**64 - 1, 2**48, bytes([0xFF]) * 32),
            vector(store, "site/" + "A" * 32, 12, 1, 123456789012, sha(b"root")),
        ],
        "notes": [
            {"why": "two known keys, a witness of another kind, and a namesake with another key id",
             "note": both, "signers": [store.public.hex(), office.public.hex()]},
            {"why": "a text with empty lines", "note": "one\n\ntwo\n\n" + store.line("one\n\ntwo\n"),
             "signers": [store.public.hex()]},
            {"why": "only a witness nobody knows", "note": good + "\n" + foreign, "code": "unsigned"},
            {"why": "only a namesake", "note": good + "\n" + namesake, "code": "unsigned"},
            {"why": "a wrong signature beside a right one", "note": good + "\n" + office.line(good) + wrong,
             "code": "signatureInvalid"},
            {"why": "the text was changed", "note": good.replace("S012", "S013") + "\n" + store.line(good),
             "code": "signatureInvalid"},
        ],
        "refusedBodies": [{"code": c, "why": w, "body": b} for c, w, b in refused_bodies],
        "refusedNotes": [{"code": c, "why": w, "note": n} for c, w, n in refused_notes],
    }


for name, content in (("tree", tree()), ("checkpoint", checkpoint())):
    (HERE / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
