"""Numbered trigger-point suggestions from the drawn fibres: own placement (mid-belly, near the motor point) from general
anatomy, not clinically reviewed.  Positions are page coordinates of the view, mm."""
import numpy as np
from shapely.geometry import Point
from shapely.ops import nearest_points, polylabel

from atlas_maker.regions import inradius
from atlas_maker.splines import polys, resample

# how readily a muscle is shown in a view, beside the area it has there: elsewhere than here, 1
WEIGHT = {'lateral_right': .6, 'leg_medial': .3}
# the view whose drawing of the muscle is right for its points although another one shows more of it
SHOWN_IN = {'quadratus-lumborum': 'posterior', 'pterygoideus-medialis': 'lateral_right', 'scalenus-posterior': 'lateral_right', 'deltoid-middle': 'lateral_right', 'deltoid-posterior': 'lateral_right', 'serratus-anterior': 'lateral_right', 'vastus-lateralis': 'lateral_right', 'scm-clavicular': 'lateral_right', 'semispinalis-capitis': 'posterior', 'multifidus-cervicis': 'posterior', 'tibialis-posterior': 'posterior',
            'fibularis-longus': 'lateral_right', 'intercostales-externi': 'anterior', 'supinator': 'anterior', 'flexor-carpi-ulnaris': 'anterior', 'subscapularis': 'anterior',
            'interossei-dorsales-foot': 'foot_dorsal', 'extensor-digitorum-brevis': 'foot_dorsal', 'adductor-pollicis': 'hand_palmar', 'opponens-pollicis': 'hand_palmar',
            'abductor-digiti-minimi-hand': 'hand_palmar', 'interosseus-dorsalis-1-hand': 'hand_dorsal', 'abductor-hallucis': 'foot_plantar', 'adductor-hallucis': 'foot_plantar',
            'abductor-digiti-minimi-foot': 'foot_plantar', 'flexor-hallucis-brevis': 'foot_plantar'}
# deep pictures that are larger than the window at the skin where the muscle is needled
NEEDLED_AT_THE_WINDOW = ('serratus-anterior',)
# (share along the fibres, share across from guide A to guide B) where the even layout is not plausible
LAYOUT = {'digastricus': ((.22, .5), (.74, .5)), 'temporalis': ((.40, .10), (.30, .38), (.30, .66), (.25, .90)), 'infraspinatus': ((.40, .22), (.60, .25), (.45, .68)), 'gluteus-medius': ((.38, .15), (.36, .5), (.42, .85)), 'gluteus-maximus': ((.22, .45), (.45, .80), (.20, .90)),
          'quadratus-lumborum': ((.22, .28), (.25, .75), (.70, .25), (.66, .72)), 'masseter': ((.25, .30), (.50, .30), (.72, .35), (.30, .75)),
          'vastus-lateralis': ((.30, .50), (.45, .30), (.50, .70), (.68, .35), (.72, .68)), 'latissimus-dorsi': ((.78, .35), (.70, .75)), 'soleus': ((.78, .45), (.40, .75), (.50, .28)),
          'subscapularis': ((.40, .20), (.45, .55), (.40, .85)), 'pectoralis-major-sternal': ((.35, .30), (.40, .75), (.72, .50)), 'deltoid-middle': ((.25, .5), (.42, .35), (.5, .7)),
          'semitendinosus': ((.35, .5), (.5, .4), (.64, .55)), 'biceps-femoris-long': ((.3, .5), (.42, .35), (.52, .65), (.64, .5))}


def shares(slug, count, guides):
    """layout of `count` points on the fibre field"""
    if slug in LAYOUT and len(LAYOUT[slug]) == count:
        return LAYOUT[slug]
    if count == 1:
        return ((.45, .5),)
    a, b = (resample(g, 21) for g in guides)
    length = np.hypot(*np.diff((a + b) / 2, axis=0).T).sum()
    breadth = np.hypot(*(a[10] - b[10]))
    spread = np.linspace(.28, .68, count) if count > 2 else (.34, .60)
    return tuple((s, .5) for s in spread) if length > 1.4 * breadth else tuple((.45, s) for s in np.linspace(.22, .78, count))


def on_axis(polygon, count):
    """points along the long axis of a polygon without fibre guides"""
    r = np.asarray(polygon.minimum_rotated_rectangle.exterior.coords)
    e0, e1 = (r[1] - r[0]), (r[2] - r[1])
    long, centre = (e0 if np.hypot(*e0) > np.hypot(*e1) else e1), r[:4].mean(0)
    return [centre + long * (s - .5) for s in (np.linspace(.3, .7, count) if count > 1 else [.5])]


def best_region(key, views):
    """(view, region, drawn geometry) that shows the muscle best"""
    shown = [(view, m, g) for view in views for m, side, _, g in view.items if m.key == key and side == view.sides[0]]
    wanted = SHOWN_IN.get(key)
    if key in NEEDLED_AT_THE_WINDOW:
        shown = [q for q in shown if q[1].layer == 'superficial']
    return max((q for q in shown if wanted in (None, q[0].name)),
               key=lambda q: q[2].area * WEIGHT.get(q[0].name, 1) * (1 if q[1].layer == 'superficial' else .7))


def suggestions(counts, views):
    """[slug, label, view, side, x, y, basis] for every muscle with suggestions, right side"""
    out = []
    for slug, count in counts.items():
        if not count:
            continue
        view, m, g = best_region(slug, views)
        parts = sorted(polys(g), key=lambda p: -p.area)
        if m.guides:
            a, b = (resample(x, 101) for x in m.guides)
            pts = [a[int(t * 100)] * (1 - f) + b[int(t * 100)] * f for t, f in shares(slug, count, m.guides)]
            pts = view.warp(np.array(pts)) if view.warp else pts
        elif len(parts) >= count:
            pts = [polylabel(p, .5).coords[0] for p in parts[:count]]
        else:
            pts = on_axis(parts[0], count)
        inner = g.buffer(-min(4.0, .55 * inradius(g)))
        for i, p in enumerate(pts):
            q = nearest_points(inner, Point(p))[0]
            x, y = q.x + view.ox, q.y + view.oy
            if view.sides[0] != 'right':
                x = view.W - x
            out.append([slug, f'TrP{i + 1}', view.name, 'right', f'{x:.1f}', f'{y:.1f}', 'general knowledge, not clinically reviewed'])
    return out
