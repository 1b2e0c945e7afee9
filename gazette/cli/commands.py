"""The commands and their options."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from gazette import __version__
from gazette.cli.help import GazetteCommand, GazetteGroup, run
from gazette.cli.progress import shown_progress
from gazette.errors import GazetteError, Problem
from gazette.messages import message

FOLDER = click.Path(file_okay=False, readable=False, path_type=Path)  # that one cannot be read is said in Chinese by who reads it
FILE = click.Path(dir_okay=False, readable=False, path_type=Path)

Decorated = Callable[..., Any]


def site_options(command: Decorated) -> Decorated:
    """The options that mean the same everywhere."""
    for option in (
        click.option("--jobs", type=click.IntRange(1), metavar="N", help=message("cli.jobs")),
        click.option("--config", type=FILE, default=Path("config.yaml"), metavar="FILE", help=message("cli.config")),
        click.option("--output", type=FOLDER, default=Path("site"), metavar="DIR", help=message("cli.output")),
        click.option("--content", type=FOLDER, default=Path("content"), metavar="DIR", help=message("cli.content")),
    ):
        command = option(command)
    return command


@click.group(cls=GazetteGroup, default="build", help=message("cli.help"), epilog=message("cli.examples"))
@click.version_option(__version__, "--version", message="%(version)s", help=message("cli.version"))
def cli() -> None:
    """The group itself does nothing; without a command it builds."""


@cli.command("build", cls=GazetteCommand, help=message("cli.build"), epilog=message("cli.build_examples"))
@site_options
@click.option("--clean", is_flag=True, help=message("cli.clean"))
@click.option("--stats", type=FILE, metavar="FILE", help=message("cli.stats"))
def build_command(content: Path, output: Path, config: Path, jobs: int | None, clean: bool, stats: Path | None) -> None:
    """content/ → site/."""
    from gazette.output import BuildOptions, build, default_jobs  # noqa: PLC0415 - keeps `--help` quick

    options = BuildOptions(content, output, config, clean, jobs or default_jobs())
    with shown_progress() as progress:
        done = build(options, progress)
    if stats:
        stats.write_text(json.dumps(asdict(done), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for note in done.notes:
        click.echo(message("cli.warning_line", problem=note), err=True)
    seconds = sum(done.seconds.values())
    facts = asdict(done) | {"seconds": f"{seconds:.1f}", "output": output}
    click.echo(message("cli.built", **facts))


@cli.command("import", cls=GazetteCommand, help=message("cli.import_"), epilog=message("cli.import_examples"))
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE…")
@click.option("--content", type=FOLDER, default=Path("content"), metavar="DIR", help=message("cli.content"))
@click.option("--config", type=FILE, default=Path("config.yaml"), metavar="FILE", help=message("cli.config"))
@click.option("--gazette", metavar="NAME", help=message("cli.gazette"))
@click.option("--year", type=click.IntRange(1900, 2999), metavar="Y", help=message("cli.year"))
@click.option("--number", type=click.IntRange(1, 999), metavar="N", help=message("cli.number"))
@click.option("--force", is_flag=True, help=message("cli.force"))
@click.option("--diff", is_flag=True, help=message("cli.diff"))
def import_command(
    files: tuple[Path, ...],
    content: Path,
    config: Path,
    gazette: str | None,
    year: int | None,
    number: int | None,
    force: bool,
    diff: bool,
) -> None:
    """Source text → content/<gazette>/<year>-<nn>/."""
    from gazette.cli.importing import import_files, import_options  # noqa: PLC0415

    options = import_options(content, config, gazette, year, number)
    with shown_progress() as progress:
        results = import_files(files, content, options, force=force, diff=diff, progress=progress)
    problems: list[Problem] = []
    for result in results:
        for line in result.lines:
            click.echo(line)
        problems += result.problems
    if problems:
        raise GazetteError(problems)


@cli.command("serve", cls=GazetteCommand, help=message("cli.serve"), epilog=message("cli.serve_examples"))
@site_options
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, metavar="N", help=message("cli.port"))
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDR", help=message("cli.host"))
def serve_command(content: Path, output: Path, config: Path, jobs: int | None, port: int, host: str) -> None:
    """Build, watch, reload."""
    from gazette.output import BuildOptions, default_jobs  # noqa: PLC0415
    from gazette.preview import serve  # noqa: PLC0415

    serve(BuildOptions(content, output, config, jobs=jobs or default_jobs()), host, port, click.echo)


@cli.command("new", cls=GazetteCommand, help=message("cli.new"), epilog=message("cli.new_examples"))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--site-name", metavar="NAME", help=message("cli.site_name"))
def new_command(folder: Path, site_name: str | None) -> None:
    """A folder for a new site."""
    from gazette.starter import start  # noqa: PLC0415

    start(folder, site_name)
    click.echo(message("cli.new_folder", folder=folder))


@cli.command("check", cls=GazetteCommand, help=message("cli.check"), epilog=message("cli.check_examples"))
@click.option("--content", type=FOLDER, default=Path("content"), metavar="DIR", help=message("cli.content"))
@click.option("--output", type=FOLDER, default=Path("site"), metavar="DIR", help=message("cli.output"))
@click.option("--config", type=FILE, default=Path("config.yaml"), metavar="FILE", help=message("cli.config"))
@click.option("--fix", is_flag=True, help=message("cli.fix"))
@click.option("--all", "everything", is_flag=True, help=message("cli.all"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=message("cli.format"))
@click.option("--baseline", type=FILE, metavar="FILE", help=message("cli.baseline"))
@click.option("--write-baseline", is_flag=True, help=message("cli.write_baseline"))
@click.option("--fidelity", is_flag=True, help=message("cli.fidelity"))
@click.option("--record", metavar="WHY", help=message("cli.record"))
def check_command(
    content: Path,
    output: Path,
    config: Path,
    fix: bool,
    everything: bool,
    form: str,
    baseline: Path | None,
    write_baseline: bool,
    fidelity: bool,
    record: str | None,
) -> None:
    """Lint content and the built site; or prove that the site has the source's text, and no other."""
    if record is not None and not (fidelity and record.strip()):
        raise click.UsageError(message("cli.record_what"))
    if fidelity:
        from gazette.cli.fidelity import FidelityOptions, run_fidelity  # noqa: PLC0415

        if run_fidelity(FidelityOptions(content, output, config, record, form == "json", everything)):
            sys.exit(1)
        return
    from gazette.cli.checking import CheckOptions, run_check  # noqa: PLC0415

    if write_baseline and not baseline:
        raise click.UsageError(message("cli.baseline_where"))
    options = CheckOptions(content, output, config, fix, everything, form == "json", baseline, write_baseline)
    if run_check(options):
        sys.exit(1)


def main() -> None:
    """Run the command line; exit code 0 done, 1 bad input, 2 wrong use, 130 broken off."""
    sys.exit(run(cli))
