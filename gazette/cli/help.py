"""click in Chinese: help pages that teach, a default command, one way for errors to reach the editor."""

import difflib
import sys

import click

from gazette.errors import GazetteError, problem, reason_of
from gazette.messages import PROGRAM, message


class GazetteCommand(click.Command):
    """A command whose help page is in Chinese and ends in examples."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法, what it does, options, examples."""
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", message("cli.options_piece"))
        formatter.write_text(message("cli.usage", command=f"{ctx.command_path} {pieces}"))
        formatter.write_paragraph()
        for paragraph in (self.help or "").strip().split("\n"):
            formatter.write_text(paragraph)
        self._write_list(formatter, "cli.options", [r for p in self.get_params(ctx) if (r := p.get_help_record(ctx))])
        self.write_more(ctx, formatter)
        formatter.write_paragraph()
        for line in (self.epilog or "").strip().split("\n"):
            formatter.write(f"{line}\n")

    def write_more(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Room for a group's list of commands."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained in Chinese."""
        option = super().get_help_option(ctx)
        if option:
            option.help = message("cli.help_option")
        return option

    @staticmethod
    def _write_list(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
        formatter.write_paragraph()
        formatter.write(f"{message(heading)}\n")
        formatter.indent()
        formatter.write_dl(rows)
        formatter.dedent()


class GazetteGroup(GazetteCommand, click.Group):
    """Commands by name; options without a command belong to the default one."""

    def __init__(self, *args: object, default: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """``--output DIR`` alone means ``build --output DIR``."""
        if not args or (args[0].startswith("-") and args[0] not in ("--help", "--version")):
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def write_more(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands."""
        commands = [self.get_command(ctx, name) for name in self.list_commands(ctx)]
        self._write_list(formatter, "cli.commands", [(c.name or "", (c.help or "").split("\n")[0]) for c in commands if c])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where none fits."""
        if args and self.get_command(ctx, args[0]) is None:
            nearest = difflib.get_close_matches(args[0], self.commands, n=1, cutoff=0.0)[0]
            raise click.UsageError(message("cli.no_command", found=args[0], nearest=nearest), ctx)
        return super().resolve_command(ctx, args)


def run(cli: click.Command) -> int:
    """Run the command line and return its exit code: 0 done, 1 bad input, 2 wrong use, 130 broken off."""
    try:
        result = cli.main(prog_name=PROGRAM, standalone_mode=False)
    except GazetteError as error:
        for found in error.problems:
            click.echo(message("cli.error_line", problem=found), err=True)
        return 1
    except click.UsageError as error:
        click.echo(message("cli.wrong_use", reason=usage_text(error)), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(message("cli.broken_off"), err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as error:
        found = problem("errors.refused", str(error.filename or "?"), reason=reason_of(error))
        click.echo(message("cli.error_line", problem=found), err=True)
        return 1
    return result if isinstance(result, int) else 0


def usage_text(error: click.UsageError) -> str:
    """What is wrong with the words of a call, in Chinese."""
    path = error.ctx.command_path if error.ctx else ""
    help_hint = message("cli.see_help", command=path)
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            text = message("cli.no_option", found=name, nearest="、".join(near or ()) or "--help")
        case click.MissingParameter(param=param):
            text = message("cli.missing", name=param.make_metavar(error.ctx) if param and error.ctx else "")
        case click.BadParameter(param=param):
            text = message("cli.bad_value", name=param.opts[0] if param else "", reason=error.message)
        case _:
            text = error.format_message()
    return f"{text} {help_hint}"
