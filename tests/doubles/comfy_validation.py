"""What a ComfyUI server says of a graph before it queues it, in a real one's words."""

from __future__ import annotations

from typing import Any

Errors = dict[str, dict[str, Any]]


def validate(
    graph: dict[str, Any], info: dict[str, Any], inputs: set[str]
) -> tuple[dict[str, Any] | None, Errors, list[str]]:
    """(top error or None, node_errors, output nodes that are good)."""
    for node_id, node in graph.items():
        kind = node.get("class_type") if isinstance(node, dict) else None
        if kind not in info:
            title = (
                node.get("_meta", {}).get("title", f"ID #{node_id}") if isinstance(node, dict) else node_id
            )
            extra = {"node_id": node_id, "class_type": kind, "node_title": title}
            message = f"Node '{title}' not found. The custom node may not be installed."
            return _top("missing_node_type", message, f"Node ID '#{node_id}'", extra), {}, []
    outputs = [n for n, node in graph.items() if info[node["class_type"]].get("output_node")]
    if not outputs:
        return _top("prompt_no_outputs", "Prompt has no outputs", "", {}), {}, []
    node_errors: Errors = {}
    good = []
    for output in outputs:
        bad = False
        for node_id in reachable(graph, output):
            errors = _node_errors(graph, node_id, info, inputs)
            if errors:
                bad = True
                entry = node_errors.setdefault(
                    node_id,
                    {"errors": errors, "dependent_outputs": [], "class_type": graph[node_id]["class_type"]},
                )
                entry["dependent_outputs"].append(output)
        if not bad:
            good.append(output)
    if not good:
        return (
            _top("prompt_outputs_failed_validation", "Prompt outputs failed validation", "", {}),
            node_errors,
            [],
        )
    return None, node_errors, good


def reachable(graph: dict[str, Any], node_id: str) -> list[str]:
    """The nodes that `node_id` needs, itself last."""
    done: dict[str, None] = {}

    def visit(current: str, above: tuple[str, ...]) -> None:
        if current in done or current in above or current not in graph:
            return
        for value in graph[current]["inputs"].values():
            if is_link(value):
                visit(value[0], (*above, current))
        done[current] = None

    visit(node_id, ())
    return list(done)


def is_link(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)


def _node_errors(
    graph: dict[str, Any], node_id: str, info: dict[str, Any], files: set[str]
) -> list[dict[str, Any]]:
    node = graph[node_id]
    spec = info[node["class_type"]]
    errors = []
    for name, given in spec.get("input", {}).get("required", {}).items():
        value = node["inputs"].get(name)
        extra = given[1] if len(given) > 1 and isinstance(given[1], dict) else {}
        if value is None:
            if not any(key.startswith(f"{name}.") for key in node["inputs"]):
                errors.append(_error("required_input_missing", "Required input is missing", name, name))
            continue
        if is_link(value):
            errors += _link_errors(graph, name, value, given[0], info)
        else:
            errors += _value_errors(node["class_type"], name, value, given[0], extra, files)
            errors += _choice_errors(node["inputs"], name, value, given[0], extra)
    return errors


def _link_errors(
    graph: dict[str, Any], name: str, value: list[Any], wanted: Any, info: dict[str, Any]
) -> list[dict[str, Any]]:
    if value[0] not in graph:
        return [_error("exception_during_validation", "Exception when validating node", repr(value[0]), name)]
    outputs = info[graph[value[0]]["class_type"]]["output"]
    if isinstance(wanted, str) and wanted.isupper() and "COMFY" not in wanted and outputs[value[1]] != wanted:
        detail = f"{name}, received_type({outputs[value[1]]}) mismatch input_type({wanted})"
        return [_error("return_type_mismatch", "Return type mismatch between linked nodes", detail, name)]
    return []


def _value_errors(
    class_type: str, name: str, value: Any, kind: Any, extra: dict[str, Any], files: set[str]
) -> list[dict[str, Any]]:
    if class_type in ("LoadImage", "LoadImageMask") and name == "image":
        if value in files:
            return []
        detail = f"image - Invalid image file: {value}"
        return [_error("custom_validation_failed", "Custom validation failed for node", detail, name)]
    options = kind if isinstance(kind, list) else extra.get("options") if kind == "COMBO" else None
    if options is not None and value not in options:
        return [_error("value_not_in_list", "Value not in list", f"{name}: {value!r} not in {options}", name)]
    if kind in ("INT", "FLOAT"):
        try:
            number = float(value)
        except (TypeError, ValueError):
            return [
                _error(
                    "invalid_input_type", f"Failed to convert an input value to a {kind} value", name, name
                )
            ]
        if "min" in extra and number < extra["min"]:
            return [
                _error(
                    "value_smaller_than_min", f"Value {value} smaller than min of {extra['min']}", name, name
                )
            ]
        if "max" in extra and number > extra["max"]:
            return [
                _error(
                    "value_bigger_than_max", f"Value {value} bigger than max of {extra['max']}", name, name
                )
            ]
    return []


def _choice_errors(
    inputs: dict[str, Any], name: str, value: Any, kind: Any, extra: dict[str, Any]
) -> list[dict[str, Any]]:
    """V3 choices: what comes with the chosen key is required under its dotted name, defaults or not."""
    if kind != "COMFY_DYNAMICCOMBO_V3":
        return []
    for option in extra.get("options", []):
        if option["key"] == value:
            needed = option.get("inputs", {}).get("required", {})
            missing = [k for k in needed if f"{name}.{k}" not in inputs]
            return [
                _error("required_input_missing", "Required input is missing", f"{name}.{k}", k)
                for k in missing
            ]
    return [_error("value_not_in_list", "Value not in list", f"{name}: {value!r}", name)]


def _error(kind: str, message: str, details: str, name: str) -> dict[str, Any]:
    return {"type": kind, "message": message, "details": details, "extra_info": {"input_name": name}}


def _top(kind: str, message: str, details: str, extra: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "message": message, "details": details, "extra_info": extra}
