"""What programs do to a deck when they save it: PowerPoint's manner made up, LibreOffice itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

OFFICE = shutil.which("soffice")
FORMAT = "Impress MS PowerPoint 2007 XML"

_LOOK = r"<a:rPr[^>/]*/>|<a:rPr[^>/]*>(?:(?!</a:rPr>).)*</a:rPr>"
_WORDS = re.compile(rf"<a:r>({_LOOK})<a:t>([^<]{{8,}})</a:t></a:r>", re.DOTALL)
_NAMES = re.compile(r'<p:cNvPr id="(\d+)" name="([^"]*)"')

_MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits"
 script:language="StarBasic">
Sub Edit(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  deck = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
{edits}
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "{form}"
  deck.storeToURL(target, form())
  deck.close(True)
End Sub
</script:module>
"""
_LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Edits"/>
</library:library>
"""


def saved_by_powerpoint(deck: Path) -> Path:
    """A copy as PowerPoint would save it unchanged.

    Runs are split at the spelling checker's marks, fixed spaces made ordinary, attributes put in
    another order, languages changed, parts renamed, relations numbered anew.
    """
    target = deck.with_name("powerpoint.pptx")
    with zipfile.ZipFile(deck) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            data = old.read(member)
            if member.endswith((".xml", ".rels")) and not member.startswith("customXml/item1"):
                data = _saved(member, data.decode()).encode()
            new.writestr(_renamed(member), data)
    return target


def _saved(member: str, text: str) -> str:
    text = re.sub(r"\bslide(\d+)\.xml", _other, text).replace('"rId', '"rId7')
    if not member.startswith("ppt/slides/slide"):
        return text
    text = _NAMES.sub(r'<p:cNvPr name="\2" id="9\1"', _WORDS.sub(_split, text))
    return text.replace("\u202f?", " ?").replace('lang="fr-FR"', 'dirty="0" lang="fr-BE"')


def _other(found: re.Match[str]) -> str:
    return f"slide{100 + int(found[1])}.xml"


def _renamed(member: str) -> str:
    return re.sub(r"\bslide(\d+)\.xml", _other, member)


def _split(found: re.Match[str]) -> str:
    look, text = found[1], found[2]
    marked = re.sub(r"^<a:rPr", '<a:rPr err="1"', look)
    return (
        f"<a:r>{look}<a:t>{text[:3]}</a:t></a:r>"
        f"<a:r>{marked}<a:t>{text[3:6]}</a:t></a:r>"
        f"<a:r>{look}<a:t>{text[6:]}</a:t></a:r>"
    )


def saved_by_office(deck: Path) -> Path:
    """A copy that LibreOffice has loaded and saved."""
    return edited_in_office(deck, "")


def edited_in_office(deck: Path, edits: str) -> Path:
    """A copy that LibreOffice has edited: ``edits`` is Basic, the document is called ``deck``."""
    target = deck.with_name("office.pptx")
    with tempfile.TemporaryDirectory() as profile:
        _office(profile, "--terminate_after_init")
        library = Path(profile, "user", "basic", "Standard")
        text = _MODULE.format(edits=edits, form=FORMAT)
        (library / "Edits.xba").write_text(text, encoding="utf-8")
        (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        call = f'macro:///Standard.Edits.Edit("{deck.as_uri()}","{target.as_uri()}")'
        _office(profile, call)
    return target


def _office(profile: str, *args: str) -> None:
    command = ["soffice", "--headless", f"-env:UserInstallation={Path(profile).as_uri()}", *args]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
