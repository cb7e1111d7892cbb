"""Where the program's own data files are: body outlines, icons and catalogues, in a checkout or in an installed copy."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources_folder() -> Path:
    """The folder that holds the program's data files.

    An installed copy carries them inside the package, a checkout keeps them beside it.
    Raises FileNotFoundError with a sentence to show when neither is there.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"NeedleChart's own data files are missing beside {_PACKAGE}. Install NeedleChart again; clinic files are not affected."
    )
