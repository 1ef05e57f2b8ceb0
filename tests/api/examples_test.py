#!/usr/bin/env python3
"""The document of the API as somebody reads it who builds on it: every operation says what it does in both languages, every
JSON body has an example, and every example is what its schema asks for."""
from contract import DOCUMENT, NotAsDescribed, check, resolved


def bodies():
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            content = operation.get("requestBody", {}).get("content", {}).get("application/json")
            yield f"{method} {path}", operation, content


def main():
    faults = []
    for where, operation, content in bodies():
        for words in ("summary", "description"):
            if not operation.get(words):
                faults.append(f"{where} has no {words}")
        if content is None:
            continue
        schema = resolved(content["schema"])
        example = content.get("example", schema.get("example"))
        if example is None:
            faults.append(f"{where}: its body has no example")
            continue
        try:
            check(content["schema"], example, where)
        except NotAsDescribed as fault:
            faults.append(str(fault))
    print("\n".join(faults) or f"{len(DOCUMENT['paths'])} paths are described")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
