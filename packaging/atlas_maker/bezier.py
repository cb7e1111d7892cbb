"""Least-squares cubic Bezier fit of dense polylines, corners kept; SVG path data at 0.1 mm."""
import numpy as np

from atlas_maker.splines import polys, resample

def _bern(t):
    u = 1 - t
    return u**3, 3 * u * u * t, 3 * u * t * t, t**3

def _fit_one(P, t, t1, t2):
    b0, b1, b2, b3 = _bern(t)
    A1 = np.outer(b1, t1); A2 = np.outer(b2, t2)
    C = np.array([[np.sum(A1 * A1), np.sum(A1 * A2)], [np.sum(A1 * A2), np.sum(A2 * A2)]])
    tmp = P - np.outer(b0 + b1, P[0]) - np.outer(b2 + b3, P[-1])
    X = np.array([np.sum(A1 * tmp), np.sum(A2 * tmp)])
    det = C[0, 0] * C[1, 1] - C[0, 1]**2
    L = np.hypot(*(P[-1] - P[0]))
    if abs(det) > 1e-9:
        al = (X[0] * C[1, 1] - X[1] * C[0, 1]) / det
        ar = (C[0, 0] * X[1] - C[0, 1] * X[0]) / det
    else:
        al = ar = L / 3
    if al < 1e-3 * L or ar < 1e-3 * L or al > 4 * L + 1 or ar > 4 * L + 1:
        al = ar = L / 3
    return np.array([P[0], P[0] + al * t1, P[-1] + ar * t2, P[-1]])

def _eval(B, t):
    b = _bern(t)
    return sum(np.outer(b[i], B[i]) for i in range(4))

def _fit(P, t1, t2, tol, out, depth=0):
    if len(P) == 2:
        d = np.hypot(*(P[1] - P[0])) / 3
        out.append(np.array([P[0], P[0] + d * t1, P[1] + d * t2, P[1]])); return
    s = np.r_[0, np.cumsum(np.hypot(*np.diff(P, axis=0).T))]
    t = s / s[-1]
    B = None
    for it in range(5):
        B = _fit_one(P, t, t1, t2)
        D = _eval(B, t) - P
        e = np.hypot(D[:, 0], D[:, 1])
        if e.max() < tol:
            out.append(B); return
        if e.max() > 12 * tol: break
        # Newton reparam
        d1 = 3 * (np.outer((1 - t)**2, B[1] - B[0]) + np.outer(2 * (1 - t) * t, B[2] - B[1]) + np.outer(t * t, B[3] - B[2]))
        d2 = 6 * (np.outer(1 - t, B[2] - 2 * B[1] + B[0]) + np.outer(t, B[3] - 2 * B[2] + B[1]))
        num = (D * d1).sum(1); den = (d1 * d1).sum(1) + (D * d2).sum(1)
        t = np.clip(t - np.where(np.abs(den) > 1e-9, num / np.where(den == 0, 1, den), 0), 0, 1)
        if np.any(np.diff(t) < 0): t = np.maximum.accumulate(t)
    k = int(np.clip(np.argmax(e), 1, len(P) - 2))
    lo, hi = max(0, k - 3), min(len(P) - 1, k + 3)
    v = P[lo] - P[hi]; nv = np.hypot(*v)
    v = v / nv if nv > 0 else np.array([1.0, 0])
    _fit(P[:k + 1], t1, v, tol, out, depth + 1)
    _fit(P[k:], -v, t2, tol, out, depth + 1)

def _unit(v):
    n = np.hypot(*v); return v / n if n else np.array([1.0, 0])

def fit_run(P, tol, reach=3):
    """cubic segments through an open polyline within tol (mm); its end tangents are taken over `reach` samples"""
    P = np.asarray(P, float)
    out = []
    k = min(reach, len(P) - 1)
    _fit(P, _unit(P[k] - P[0]), _unit(P[-1 - k] - P[-1]), tol, out)
    return out

def fmt(v):
    """0.1 mm text of a number"""
    s = f"{v:.1f}"
    if s.endswith('.0'): s = s[:-2]
    return '0' if s == '-0' else s

def _cornerpts(P, win=4, deg=38):
    """indices of corners on a closed equidistant polyline (no repeated end)"""
    n = len(P)
    a = np.roll(P, win, 0); b = np.roll(P, -win, 0)
    v1 = P - a; v2 = b - P
    c = np.degrees(np.abs(np.angle(np.exp(1j * (np.arctan2(v2[:, 1], v2[:, 0]) - np.arctan2(v1[:, 1], v1[:, 0]))))))
    idx = []
    order = np.argsort(-c)
    for i in order:
        if c[i] < deg: break
        if all(min(abs(i - j), n - abs(i - j)) > 2 * win for j in idx):
            idx.append(int(i))
    return sorted(idx)

def fit_closed(coords, tol=0.2, step=0.9):
    """cubic segments of a closed polyline, corners kept"""
    a = np.asarray(coords, float)
    if np.allclose(a[0], a[-1]): a = a[:-1]
    a = np.r_[a, a[:1]]
    L = np.hypot(*np.diff(a, axis=0).T).sum()
    n = max(16, int(L / step))
    P = resample(a, n + 1)[:-1]
    # light smoothing away from corners
    ci = _cornerpts(P)
    Q = (np.roll(P, 1, 0) + 2 * P + np.roll(P, -1, 0)) / 4
    for i in ci: Q[i] = P[i]
    P = Q
    if not ci:
        # start at the leftmost point; smooth closing
        i0 = int(np.argmin(P[:, 0]))
        R = np.r_[P[i0:], P[:i0 + 1]]
        tang = _unit(P[(i0 + 2) % n] - P[(i0 - 2) % n])
        out = []
        _fit(R, tang, -tang, tol, out)
        return out
    segs = []
    for j, i in enumerate(ci):
        k = ci[(j + 1) % len(ci)]
        R = P[i:k + 1] if k > i else np.r_[P[i:], P[:k + 1]]
        if len(R) < 2: continue
        segs += fit_run(R, tol, 1)
    return segs

def _num(v):
    """shortest 0.1 mm text"""
    s = fmt(v)
    if s.startswith('0.'): s = s[1:]
    elif s.startswith('-0.'): s = '-' + s[2:]
    return s

def segs_to_d(segs, closed=True):
    """absolute M, relative c; differences of already rounded absolutes, so no drift"""
    if not segs: return ''
    S = [np.round(B, 1) for B in segs]
    d = [f"M{fmt(S[0][0][0])} {fmt(S[0][0][1])}"]
    for B in S:
        r = (B[1:] - B[0]).ravel()
        t = 'c'
        for i, v in enumerate(r):
            n = _num(v)
            t += n if (i == 0 or n[0] == '-') else ' ' + n
        d.append(t)
    if closed: d.append("z")
    return "".join(d)

def geom_segs(g, tol=0.2, step=0.9):
    """[ [segs of ring], ... ] exterior+holes of all polygons"""
    res = []
    for p in sorted(polys(g), key=lambda q: -q.area):
        res.append(fit_closed(p.exterior.coords, tol, step))
        for h in p.interiors:
            res.append(fit_closed(h.coords, tol, step))
    return res

def line_segs(pts, tol=0.25):
    """cubic segments of an open line"""
    a = np.asarray(pts, float)
    L = np.hypot(*np.diff(a, axis=0).T).sum()
    if L < 1: return []
    return fit_run(resample(a, max(3, int(L / 1.2))), tol)

def rings_d(rings, closed=True):
    """SVG path data of several rings"""
    return "".join(segs_to_d(r, closed) for r in rings)
