"""Writes referenceTables.ts: values and partial derivatives of special functions, to 20 digits, by mpmath at 120 digits.

    python3 engine/primitives/testing/referenceTables.py > engine/primitives/testing/referenceTables.ts

Arguments are exact doubles, so that a row judges the function and not the rounding of its argument.
"""
from math import nextafter, pi
from mpmath import mp, mpf

mp.dps = 120

HEAD = '''/**
 * Values and partial derivatives of special functions over their domains, up to the edges: written by
 * `referenceTables.py`, that is by mpmath 1.3 (Johansson and others) at 120 digits, given to 20. A row has the
 * arguments, which are exact doubles, then the value, then a partial for each argument that is no order.
 */
export const referenceTables = `
'''


def both(points):
    return [s * x for x in points for s in (1, -1)]


def near(*centres):
    return [x for c in centres for x in (nextafter(c, -1e9), nextafter(c, 1e9), c - 1e-9, c + 1e-9, c - 1e-4, c + 1e-4)]


TINY = [5e-324, 1e-310, 2.3e-308, 1e-300, 1e-160, 1e-30, 1e-17, 1e-9, 1e-5, 1e-3]
MIDDLE = [0.02, 0.1, 0.2, 0.3, 0.45, 0.4999999, 0.5, 0.6, 0.75, 0.9, 1.1, 1.3, 1.7, 2.4, 2.6, 3.1, 3.7, 4.5, 5.9, 7.3, 9.99]
LARGE = [12.9, 13.1, 17.7, 24.9, 25.1, 33.3, 50.25, 100.7, 127.3, 163.9]
HUGE = [1e3, 12345.678, 1e6, 1e9, 1e15, 1e30, 1e100, 1e200]
LEFT = [-0.1, -0.3, -0.5, -0.7, -0.97, -1.3, -1.5, -1.75, -2.2, -2.6, -3.3, -5.5, -10.1, -33.3, -63.4]
POLES = [-1e-300, -1e-17, -1e-9, -1e-4] + near(-1.0, -2.0, -3.0, -10.0, -40.0)


def derivative_of_j(n, x):
    return (mp.besselj(n - 1, x) - mp.besselj(n + 1, x)) / 2


def psi(n, x):
    return mp.psi(n, x)


def gap(x, y):
    return psi(0, x) - psi(0, x + y)


def log_gamma(x):
    return mp.log(abs(mp.gamma(x))) if x < 1000 else mp.loggamma(x)


def log_beta(x, y):
    return log_gamma(x) + log_gamma(y) - log_gamma(x + y)


def beta(x, y):
    sign = mp.sign(mp.gamma(x)) * mp.sign(mp.gamma(y)) * mp.sign(mp.gamma(x + y)) if min(x, y) < 0 else 1
    return sign * mp.exp(log_beta(x, y))


def logistic(x):
    return 1 / (1 + mp.exp(-x))


def digits(f):
    """f at so many digits that what cancels leaves enough."""
    def g(*args):
        size = max([abs(mp.log10(abs(a))) for a in args if a != 0] + [0])
        with mp.workdps(int(120 + 2.2 * size)):
            return f(*args)
    return g


gaussian = 2 / mp.sqrt(mp.pi)
zero_of_digamma = 1.4616321449683622
bessel_zeros = [float(mp.besseljzero(n, k)) for n in (0, 1) for k in (1, 2, 7, 12)]
orders = [0, 1, 2, 3, 6, 20, 100]
pairs = [(0.1, 0.2), (1, 1), (1, 7.5), (2.5, 3.5), (0.5, 60.0), (30.0, 20.0), (1e-5, 5.0), (100.0, 300.0), (400.5, 400.25),
         (500.0, 520.0), (8.3, 1e9), (0.3, 1e200), (3.0, 1e90), (1e-300, 1e-300), (1e-310, 2.0), (1e-9, 1e12), (9.9, 10.1),
         (13.5, 12.9), (20.1, 20.2), (12.0, 350.0), (150.0, 160.0)]
negative_pairs = [(-0.3, 0.7), (-0.3, 200.5), (-2.7, 3.1), (-2.7, 0.4), (-33.3, 12.1), (-0.6, -0.7), (-12.3, -5.6), (-100.4, 50.3),
                  (-5.25, 1e6), (-1e-9, 3.0)]

TABLES = {
    "erf": (mp.erf, [lambda x: gaussian * mp.exp(-x * x)], both(TINY + MIDDLE) + [12.9, 26.2, -26.2]),
    "erfc": (mp.erfc, [lambda x: -gaussian * mp.exp(-x * x)], both(TINY + MIDDLE) + [-12.9, 12.9, 17.7, 20.0, 24.9, 26.2, 26.55, 27.1]),
    "gamma": (mp.gamma, [lambda x: mp.gamma(x) * psi(0, x)],
              [x for x in TINY if x > 5.6e-309] + MIDDLE + near(1.0, 2.0) + [zero_of_digamma] + LARGE + [170.5, 171.6, 171.62]
              + LEFT + POLES + [-100.3, -127.3, -150.3, -170.3, -171.5, -176.5]),
    "lgamma": (log_gamma, [lambda x: psi(0, x)],
               TINY + MIDDLE + near(1.0, 2.0) + LARGE + HUGE + [1e305, 2.5525e305, 2.555e305] + LEFT + POLES + near(-2.4570247382208006, -3.9552942848585980)
               + [-100.3, -127.3, -1000.3, -123456.75]),
    "digamma": (lambda x: psi(0, x), [lambda x: psi(1, x)],
                TINY + MIDDLE + near(zero_of_digamma) + LARGE + HUGE + [1e300] + LEFT + POLES + near(-0.5040830082644554) + [-127.3, -1000.3, -123456.75]),
    "trigamma": (lambda x: psi(1, x), [lambda x: psi(2, x)],
                 [x for x in TINY if x > 1e-154] + MIDDLE + LARGE + HUGE + [1e300] + LEFT + [x for x in POLES if abs(x) > 1e-154] + [-127.3, -1000.3, -123456.75]),
    "polygamma": (lambda n, x: psi(int(n), x), [lambda n, x: psi(int(n) + 1, x)],
                  [(n, x) for n in (0, 1, 2, 3, 5, 10, 30, 99) for x in (1e-30, 1e-3, 0.3, 0.97, 1.5, 2.4, 7.3, 12.1, 40.0, 2000.0, 1e9, 1e90, -0.3, -0.7, -3.3, -10.1, -3.0001)]),
    "beta": (beta, [lambda x, y: beta(x, y) * gap(x, y), lambda x, y: beta(x, y) * gap(y, x)], [p for p in pairs if p[0] > 5.6e-309] + negative_pairs),
    "logbeta": (log_beta, [gap, lambda x, y: gap(y, x)], pairs + [(1e5, 2e5), (1e200, 1e201), (1e15, 1e3)] + negative_pairs),
    "besselj0": (lambda x: mp.besselj(0, x), [lambda x: -mp.besselj(1, x)],
                 both(TINY + MIDDLE + LARGE) + near(*bessel_zeros) + [1e3, 12345.678, 1e6, 1e9, 1e15, 1e30, 1e100, 1.7e308]),
    "besselj1": (lambda x: mp.besselj(1, x), [lambda x: derivative_of_j(1, x)],
                 both(TINY + MIDDLE + LARGE) + near(*bessel_zeros) + [1e3, 12345.678, 1e6, 1e9, 1e15, 1e30, 1e100, 1.7e308]),
    "besselj": (lambda n, x: mp.besselj(int(n), x), [lambda n, x: derivative_of_j(int(n), x)],
                [(n, x) for n in orders for x in (1e-100, 1e-3, 0.5, 1.9, 2.6, 3.0, 8.0, 12.3, 24.9, 25.1, 50.0, 99.0, 101.5, 1000.5, 1e6, -4.0)]
                + [(-3, 2.5), (1000, 990.0), (1000, 1010.0), (500, 120.0), (300, 40.0)]),
    "logistic": (logistic, [lambda x: logistic(x) * logistic(-x)], both(TINY + MIDDLE + LARGE) + [700.0, -700.0, -740.0]),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), [logistic], both(TINY + MIDDLE + LARGE) + [1e3, 1e300, -700.0, -740.0]),
    "logaddexp": (lambda x, y: mp.log(mp.exp(x) + mp.exp(y)), [lambda x, y: logistic(x - y), lambda x, y: logistic(y - x)],
                  [(0.3, 0.4), (-2.5, 3.25), (1000.0, 999.0), (-1000.0, -1001.5), (5.0, -60.0), (1e-300, -1e-300), (700.0, 710.0), (-50.0, -50.0)]),
    "xlogx": (lambda x: x * mp.log(x), [lambda x: 1 + mp.log(x)], TINY + MIDDLE + near(1.0) + LARGE + HUGE),
    "xlogy": (lambda x, y: x * mp.log(y), [lambda x, y: mp.log(y), lambda x, y: x / y],
              [(x, y) for x in (1e-300, 0.3, -2.5, 1e9) for y in (1e-300, 0.2, 0.9999999, 1.5, 7.0, 1e200)]),
    "sinc": (lambda x: mp.sinpi(x) / (mp.pi * x), [lambda x: (mp.cospi(x) - mp.sinpi(x) / (mp.pi * x)) / x],
             both([x for x in TINY if x > 1e-154] + MIDDLE + LARGE) + near(1.0, 2.0, 7.0)),
    "sinpi": (mp.sinpi, [lambda x: mp.pi * mp.cospi(x)], both(TINY + MIDDLE + LARGE) + near(1.0, 2.0, 7.0) + [12345.678, 1e15]),
    "cospi": (mp.cospi, [lambda x: -mp.pi * mp.sinpi(x)], both(TINY + MIDDLE + LARGE) + near(0.5, 1.5, 7.5) + [12345.678]),
    "acot": (mp.acot, [lambda x: -1 / (1 + x * x)], both([1e-300, 1e-17, 1e-5] + MIDDLE + HUGE)),
    "asec": (lambda x: mp.acos(1 / x), [lambda x: 1 / (abs(x) * mp.sqrt(x * x - 1))],
             both([nextafter(1, 2), 1 + 1e-12, 1 + 1e-9, 1.0001, 1.1, 1.7, 3.1, 9.99, 1e6, 1e30, 1e150])),
    "acsc": (lambda x: mp.asin(1 / x), [lambda x: -1 / (abs(x) * mp.sqrt(x * x - 1))],
             both([nextafter(1, 2), 1 + 1e-12, 1 + 1e-9, 1.0001, 1.1, 1.7, 3.1, 9.99, 1e6, 1e30, 1e150])),
    "acoth": (lambda x: mp.atanh(1 / x), [lambda x: 1 / (1 - x * x)],
              both([nextafter(1, 2), 1 + 1e-12, 1 + 1e-9, 1.0001, 1.1, 1.7, 3.1, 9.99, 1e6, 1e30, 1e150])),
    "asech": (lambda x: mp.acosh(1 / x), [lambda x: -1 / (x * mp.sqrt(1 - x * x))],
              [1e-307, 1e-100, 1e-17, 1e-5, 0.02, 0.3, 0.49, 0.51, 0.9, 0.9999, 1 - 1e-9, 1 - 1e-12, nextafter(1, 0)]),
    "acsch": (lambda x: mp.asinh(1 / x), [lambda x: -1 / (abs(x) * mp.sqrt(1 + x * x))], both([1e-307, 1e-100, 1e-17, 1e-5] + MIDDLE + [1e6, 1e100, 1e150])),
    "atan2": (mp.atan2, [lambda y, x: x / (x * x + y * y), lambda y, x: -y / (x * x + y * y)],
              [(y, x) for y in (1e-200, 0.3, -2.0, 1e200) for x in (1e-200, -1e-9, 0.7, -3.0, 1e200)]),
}


def shown(value):
    value = mpf(value)
    if abs(value) > mpf(2) ** 1024 - mpf(2) ** 970:
        return "Infinity" if value > 0 else "-Infinity"
    return mp.nstr(value, 20, min_fixed=-5, max_fixed=12).removesuffix(".0")


def row(args, functions):
    exact = [mpf(a) for a in args]
    arguments = [repr(float(a)).removesuffix(".0") for a in args]
    return " ".join(arguments + [shown(digits(f)(*exact)) for f in functions])


lines = []
for name, (value, partials, points) in TABLES.items():
    lines.append(name)
    for point in points:
        args = point if isinstance(point, tuple) else (point,)
        lines.append(row(args, [value, *partials]))
print(HEAD + "\n".join(lines) + "\n`;")
