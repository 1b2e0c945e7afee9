"""What 国办发〔2017〕47号 wants of a government site and config.yaml does not say: asked only of a site that is to be published."""

from collections.abc import Iterator

from gazette.check.finding import Finding, finding
from gazette.config import Config

REQUIRED = {
    "site_id": "网站标识码",
    "publisher": "主办单位",
    "contact": "联系方式",
    "icp": "ICP备案编号",
    "police": "公安机关备案号",
    "site_mark": "党政机关网站标识",
    "corrections": "我为政府网站找错",
}
"""What stands at the foot of the page (底部功能区) and the label SiteIDCode; SiteName has a default, SiteDomain comes from base_url."""


def setting_findings(config: Config, file: str) -> Iterator[Finding]:
    """A warning for each required setting that is missing, once the site's address is known."""
    if config.base_url:
        for key, name in REQUIRED.items():
            if getattr(config, key) is None:
                yield finding("check.missing_setting", file, words=key, key=key, name=name)
