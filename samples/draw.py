"""Draws `pictures/workbook.png`, the dashboard of the sample team's workbook: python samples/draw.py

Needs LibreOffice, poppler's pdftoppm and pdftotext, and the font Carlito. Run it after the look of
workbooks has changed, look at the picture, and commit it.
"""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

SAMPLES = Path(__file__).resolve().parent
WORKBOOK = SAMPLES / "haldersund" / "workbooks" / "haldersund-team.xlsx"
TITLE = "Haldersund at a glance"
WIDTH = 1400
MARGIN = 36
FOOTER = 0.06
"""Share of the page's height that the footer takes."""


def main() -> None:
    """Writes the picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = _page_as_picture(_printed(folder), folder)
    picture = _trimmed(page)
    height = round(picture.height * WIDTH / picture.width)
    picture = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    picture.save(SAMPLES / "pictures" / "workbook.png", optimize=True)


def _printed(folder: Path) -> Path:
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(WORKBOOK)], check=True, capture_output=True)
    return folder / f"{WORKBOOK.stem}.pdf"


def _page_as_picture(pdf: Path, folder: Path) -> Image.Image:
    pages = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True)
    number = next(at for at, page in enumerate(pages.stdout.split("\f"), 1) if page.startswith(TITLE))
    only = ["-f", str(number), "-l", str(number), "-r", "200", "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *only, str(pdf), str(folder / "page")], check=True)
    with Image.open(folder / "page.png") as page:
        return page.convert("RGB")


def _trimmed(page: Image.Image) -> Image.Image:
    page = page.crop((0, 0, page.width, round(page.height * (1 - FOOTER))))
    paper = Image.new("RGB", page.size, "white")
    box = ImageChops.difference(page, paper).getbbox()
    assert box is not None, "the page is empty"
    left, top, right, bottom = box
    return page.crop((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))


if __name__ == "__main__":
    main()
