"""Headings of portals tell their row, the role of each column, and what is not read."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from brandlint.cli import main
from brandlint.errors import BrandlintError
from brandlint.listing import Listing
from brandlint.readers import read
from brandlint.readers.headings import heading_of
from brandlint.readers.options import SILENT, ReadOptions

HEADINGS = {
    "item_name[marketplace_id=A][language_tag=en_US]#1.value": ("title", 1),
    "bullet_point[marketplace_id=A][language_tag=en_US]#3.value": ("bullet", 3),
    "*Title": ("title", 0),
    "*C:Brand": ("brand", 0),
    "*Action(SiteID=US|Country=US|Version=1193)": ("other", 0),
    "Body (HTML)": ("description", 0),
    "Custom label (SKU)": ("id", 0),
    "Key Features 2 (+)": ("bullet", 2),
    "Bullet Point\n4": ("bullet", 4),
    "Product\xa0Name": ("title", 0),
    "g:description": ("description", 0),
    "shortDescription": ("short_description", 0),
    "Meta: _yoast_wpseo_metadesc": ("seo_description", 0),
    "WÄHRUNGSCODE": ("other", 0),
    "ÉTIQUETTES": ("tags", 0),
    "商品标题*": ("title", 0),
    "出品者SKU": ("id", 0),
    "상품명": ("title", 0),
    "Colour": ("", 0),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_a_heading_is_known_whatever_its_decoration(name: str) -> None:
    heading = heading_of(name)
    assert (heading.role, heading.number) == HEADINGS[name]


CASES = {
    "template.txt": (
        "settings=attributeRow=4&dataRow=6&labelRow=3\tUse ENGLISH\t\n"
        "Listing Identity\t\t\n"
        "SKU\tArtikelname\tAufzählungspunkt\n"
        "contribution_sku#1.value\titem_name[marketplace_id=A]#1.value\tbullet_point#1.value\n"
        "EXAMPLE\tExample shirt\tsoft\n"
        "S-9\tHülle\tweich\n",
        "S-9",
        {"title": "Hülle", "bullet_1": "weich"},
    ),
    "categories.txt": (
        "sku\titem_name\tbullet_point1\tbullet_point2\tgeneric_keywords\n"
        'C-1\tmug 12" x 3"\t"Fine" one\tb\tmug cup\n',
        "C-1",
        {
            "title": 'mug 12" x 3"',
            "bullet_1": '"Fine" one',
            "bullet_2": "b",
            "search_terms": "mug cup",
        },
    ),
    "woo.csv": (
        'ID,Type,SKU,Name,"In stock?","Short description",Description,Categories,Tags,Images\n'
        '12,simple,W-1,Case,1,"<b>short</b>","<p class=""x"">long</p>",Cases,"a, b",https://x/a.jpg\n',
        "W-1",
        {
            "title": "Case",
            "short_description": "<b>short</b>",
            "description": '<p class="x">long</p>',
            "tags": "a, b",
        },
    ),
    "exchange.csv": (
        "Info,Version=1.0.0,Template=fx_category_template_EBAY_GB\n"
        "*Action(SiteID=UK),CustomLabel,*Category,*Title,C:Compatible Brand,*Description\n"
        "Add,E-1,9355,Leather case,Apple,<div>soft</div>\n",
        "E-1",
        {
            "title": "Leather case",
            "compatible_devices": "Apple",
            "description": "<div>soft</div>",
        },
    ),
    "ali.csv": (
        "商品ID,商品标题,类目,商品卖点,详细描述,商家编码\n100,手机壳,配件,防摔,<p>好</p>,A-1\n",
        "A-1",
        {"title": "手机壳", "bullet_1": "防摔", "description": "<p>好</p>"},
    ),
    "walmart.json": (
        '{"MPItem":[{"Orderable":{"sku":"W1"},"Visible":{"Cases":{"productName":"Case",'
        '"keyFeatures":["print","soft"],"brand":"N"}}}]}',
        "W1",
        {"title": "Case", "bullet_1": "print", "bullet_2": "soft"},
    ),
    "products.json": (
        '{"title": "Shop", "products":[{"handle":"h","title":"Case","body_html":"<p>x</p>",'
        '"variants":[{"title":"Black"}]}]}',
        "h",
        {"title": "Case", "description": "<p>x</p>"},
    ),
    "flat.jsonl": ('{"sku": 7, "name": "Case"}\n', "7", {"title": "Case"}),
    "atom.xml": (
        '<feed xmlns:g="urn:g"><title>Shop</title><entry><g:id>7</g:id><title>Case</title>'
        "<g:product_highlight>soft</g:product_highlight></entry></feed>",
        "7",
        {"title": "Case", "bullet_1": "soft"},
    ),
    "offers.xml": (
        '<shop><name>Shop</name><offer id="5"><name>Case</name></offer></shop>',
        "5",
        {"title": "Case"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_exports_are_read_by_their_headings(name: str, tmp_path: Path) -> None:
    text, identity, fields = CASES[name]
    (tmp_path / name).write_text(text, "utf8")
    (listing,) = read(str(tmp_path / name), notes=SILENT)
    assert (listing.id, listing.fields) == (identity, fields)


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_only_the_template_of_a_workbook_is_read(suffix: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    notes = book.active
    assert notes is not None
    notes.title = "Definitions"
    for row in (["SKU", "Title", "Description"], ["how to", "the name", "the copy"]):
        notes.append(row)
    sheet = book.create_sheet("Template")
    for row in (
        ["settings=attributeRow=3&dataRow=4&labelRow=2"],
        ["SKU", "Item Name", "Care Instructions"],
        ["contribution_sku#1.value", "item_name#1.value", "care_instructions#1.value"],
        ["S1", "Case", "Wash cold"],
    ):
        sheet.append(row)
    book.save(tmp_path / f"t{suffix}")
    (listing,) = read(str(tmp_path / f"t{suffix}"), notes=SILENT)
    assert listing == Listing({"title": "Case"}, id="S1", unread=("Care Instructions",))


def test_columns_with_text_that_are_not_read_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "SKU,Title,Price,Status,Material,Code,Link\n1,sock,3,Active,Real wool,AB-1,https://x\n"
    )
    assert main(["check", str(path)]) == 0
    seen = capsys.readouterr()
    assert f"{path}: not read: Material\n" in seen.out and "Material" in seen.err
    assert seen.out.endswith("1 listing checked: nothing found in what was read\n")
    assert main(["check", str(path), "--format", "json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    assert [gap["what"] for gap in report["not_checked"]].count("columns Material") == 1


def test_roles_and_the_row_of_the_headings_can_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("SKU,Title\nmine,other\nNr,Words\n1,Nike\n", "utf8")
    options = ReadOptions({"title": "Words", "id": " nr "}, header_row=3)
    (listing,) = read(str(path), options, SILENT)
    assert (listing.id, listing.fields) == ("1", {"title": "Nike"})
    for columns, row in (({"title": "Nope"}, 0), ({}, 9)):
        with pytest.raises(BrandlintError, match="BL205"):
            list(read(str(path), ReadOptions(columns, header_row=row), SILENT))
    assert main(["check", str(path), "--header-row", "-1"]) == 2
    assert "BL201" in capsys.readouterr().err


def test_a_list_of_stock_is_no_description(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("sku\tasin\tprice\tquantity\nA\tB00AAAAAAA\t1\t2\n", "utf8")
    with pytest.raises(BrandlintError, match="BL205"):
        list(read(str(path), notes=SILENT))
