"""Says whether a wheel carries every pack, template, sample and catalogue of the checkout.

Use: python .ci/check_wheel.py CHECKOUT WHEEL
"""

import sys
import zipfile
from pathlib import Path

# kind of file, folder and pattern in the checkout, folder in the wheel
SHIPPED = [
    ("packs", "workbook_templates", "**/*.yaml", "xlreview/_shipped/workbook_templates"),
    ("report templates", "report_templates", "**/*.docx", "xlreview/_shipped/report_templates"),
    ("samples", "samples", "**/*", "xlreview/_shipped/samples"),
    ("catalogues", "src/xlreview/i18n", "**/*.toml", "xlreview/i18n"),
]


def main(checkout: Path, wheel: Path) -> int:
    """Print what is missing and return the exit code."""
    names = set(zipfile.ZipFile(wheel).namelist())
    missing = []
    for kind, folder, pattern, inside in SHIPPED:
        base = checkout / folder
        files = [path for path in base.glob(pattern) if path.is_file() and path.name != "README.md"]
        print(f"{kind}: {len(files)} in {folder}/")
        if not files:
            missing.append(f"{folder}/{pattern}: none in the checkout")
        targets = (f"{inside}/{path.relative_to(base).as_posix()}" for path in files)
        missing.extend(f"{target}: not in the wheel" for target in targets if target not in names)
    for line in missing:
        print(line, file=sys.stderr)
    print(f"{wheel.name}: {len(names)} files, {len(missing)} missing")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
