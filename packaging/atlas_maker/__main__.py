"""Makes the drawings of the body and their tables:  python -m atlas_maker [--into FOLDER] [VIEW ...]"""
import argparse
import csv
import json
import re
from pathlib import Path

from atlas_maker import anterior, foot_dorsal, foot_plantar, hands, lateral, leg_medial, posterior
from atlas_maker.areas import NAMES as AREA_NAMES
from atlas_maker.catalogue import EXTRA, load
from atlas_maker.suggest import suggestions
from atlas_maker.svgtext import svg

BUILDERS = {'anterior': anterior.build, 'posterior': posterior.build, 'lateral_right': lateral.build, 'leg_medial': leg_medial.build, 'foot_plantar': foot_plantar.build,
            'foot_dorsal': foot_dorsal.build, 'hand_palmar': lambda: hands.hand(True), 'hand_dorsal': lambda: hands.hand(False)}
RESOURCES = Path(__file__).resolve().parents[2] / 'resources' / 'atlas'
# zoom windows on a source view: x, y, w, h in mm of its view box
ZOOM = {'head_anterior': ('anterior', 320, 10, 260, 340), 'head_posterior': ('posterior', 320, 10, 260, 340), 'head_lateral_right': ('lateral_right', 40, 10, 260, 340),
        'foot_medial_right': ('leg_medial', 0, 725, 285, 210), 'foot_medial_left': ('leg_medial', 375, 725, 285, 210)}
NUMBER = r'-?(?:\d+\.\d+|\.\d+|\d+)'


def short(v):
    """0.1 mm text without a leading or trailing zero"""
    s = f'{v:.1f}'.removesuffix('.0')
    if s == '-0':
        s = '0'
    return s.replace('0.', '.', 1) if s.startswith(('0.', '-0.')) else s


def flip(text, width):
    """left lateral = right lateral mirrored number by number at 0.1 mm"""
    def path(match):
        def cubic(q):
            v = [float(x) for x in re.findall(NUMBER, q.group(1))]
            out = 'c'
            for i, x in enumerate(v):
                n = short(-x if i % 2 == 0 else x)
                out += n if i == 0 or n[0] == '-' else ' ' + n
            return out
        d = re.sub(r'M(-?[\d.]+) (-?[\d.]+)', lambda q: f'M{short(width - float(q.group(1)))} {q.group(2)}', match.group(1))
        return ' d="' + re.sub(r'c([^cMz]*)', cubic, d) + '"'
    text = re.sub(r' d="([^"]*)"', path, text)
    text = re.sub(r'x(1|2)="([-\d.]+)"', lambda q: f'x{q.group(1)}="{short(width - float(q.group(2)))}"', text)
    return text.replace('.right"', '.left"').replace('.right)', '.left)').replace('lateral_right', 'lateral_left')


def write_csv(file, header, rows):
    with open(file, 'w', newline='', encoding='utf-8') as f:
        writer = csv.writer(f, lineterminator='\n')
        writer.writerow(header)
        writer.writerows(rows)


def write_view(view, catalogue, into):
    """the drawing of a view, and of the left side with the right one"""
    text = svg(view, catalogue)
    (into / f'{view.name}.svg').write_text(text, encoding='utf-8')
    if view.name == 'lateral_right':
        (into / 'lateral_left.svg').write_text(flip(text, view.W), encoding='utf-8')


def write_tables(views, catalogue, into):
    """what is drawn where, the suggestions and the windows"""
    shown = {}                                      # (kind, key) -> (views, layers)
    for v in views:
        for m, *_ in v.items:
            kind = 'area' if m.layer == 'area' else 'muscle' if m.key in catalogue else 'extra'
            entry = shown.setdefault((kind, m.key), (set(), set()))
            entry[0].update({v.name, 'lateral_left'} if v.name == 'lateral_right' else {v.name})
            entry[1].add('superficial' if m.layer == 'superficial' else 'deep')

    def listed(kind, key):
        where, layers = shown.get((kind, key), ((), ()))
        return ' '.join(sorted(where)), ' '.join(sorted(layers, reverse=True))
    write_csv(into / 'muscle_views.csv', ('slug', 'views', 'layer'), [(k, *listed('muscle', k)) for k in catalogue])
    write_csv(into / 'extra_structures.csv', ('id', 'english', 'latin', 'views', 'layer'), [(k, *EXTRA[k], *listed('extra', k)) for k in sorted(k for kind, k in shown if kind == 'extra')])
    write_csv(into / 'areas.csv', ('id', 'english', 'views'), [(k, AREA_NAMES[k], listed('area', k)[0]) for k in sorted(k for kind, k in shown if kind == 'area')])
    write_csv(into / 'suggestions.csv', ('slug', 'label', 'view', 'side', 'x_mm', 'y_mm', 'basis'), suggestions(catalogue, views))
    windows = {name: dict(source=source, viewBox=window) for name, (source, *window) in ZOOM.items()}
    (into / 'zoom_windows.json').write_text(json.dumps(windows, indent=1) + '\n', encoding='utf-8')


def main():
    parser = argparse.ArgumentParser(prog='atlas_maker', description='Makes the drawings of the body.')
    parser.add_argument('views', nargs='*', choices=[*BUILDERS, []], metavar='VIEW', help='only these; the tables are made with all of them')
    parser.add_argument('--into', type=Path, default=RESOURCES, help='another folder than resources/atlas')
    wanted = parser.parse_args()
    wanted.into.mkdir(parents=True, exist_ok=True)
    catalogue = load()
    views = [BUILDERS[name]() for name in wanted.views or BUILDERS]
    for view in views:
        write_view(view, catalogue, wanted.into)
    if not wanted.views:
        write_tables(views, catalogue, wanted.into)


if __name__ == '__main__':
    main()
