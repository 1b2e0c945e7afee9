"""The lists of components: ``python -m release.lists`` writes ``release/sbom.cdx.json`` (CycloneDX 1.6) and ``release/licences.md``.

Both are made of the lock file and ``components.yaml`` alone, so the same input gives the same bytes.
"""

import json
import uuid
from pathlib import Path

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Entry
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from gazette import __version__
from release.components import ROOT, Component, components

SBOM = ROOT / "release" / "sbom.cdx.json"
LICENCES = ROOT / "release" / "licences.md"


def sbom(parts: list[Component]) -> str:
    """The bill of materials as CycloneDX JSON, without what differs from run to run: time and random serial number."""
    program = Entry(
        name="gazette-reader",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="gazette-reader",
        licenses=[LicenseExpression("MIT AND Apache-2.0")],
    )
    entries = [_entry(part) for part in parts]
    bom = Bom(components=entries)
    bom.metadata.component = program
    bom.register_dependency(program, entries)
    made = json.loads(JsonV1Dot6(bom).output_as_string())
    del made["metadata"]["timestamp"], made["serialNumber"]
    made["metadata"].pop("tools", None)
    made["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(made, sort_keys=True))}"
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _entry(part: Component) -> Entry:
    return Entry(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        bom_ref=part.purl,
        purl=PackageURL.from_string(part.purl),
        licenses=[LicenseExpression(part.licence)],
        properties=[Property(name="gazette:where", value=part.where)],
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(part.home),
                hashes=[HashType(alg=HashAlgorithm(algorithm), content=digest) for algorithm, digest in part.hashes],
            )
        ],
    )


def licences(parts: list[Component]) -> str:
    """A table for people."""
    rows = "".join(f"| [{p.name}]({p.home}) | {p.version} | {p.licence} | {p.where} |\n" for p in parts)
    return (
        "# What the program is made of\n\nMade by `make lists` from `requirements.txt` and `release/components.yaml`. The program itself is MIT.\n\n"
        f"| component | version | licence (SPDX) | where |\n|---|---|---|---|\n{rows}"
    )


def write(folder: Path = SBOM.parent) -> None:
    """Write both files."""
    parts = components()
    (folder / SBOM.name).write_text(sbom(parts), encoding="utf-8")
    (folder / LICENCES.name).write_text(licences(parts), encoding="utf-8")


if __name__ == "__main__":
    write()
