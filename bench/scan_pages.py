"""Pages with tables, set in type here and made to look scanned, with the text of every cell. Needs python3-pil.

The drawing knows nothing of the reader: names and figures are made up from the seed alone.
"""
import io, random
from PIL import Image, ImageDraw, ImageFilter, ImageFont

NOTO, TRUETYPE = "/usr/share/fonts/opentype/noto/", "/usr/share/fonts/truetype/"
FONTS = {"serif": (NOTO + "NotoSerifCJK-Regular.ttc", 2), "sans": (NOTO + "NotoSansCJK-Regular.ttc", 2),
         "song": (TRUETYPE + "arphic-gbsn00lp/gbsn00lp.ttf", 0), "kai": (TRUETYPE + "arphic-gkai00mp/gkai00mp.ttf", 0)}
COLUMNS = [("一级指标", 52), ("二级指标", 60), ("三级指标", 150), ("指标值", 78), ("单位", 46), ("分值", 34), ("实际完成值", 78)]
SUBJECTS = ["河道清淤", "校舍维修", "疫苗接种", "农机补贴", "路灯改造", "图书采购", "职业培训", "森林防火", "危房改造", "污水管网", "公益演出", "养老服务",
            "种子储备", "消防站", "档案整理", "农田灌溉", "困难群众救助", "旅游宣传", "水质监测", "桥梁检测"]
MEASURES = {"数量指标": ["数量", "完成长度", "受益人数", "覆盖面积"], "质量指标": ["验收合格率", "达标率"], "时效指标": ["完成及时率", "完成时间"],
            "成本指标": ["成本控制率", "补助标准"], "社会效益": ["知晓率", "投诉件数"], "服务对象": ["满意度"]}
GROUPS = [("产出指标", ["数量指标", "质量指标", "时效指标", "成本指标"]), ("效益指标", ["社会效益"]), ("满意度指标", ["服务对象"])]
UNITS = ["个", "公里", "人次", "万元", "元/亩", "座", "平方米", "件", "户", "%"]


def figure(chance):
    kind = chance.randrange(10)
    number = chance.choice([str(chance.randrange(1, 10)), str(chance.randrange(10, 100)), str(chance.randrange(100, 10000)),
                            f"{chance.randrange(1000, 999999):,}", f"{chance.randrange(1, 2000)}.{chance.randrange(1, 100):02}"])
    if kind < 3: return chance.choice("≥≤=") + number
    if kind < 5: return chance.choice(["≥", "≤", "=", ""]) + str(chance.randrange(1, 101)) + "%"
    if kind < 6: return f"{chance.randrange(2018, 2027)}年{chance.randrange(1, 13)}月{chance.randrange(1, 29)}日"
    if kind < 7: return number + chance.choice(UNITS[:-1])
    return number


def rows_of(chance, count):
    """Rows of (text, columns, rows) or None where a cell above goes on."""
    rows = [[(name, 1, 1) for name, _ in COLUMNS]]
    body = [(first, second) for first, seconds in GROUPS for second in seconds for _ in range(chance.randrange(1, 1 + count))]
    for i, (first, second) in enumerate(body):
        top1, top2 = i == 0 or body[i - 1][0] != first, i == 0 or body[i - 1] != (first, second)
        cells = [(first, 1, sum(1 for b in body if b[0] == first)) if top1 else None, (second, 1, body.count((first, second))) if top2 else None]
        cells.append((chance.choice(SUBJECTS) + chance.choice(MEASURES[second]), 1, 1))
        cells += [(figure(chance), 1, 1), (chance.choice(UNITS + ["", "/"]), 1, 1), (str(chance.randrange(1, 31)), 1, 1)]
        cells.append((chance.choice([figure(chance), figure(chance), "", "/"]), 1, 1))
        rows.append(cells)
    return rows


def drawn(rows, dpi, font, size):
    """The page in grey, and {(row, column): (text, box in pixels)}."""
    unit = dpi / 72
    image = Image.new("L", (round(595 * unit), round((110 + 25 * len(rows)) * unit)), 255)
    draw = ImageDraw.Draw(image)
    file, index = FONTS[font]
    face = ImageFont.truetype(file, round(size * unit), index=index)
    spare = ImageFont.truetype(TRUETYPE + "dejavu/DejaVuSans.ttf", round(size * unit))
    title = ImageFont.truetype(file, round(16 * unit), index=index)
    draw.text((200 * unit, 30 * unit), "项目支出绩效目标表", font=title, fill=0)
    edges, high, middle = [48 * unit], 24 * unit, draw.textbbox((0, 0), "国", font=face)
    for _, width in COLUMNS: edges.append(edges[-1] + width * unit)
    cells = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is None: continue
            text, columns, lines = cell
            box = (edges[c], 70 * unit + r * high, edges[c + columns], 70 * unit + (r + lines) * high)
            draw.rectangle(box, outline=0, width=max(1, round(0.6 * unit)))
            x, y = (box[0] + box[2] - face.getlength(text)) / 2, (box[1] + box[3] - middle[1] - middle[3]) / 2
            for character in text:  # the Arphic fonts have no ≥
                drawing = spare if font in ("song", "kai") and character in "≥≤" else face
                draw.text((x, y), character, font=drawing, fill=0)
                x += drawing.getlength(character)
            cells[r, c] = (text, box)
    return image, cells


def wiped(image, box, blur, ink):
    """A cell rubbed over, so that only this share of its ink is left."""
    x0, y0, x1, y1 = (round(v) for v in box)
    inset = max(3, (y1 - y0) // 10)
    area = (x0 + inset, y0 + inset, x1 - inset, y1 - inset)
    image.paste(image.crop(area).filter(ImageFilter.GaussianBlur(blur)).point(lambda v: round(255 - (255 - v) * ink)), area[:2])


def scanned(image, tilt=0.0, blur=0.0, grain=0, quality=0, levels=None):
    """As a scanner, a copier and JPEG leave a page."""
    if tilt: image = image.rotate(tilt, Image.BICUBIC, fillcolor=255)
    if blur: image = image.filter(ImageFilter.GaussianBlur(blur))
    if grain: image = Image.blend(image, Image.effect_noise((image.width // 2, image.height // 2), grain).resize(image.size), 0.12)
    if levels: image = image.point(lambda v: 255 if v > levels else 0)
    if quality:
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality)
        image = Image.open(io.BytesIO(file.getvalue())).convert("L")
    return image


CONDITIONS = [  # name, dots per inch, font, type size in points, how it was scanned
    ("clean-200-serif", 200, "serif", 9, {}), ("clean-300-song", 300, "song", 9, {}), ("clean-150-sans", 150, "sans", 9, {}),
    ("grey-200-song", 200, "song", 9, dict(tilt=0.6, blur=0.8, grain=40, quality=55)),
    ("grey-300-kai", 300, "kai", 9, dict(tilt=-0.4, blur=1.4, grain=40, quality=50)),
    ("grey-150-serif", 150, "serif", 9, dict(tilt=0.3, blur=0.5, grain=30, quality=55)),
    ("small-200-serif", 200, "serif", 6.5, dict(blur=0.6, quality=50)), ("small-300-sans", 300, "sans", 5.5, dict(tilt=0.4, blur=1.0, quality=45)),
    ("copy-200-song", 200, "song", 9, dict(blur=0.8, levels=150)), ("copy-300-serif", 300, "serif", 8, dict(tilt=0.5, blur=1.2, levels=150)),
    ("wiped-200-serif", 200, "serif", 9, dict(wipes=[(2.5, 1), (4, 1), (6, 1), (9, 1), (0.5, 0.12)], quality=50)),
    ("wiped-300-song", 300, "song", 6, dict(wipes=[(3, 1), (5, 1), (9, 1), (13, 1), (0.5, 0.12)], quality=60)),
    ("soft-200-sans", 200, "sans", 9, dict(blur=1.6, quality=40)), ("soft-300-serif", 300, "serif", 8, dict(blur=2.4, quality=35)),
]


def page_of(condition, seed):
    """(picture, dots per inch, {(row, column): (text, box in pixels before tilting)}) of a condition's page with that seed."""
    name, dpi, font, size, how = condition
    chance = random.Random(f"{name} {seed}")
    image, cells = drawn(rows_of(chance, 3), dpi, font, size)
    how = dict(how)
    for n, ((row, column), (text, box)) in enumerate(cells.items()):
        if row > 0 and column in (3, 6) and "wipes" in how: wiped(image, box, *how["wipes"][n % 5])
    how.pop("wipes", None)
    return scanned(image, **how), dpi, cells
