"""The API as src/server/openapi.json describes it. Nothing else is asked for, and every answer is held against it: its
status, its type, the schema of its body, and that no member comes which the document does not name."""
import json

import jsonschema

from machines import ROOT

DOCUMENT = json.loads((ROOT / "src/server/openapi.json").read_text("utf-8"))
RESOLVER = jsonschema.RefResolver.from_schema(DOCUMENT)


class NotAsDescribed(AssertionError):
    """The server and its document differ."""


def resolved(schema):
    while "$ref" in schema:
        at = DOCUMENT
        for step in schema["$ref"].removeprefix("#/").split("/"):
            at = at[step]
        schema = at
    return schema


class Operation:
    def __init__(self, method, path, shared, described):
        self.method, self.path, self.described = method.upper(), path, described
        self.name = described["operationId"]
        self.parameters = [resolved(one) for one in shared + described.get("parameters", [])]

    def names(self, place):
        return {one["name"] for one in self.parameters if one["in"] == place}

    def success(self):
        return next(int(status) for status in self.described["responses"] if status.startswith(("2", "3")))

    def response(self, status):
        responses = self.described["responses"]
        if str(status) in responses:
            return resolved(responses[str(status)])
        if status == 304:  # of any answer with an ETag
            return {}
        if status < 400:
            raise NotAsDescribed(f"{self.name}: {status} is not described")
        return resolved(responses["default"])


OPERATIONS = {}
for path_, methods in DOCUMENT["paths"].items():
    for method_, described_ in methods.items():
        if method_ != "parameters":
            operation_ = Operation(method_, path_, methods.get("parameters", []), described_)
            OPERATIONS[operation_.name] = operation_


def check(schema, value, where):
    errors = sorted(jsonschema.Draft202012Validator(schema, resolver=RESOLVER).iter_errors(value), key=str)
    if errors:
        at = "/".join(map(str, errors[0].absolute_path))
        raise NotAsDescribed(f"{where}: /{at}: {errors[0].message[:300]}")
    surplus = list(unnamed(schema, value, ""))
    if surplus:
        raise NotAsDescribed(f"{where}: the document does not name {', '.join(sorted(set(surplus))[:8])}")


def members_of(schema):
    """(named members, schema of the others or None, whether anything goes) of an object's schema."""
    schema = resolved(schema)
    named, others = dict(schema.get("properties", {})), schema.get("additionalProperties")
    is_open = schema.get("type") != "object" and "properties" not in schema and not schema.get("allOf")
    for part in schema.get("allOf", []):
        more, part_others, part_open = members_of(part)
        named.update(more)
        others, is_open = others or part_others, is_open or part_open
    return named, others, is_open or others is True


def unnamed(schema, value, at):
    """Members that a schema does not name, with their places."""
    schema = resolved(schema)
    for choice in schema.get("oneOf", []) + schema.get("anyOf", []):
        if jsonschema.Draft202012Validator(choice, resolver=RESOLVER).is_valid(value):
            yield from unnamed(choice, value, at)
            return
    if isinstance(value, list) and "items" in schema:
        for one in value[:5]:
            yield from unnamed(schema["items"], one, at + "/*")
    if not isinstance(value, dict):
        return
    named, others, is_open = members_of(schema)
    if is_open:
        return
    for name, member in value.items():
        if name in named:
            yield from unnamed(named[name], member, f"{at}/{name}")
        elif isinstance(others, dict):
            yield from unnamed(others, member, f"{at}/*")
        else:
            yield f"{at}/{name}"


def body_schema(operation, media):
    content = operation.described.get("requestBody", {}).get("content", {})
    if media not in content:
        raise NotAsDescribed(f"{operation.name} takes no {media}")
    return content[media].get("schema", {})


def check_answer(operation, status, headers, body):
    """The body, parsed where it is JSON."""
    where = f"{operation.name} {status}"
    response = operation.response(status)
    media = headers.get("Content-Type", "").split(";")[0]
    content = response.get("content", {})
    if status in (204, 304) or not content:
        if body:
            raise NotAsDescribed(f"{where}: a body where none is described: {body[:200]!r}")
        return None
    described = content.get(media) or content.get("*/*")
    if described is None:
        raise NotAsDescribed(f"{where}: {media} is not described, {', '.join(content)} is")
    for name in response.get("headers", {}):
        if name not in headers:
            raise NotAsDescribed(f"{where}: the header {name} is missing")
    if not media.endswith("json"):
        return body
    value = json.loads(body)
    if described.get("schema") and media in content:
        check(described["schema"], value, where)
    return value
