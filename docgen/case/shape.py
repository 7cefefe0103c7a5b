"""What the types of the model and its views allow at a path: for faults, for the linter, and for `docgen schema`."""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

__all__ = ["alternatives", "field_type", "fields_at", "fields_of", "literal_of", "without_tags"]


def alternatives(annotation: Any) -> tuple[Any, ...]:
    """Return the plain types that an annotation allows: unions opened, annotations and aliases taken off."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return alternatives(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return tuple(plain for part in get_args(annotation) for plain in alternatives(part))
    return (annotation,)


def fields_of(model: type[BaseModel]) -> dict[str, str]:
    """Return the names that a file uses for a model's fields, each with the attribute's own name."""
    return {info.alias or name: name for name, info in model.model_fields.items()}


def field_type(model: type[BaseModel], attribute: str) -> Any:
    """Return a field's annotation with its metadata, as it was declared."""
    info = model.model_fields[attribute]
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def literal_of(model: type[BaseModel], attribute: str) -> str | None:
    """Return the one word that a discriminating field may hold, or None where the field does not discriminate."""
    annotation = model.model_fields[attribute].annotation
    return str(get_args(annotation)[0]) if get_origin(annotation) is Literal else None


def fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> set[str]:
    """Return the field names that a file may use at a location as pydantic gives it (union tags included)."""
    here: set[Any] = {model}
    for step in loc:
        following = {plain for kind in here for plain in _step(kind, step)}
        tagged = {kind for kind in here if _is_model(kind) and step in _tags(kind)}
        here = following or tagged or here  # a union's tag chooses, and stays where it is
    return {name for kind in here if _is_model(kind) for name in fields_of(kind)}


def without_tags(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return a location as a file has it: pydantic puts the tag of a union between a field and what is in it."""
    here: set[Any] = {model}
    path: list[str | int] = []
    for step in loc:
        following = {plain for kind in here for plain in _step(kind, step)}
        if following:
            path.append(step)
        here = following or here
    return tuple(path)


def _step(kind: Any, step: str | int) -> tuple[Any, ...]:
    if isinstance(step, int) and get_origin(kind) is tuple:
        return alternatives(get_args(kind)[0])
    if isinstance(step, str) and _is_model(kind) and step in fields_of(kind):
        return alternatives(kind.model_fields[fields_of(kind)[step]].annotation)
    return ()


def _tags(model: type[BaseModel]) -> set[str | None]:
    return {literal_of(model, name) for name in model.model_fields}


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
