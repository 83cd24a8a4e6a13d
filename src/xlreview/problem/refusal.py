"""Input that cannot be used at all, raised with the problems that say why."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from xlreview.i18n import Filling, Label
from xlreview.problem.problem import Place, Problem


class XlreviewError(Exception):
    """Base of everything this package raises on purpose."""


class UnusableInput(XlreviewError):
    """A file, pack, template or output place that cannot be used; `problems` say why, and what to do."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def unusable(code: str, file: str, **details: Filling) -> UnusableInput:
    """The exception for one reason why `file` cannot be used."""
    return UnusableInput(Problem(code, Place(file), details))


_REASONS: Mapping[int, str] = {
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "read_only",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "not_a_folder",
    errno.EISDIR: "is_a_folder",
    errno.EEXIST: "not_a_folder",
    errno.EINVAL: "name_not_allowed",
}


def reason_of(refusal: OSError) -> Filling:
    """Why the system refused, in words of the reader's language where the reason is a usual one."""
    name = _REASONS.get(refusal.errno or 0)
    return Label(f"reason.{name}") if name else refusal.strerror or str(refusal)
