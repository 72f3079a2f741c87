#!/usr/bin/env python3
"""Checks an evidence bundle of Portolan, without Portolan.

    python3 verify_bundle.py FOLDER [--checkpoint FILE] [--date YYYY-MM-DD]

Needs Python 3.8 and ssh-keygen, nothing else. One finding a line: CODE, number of the event or "-",
words. Exit code 0: the evidence holds; 1: it does not, or a sign-off has lapsed; 2: usage.
The codes and the order of the checks are those of `portolan verify`; see README.md beside this file.
"""
import argparse, base64, datetime, hashlib, json, os, subprocess, sys, tempfile

SAME_AS_BEFORE = ("placement", "route", "note", "numbering", "saved_filter")  # drawing and looking: never signed
KINDS = ["about", "numbering", "diagram", "boundary", "element", "flow", "placement", "route", "note",
         "data_asset", "supplier", "assumption", "participant", "comment", "control", "threat",
         "assessment", "model_selection", "register_entry", "imported_file", "saved_filter"]
FAILURES = {"unreadable", "chain_broken", "chain_cut", "rows_differ", "other_project", "rolled_back",
            "rewritten", "enrolment_bad", "statement_bad", "signature_missing", "signer_unknown",
            "signature_bad", "signer_differs", "signer_revoked", "follows_differs", "content_differs", "stale", "expired"}
FIELDS = {"format", "title", "revision", "follows", "signer", "scope", "content_digest", "threats", "conditions",
          "valid_until", "review_triggers", "words", "library", "application", "replaces"}


def canonical(value):
    """RFC 8785: keys in the order of UTF-16, no spaces; fractions and huge numbers do not occur."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > 2**53):
        raise ValueError("a number that readers may take differently")
    return json.dumps(value, ensure_ascii=False)


def fingerprint(key):
    """As `ssh-keygen -l` prints it; only plain ed25519 keys are known."""
    kind, blob = key.split(" ")
    raw = base64.b64decode(blob, validate=True)
    if kind != "ssh-ed25519" or len(raw) != 51 or raw[:19] != b"\0\0\0\x0bssh-ed25519\0\0\0\x20":
        raise ValueError("not an ed25519 key")
    return "SHA256:" + base64.b64encode(hashlib.sha256(raw).digest()).decode().rstrip("=")


def signed_by(signer, namespace, line, signature):
    """Asks ssh-keygen. Only the key of the register counts, whatever allowed_signers says."""
    with tempfile.TemporaryDirectory() as folder:
        allowed, sig = os.path.join(folder, "allowed_signers"), os.path.join(folder, "sig")
        with open(allowed, "w") as file:
            file.write(f'{signer["fingerprint"]} namespaces="{namespace}" {signer["key"]}\n')
        with open(sig, "w") as file:
            file.write(signature)
        command = ["ssh-keygen", "-Y", "verify", "-f", allowed, "-I", signer["fingerprint"], "-n", namespace, "-s", sig]
        return subprocess.run(command, input=line.encode(), capture_output=True).returncode == 0


def in_scope(scope, record):
    """Whether a threat is signed for: all of them, or those whose last decision names the owner."""
    if scope["kind"] == "all":
        return True
    history = record["record"]["history"]
    verdict = history[-1]["verdict"] if history else {}
    return scope["name"] in (verdict.get("risk_owner"), verdict.get("owner"))


def content_digest(state, scope):
    """The digest of facts and decisions; how they are drawn does not count."""
    threats = [r for r in state.values() if r["kind"] == "threat" and in_scope(scope, r)]
    controls = {c for r in threats for c in r["record"]["controls"]}
    digest = hashlib.sha256(b"portolan-signed-v1\0")
    for (kind, ident), record in sorted(state.items(), key=lambda item: (KINDS.index(item[0][0]), item[0][1])):
        if (kind in SAME_AS_BEFORE or (kind == "threat" and record not in threats)
                or (kind == "control" and scope["kind"] != "all" and ident not in controls)):
            continue
        overrides = {"about": {"library": None}, "diagram": {"position": 0}}.get(kind, {})
        digest.update(canonical({"kind": kind, "record": {**record["record"], **overrides}}).encode() + b"\n")
    return digest.hexdigest()


def check_sign_off(seq, event, line, signature, register, follows, state):
    """The first thing that is wrong with a sign-off by itself; None if nothing is."""
    said = event.get("statement")
    if (not isinstance(said, dict) or set(said) != FIELDS or said["format"] != "portolan-signoff-v1" or event["changes"]
            or said["revision"] + 1 != seq or (said["replaces"] is not None and said["replaces"] >= seq)):
        return "statement_bad"
    if signature is None:
        return "signature_missing"
    signer = register.get(said["signer"]["fingerprint"])
    if signer is None:
        return "signer_unknown"
    if not signed_by(signer, "portolan-signoff", line, signature):
        return "signature_bad"
    if (signer["name"], signer["key"]) != (said["signer"]["name"], said["signer"]["key"]):
        return "signer_differs"
    if signer["revoked"]:
        return "signer_revoked"
    if said["follows"] != follows:
        return "follows_differs"
    return None if content_digest(state, said["scope"]) == said["content_digest"] else "content_differs"


def enrol(event, register):
    """A key has one name: the first enrolment of it counts."""
    said = event["statement"]
    if said["format"] != "portolan-enrolment-v1" or fingerprint(said["key"]) != said["fingerprint"] or event["changes"]:
        return False
    register.setdefault(said["fingerprint"], {**said, "confirmed": False, "revoked": False})
    return True


def speak(event, line, signature, register, follows):
    """One enrolled signer vouches for another, or declares a key void, and signs that."""
    said, word = event["statement"], {"confirmed": "confirmation", "revoked": "revocation"}[event["kind"]]
    by, other = register.get(said["by"]["fingerprint"]), register.get(said["fingerprint"])
    if (said["format"] != f"portolan-{word}-v1" or not by or not other or event["changes"] or by["revoked"]
            or (word == "confirmation" and by is other)
            or by["name"] != said["by"]["name"] or other["name"] != said["name"] or said["follows"] != follows
            or signature is None or not signed_by(by, "portolan-enrolment", line, signature)):
        return False
    other[event["kind"]] = True
    return True


def lines_of(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="\n") as file:
        text = file.read()
    return text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")


def verify(folder, today, held):
    """Every finding as (code, event or None)."""
    try:
        lines, hashes, records = (lines_of(folder, n) for n in ("events.jsonl", "chain.txt", "records.jsonl"))
        own = json.load(open(os.path.join(folder, "checkpoint.json"), encoding="utf-8"))
    except (OSError, ValueError):
        return [("unreadable", None)]
    state, register, found, sign_offs, previous, before, signed = {}, {}, [], {}, bytes(32), "", 0
    latest = (datetime.date.fromisoformat(today) + datetime.timedelta(days=1)).isoformat()
    for seq, line in enumerate(lines, 1):
        follows = previous.hex()
        try:  # 1. The chain. A fault ends the check: what comes after it says nothing.
            event = json.loads(line)
            previous = hashlib.sha256(b"portolan-audit-v1\0" + previous + line.encode()).digest()
            assert canonical(event) == line and event["seq"] == seq and hashes[seq - 1] == previous.hex()
            for change in event["changes"]:
                key = (change["key"]["kind"], change["key"]["id"])
                state.pop(key, None) if change["after"] is None else state.update({key: change["after"]})
            at = event["at"][:19]
            datetime.datetime.strptime(at, "%Y-%m-%dT%H:%M:%S")
        except Exception:
            return [("chain_broken", seq)]
        if at < before or at[:10] > latest:
            found.append(("time_unlikely", seq))
        before = at
        path = os.path.join(folder, "signatures", f"{seq}.sig")
        signature = open(path, encoding="utf-8").read() if os.path.exists(path) else None
        try:  # 2. Who may sign, and what was signed.
            if event["kind"] == "enrolled" and not enrol(event, register):
                found.append(("enrolment_bad", seq))
            elif event["kind"] in ("confirmed", "revoked") and not speak(event, line, signature, register, follows):
                found.append(("enrolment_bad", seq))
        except (KeyError, TypeError, ValueError, AttributeError):
            found.append(("enrolment_bad", seq))
        if event["kind"] == "sign_off":
            signed += 1
            try:
                fault = check_sign_off(seq, event, line, signature, register, follows, state)
            except (KeyError, TypeError, ValueError, AttributeError):
                fault = "statement_bad"
            if fault:
                found.append((fault, seq))
            else:
                sign_offs[seq] = event["statement"]
    if not lines:
        return [("unreadable", None)]
    ends = []  # 3. The end of the chain, the records, the checkpoint that somebody else kept.
    if (own["events"], own["first"], own["last"]) != (len(hashes), hashes[0], hashes[-1]) or len(hashes) != len(lines):
        ends.append(("chain_cut", None))
    if sorted(map(canonical, state.values())) != sorted(records):
        ends.append(("rows_differ", None))
    if held is None:
        found.append(("no_checkpoint", None))
    elif held["first"] != hashes[0]:
        ends.append(("other_project", None))
    elif len(hashes) < held["events"]:
        ends.append(("rolled_back", None))
    elif held["events"] < 1 or hashes[held["events"] - 1] != held["last"]:
        ends.append(("rewritten", None))
    if ends:
        return ends + ([("no_checkpoint", None)] if held is None else [])
    for seq, said in sign_offs.items():  # 4. What has become of each sound sign-off.
        if any(l["replaces"] == seq and l["scope"] == said["scope"] and l["signer"]["name"] == said["signer"]["name"]
               for l in sign_offs.values()):
            found.append(("superseded", seq))
            continue
        expired = said["valid_until"] is not None and said["valid_until"] < today
        stale = content_digest(state, said["scope"]) != said["content_digest"]
        found += [("expired", seq)] * expired + [("stale", seq)] * stale + [("valid", seq)] * (not expired and not stale)
        if not register[said["signer"]["fingerprint"]]["confirmed"]:
            found.append(("self_asserted", seq))
    return found + ([("unsigned", None)] if not signed else [])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--checkpoint", help="checkpoint.json that somebody else kept")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="date that counts as today")
    args = parser.parse_args()
    held = json.load(open(args.checkpoint, encoding="utf-8")) if args.checkpoint else None
    found = verify(args.folder, args.date, held)
    for code, seq in sorted(set(found), key=lambda f: (f[1] or 0, f[0])):
        print(f"{code} {seq or '-'}")
    sys.exit(1 if FAILURES & {code for code, _ in found} else 0)


if __name__ == "__main__":
    main()
