"""A site that knows where it will be published, and so has all exports: the repository's own content."""

from pathlib import Path

import pytest

from gazette.output import BuildOptions, build, default_jobs

ROOT = Path(__file__).parent.parent.parent
BASE = "https://example.gov.cn/gongbao/"


def write_config(folder: Path, base_url: str | None = BASE) -> Path:
    """Settings of a site made of the repository's theme."""
    path = folder / "config.yaml"
    lines = [f"theme: {ROOT / 'themes/default'}", "publisher: 某市人民政府办公室", *([f"base_url: {base_url}"] if base_url else [])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("exported")
    build(BuildOptions(ROOT / "content", folder / "site", write_config(folder), jobs=default_jobs()))
    return folder / "site"


@pytest.fixture(scope="session")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site, without a known address, of one issue full of what breaks formats; its PDF lies beside it."""
    root = tmp_path_factory.mktemp("awkward")
    folder = root / "content/mou/2021-06"
    folder.mkdir(parents=True)
    facts = '---\ngazette: "某县政务 & <通报>"\nyear: 2021\nnumber: 6\npdf: "print.pdf"\n'
    (folder / "print.pdf").write_bytes(b"%PDF-1.4 the paper itself")
    (folder / "index.md").write_text(f"{facts}---\n\n主办：[县政府办](../x.html) ![徽](emblem.png)\n", encoding="utf-8")
    title = "关于“</script><script>alert(1)</script>”]]> & 的通知"
    body = [
        "各县：",
        "根据[办法](b.html#art-9)、[名单](b.html)、[本文](#art-9)、[网站](https://example.org/?a=1&b=2)、[旧址](../2020-01/x.html)和[本条](#art-1)，\x0b特此通知。",
        "第一条 ![示意图 & 说明](picture.png)为了*规范*，制定本办法。",
        "|  |  |\n| --- | --- |\n| 甲 | 乙 |\n| 丙 |  |",
        "::: signature\n某县人民政府\n2021年6月1日\n:::",
        "# 附件1",
        "# 名单",
        "## 一、总则",
        "##### （1）细目",
    ]
    (folder / "01-a.md").write_text(
        f"---\ntitle: '{title}'\nkind: document\ndoc_number: 某政〔2021〕1号\nissuer: 某县人民政府\ndate: '2021-06-01'\n"
        f'recipients: "各县："\ntopics: ["甲 & 乙"]\n---\n\n' + "\n\n".join(body) + "\n",
        encoding="utf-8",
    )
    (folder / "02-b.md").write_text("---\ntitle: 空\nkind: news\n---\n", encoding="utf-8")
    build(BuildOptions(root / "content", root / "site", write_config(root, None)))
    return root / "site"
