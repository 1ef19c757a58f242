"""Dataclasses that cost little to define: what the standard library's give, with nothing compiled before it is used.

The standard library writes and compiles six methods for each class when its module is imported, most of them for
nothing: half of the program's start went into that. Here a class compares, hashes and shows itself by what its fields
hold, and only `__init__` is compiled, when the first object is made. Fields, inheritance, slots and keyword-only
arguments are left to the standard library, and type checkers see its decorator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import fields as fields
    from dataclasses import replace as replace
else:
    import dataclasses
    from dataclasses import MISSING, FrozenInstanceError, field, fields
    from operator import attrgetter, eq, ge, gt, le, lt

    __all__ = ["dataclass", "field", "fields", "replace"]

    def dataclass(cls=None, /, *, eq=True, order=False, frozen=False, kw_only=False, slots=False):
        """`dataclasses.dataclass`, with as many of its options as are used."""

        def made(cls):
            return _made(cls, eq=eq, order=order, frozen=frozen, kw_only=kw_only, slots=slots)

        return made if cls is None else made(cls)

    def replace(obj, /, **changes):
        """`dataclasses.replace`."""
        cls = obj.__class__
        return cls(**(dict(zip(cls.__value_names__, cls.__value_get__(obj), strict=True)) | changes))

    def _made(cls, *, eq, order, frozen, kw_only, slots):
        own = set(cls.__dict__)
        cls.__doc__ = cls.__doc__ or cls.__name__
        cls = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only, slots=slots)(cls)
        every = fields(cls)
        compared = _getter([each.name for each in every if each.compare])
        cls.__value_names__ = tuple(each.name for each in every)
        cls.__value_get__ = staticmethod(_getter(cls.__value_names__))
        methods = {"__init__": _first_init(cls, frozen), "__repr__": _repr}
        if eq:
            methods["__eq__"] = _comparison(_EQUAL, compared)
            methods["__hash__"] = (lambda self: hash(compared(self))) if frozen else None
        if order:
            methods |= {f"__{how.__name__}__": _comparison(how, compared) for how in _ORDERS}
        if frozen:
            methods |= {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
            if slots:
                methods |= {"__getstate__": _state, "__setstate__": _set_state}
        for name, method in methods.items():
            if name not in own:
                setattr(cls, name, method)
        return cls

    _EQUAL = eq
    _ORDERS = (lt, le, gt, ge)

    def _getter(names):
        """What gives the values of the attributes `names` as a tuple."""
        if len(names) > 1:
            return attrgetter(*names)
        if names:
            only = attrgetter(names[0])
            return lambda self: (only(self),)
        return lambda self: ()  # noqa: ARG005

    def _comparison(how, compared):
        def compare(self, other):
            if other.__class__ is self.__class__:
                return how(compared(self), compared(other))
            return NotImplemented

        return compare

    def _repr(self):
        shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"

    def _refuse_set(self, name, value):  # noqa: ARG001
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_delete(self, name):  # noqa: ARG001
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self):
        return self.__value_get__(self)

    def _set_state(self, state):
        for name, value in zip(self.__value_names__, state, strict=True):
            object.__setattr__(self, name, value)

    def _first_init(cls, frozen):
        """An `__init__` that puts the compiled one in its own place."""

        def __init__(self, *args, **kwargs):  # noqa: N807
            cls.__init__ = init = _compiled_init(cls, frozen)
            init(self, *args, **kwargs)

        return __init__

    def _compiled_init(cls, frozen):
        known = {"_MISSING": MISSING}
        places, named, body = ["_self"], [], []
        for each in fields(cls):
            name, default = each.name, ""
            if each.default_factory is not MISSING:
                known[f"_default_{name}"] = each.default_factory
                default = "=_MISSING"
                body.append(f"if {name} is _MISSING: {name} = _default_{name}()")
            elif each.default is not MISSING:
                known[f"_default_{name}"] = each.default
                default = f"=_default_{name}"
            (named if each.kw_only else places).append(f"{name}{default}")
            slot = getattr(cls, name, None)
            if not frozen:
                body.append(f"_self.{name} = {name}")
            elif hasattr(slot, "__set__"):
                known[f"_set_{name}"] = slot.__set__
                body.append(f"_set_{name}(_self, {name})")
            else:
                body.append(f"_object.__setattr__(_self, {name!r}, {name})")
                known["_object"] = object
        if hasattr(cls, "__post_init__"):
            body.append("_self.__post_init__()")
        head = ", ".join(places + (["*", *named] if named else []))
        exec(f"def __init__({head}):\n " + "\n ".join(body or ["pass"]), known)  # noqa: S102 (names of fields)
        init = known["__init__"]
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        return init
