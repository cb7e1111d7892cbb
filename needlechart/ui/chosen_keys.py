"""The keys in force: as delivered, or as somebody chose them on this computer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal

from needlechart.ui.actions import ACTIONS, Action, Where, action
from needlechart.ui.key_rules import refusal
from needlechart.ui.pressed import name_of, read_as

GROUP = "keys"
"""Of the program's settings: ``keys/ID`` holds the names of the chosen keys of an action, empty when it has none."""
MOST_KEYS = 2
"""Of one action: say one on the keyboard and one under the foot."""
ALWAYS_REACHED = "keys"
"""The action that is never without a key: nothing else leads to the page on which keys are given."""

_CHANGEABLE = {one.id: one for one in ACTIONS if not one.fixed}
Keys = dict[str, tuple[str, ...]]


class ChosenKeys(QObject):
    """Which keys each action has now.  ``changed`` when they are other ones; no two actions ever share a key."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys = _delivered()
        self.kept = True
        """Whether the last choice is in the program's settings; otherwise it holds until the program is closed."""

    def read(self) -> None:
        """Takes what the settings hold.  What is damaged, unknown or not allowed there is as delivered."""
        settings = QSettings()
        chosen = {one.id: _readable(settings.value(f"{GROUP}/{one.id}")) for one in _CHANGEABLE.values()}
        self._take(_without_clashes({id: keys for id, keys in chosen.items() if keys is not None and _allowed(id, keys)}))

    def of(self, action_id: str) -> tuple[str, ...]:
        """The keys of an action, portable names; KeyError for an unknown one."""
        return self._keys[action_id]

    def shown(self, action_id: str) -> str:
        """The keys of an action as they are read; "" when it has none."""
        return action(action_id).keys_words or " or ".join(read_as(name) for name in self.of(action_id))

    def holder(self, name: str) -> Action | None:
        """The action that has that key now."""
        return next((one for one in ACTIONS if name in self._keys[one.id]), None)

    def action_at(self, name: str, where: Where) -> str:
        """The id of the action that a key means there; "" for none.  Fixed keys are not asked for here."""
        one = self.holder(name)
        return one.id if one is not None and one.where is where and not one.fixed else ""

    def is_delivered(self, action_id: str) -> bool:
        """Whether an action has the keys it was delivered with."""
        return self.of(action_id) == action(action_id).keys

    @property
    def all_delivered(self) -> bool:
        """Whether nothing was changed."""
        return self._keys == _delivered()

    def others(self, action_id: str, keys: tuple[str, ...]) -> tuple[Action, ...]:
        """The other actions that have one of these keys now."""
        holders = {one.id: one for one in map(self.holder, keys) if one is not None and one.id != action_id}
        return tuple(holders.values())

    def would_be_lost(self, action_id: str, keys: tuple[str, ...]) -> bool:
        """Whether the page of keys could not be reached any more if that action had these keys."""
        return not (keys if action_id == ALWAYS_REACHED else set(self.of(ALWAYS_REACHED)) - set(keys))

    def with_key(self, action_id: str, at: int, name: str) -> tuple[str, ...]:
        """The keys of an action with another one at that place (0 or 1); a key it has already moves there."""
        keys = list(self.of(action_id))
        keys[at : at + 1] = [name]
        return tuple(key for n, key in enumerate(keys) if key != name or n == min(at, len(keys) - 1))

    def choose(self, action_id: str, keys: tuple[str, ...]) -> None:
        """Gives an action these keys; whoever has one of them loses it.  Kept in the settings."""
        taken: Keys = {id: tuple(key for key in had if key not in keys) for id, had in self._keys.items()}
        self._keep({**taken, action_id: keys})

    def restore_all(self) -> None:
        """Every action has its delivered keys again."""
        self._keep(_delivered())

    def _keep(self, keys: Keys) -> None:
        settings = QSettings()
        for one in _CHANGEABLE.values():
            if keys[one.id] == one.keys:
                settings.remove(f"{GROUP}/{one.id}")
            else:
                settings.setValue(f"{GROUP}/{one.id}", list(keys[one.id]) or "")
        settings.sync()
        self.kept = settings.status() is QSettings.Status.NoError
        self._take(keys)

    def _take(self, keys: Keys) -> None:
        if keys != self._keys:
            self._keys = keys
            self.changed.emit()


def _delivered() -> Keys:
    return {one.id: one.keys for one in ACTIONS}


def _readable(kept: object) -> tuple[str, ...] | None:
    """Names of keys out of a settings file; None when there are none, or something else stands there."""
    if kept == "":
        return ()
    names = [kept] if isinstance(kept, str) else kept
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    keys = tuple(str(name) for name in names)
    return keys if keys and all(name and name_of(name) == name for name in keys) else None


def _allowed(action_id: str, keys: tuple[str, ...]) -> bool:
    one = _CHANGEABLE[action_id]
    if len(keys) != len(set(keys)) or len(keys) > MOST_KEYS or (action_id == ALWAYS_REACHED and not keys):
        return False
    return not any(refusal(one, name) for name in keys)


def _without_clashes(chosen: Keys) -> Keys:
    """All keys, where no two actions share one: of those that do, the chosen ones are as delivered."""
    while True:
        all_keys = {**_delivered(), **chosen}
        counted = [name for names in all_keys.values() for name in names]
        clashing = {id for id, names in chosen.items() if any(counted.count(name) > 1 for name in names)}
        if not clashing:
            return all_keys
        chosen = {id: names for id, names in chosen.items() if id not in clashing}


keys = ChosenKeys()
"""The keys of this program."""
