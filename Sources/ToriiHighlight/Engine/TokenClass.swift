/// What a piece of code is: the short names that Pygments gives to its token types, which are the
/// classes of the HTML.
package enum TokenClass: UInt8, CaseIterable, Sendable {
  /// Text without a class.
  case text
  case w, esc, err, x
  case k, kc, kd, kn, kp, kr, kt
  case n, na, nb, bp, nc, no, nd, ni, ne, nf, fm, py, nl, nn, nx, nt, nv, vc, vg, vi, vm
  case l, ld
  case s, sa, sb, sc, dl, sd, s2, se, sh, si, sx, sr, s1, ss
  case m, mb, mf, mh, mi, il, mo
  case o, ow, p, pm
  case c, ch, cm, cp, cpf, c1, cs
  /// Types that Pygments has no short name for.
  case indicator, plainScalar, pseudo, promptEnvironment, longString, nameOperator
  case g, gd, ge, gr, gh, gi, go, gp, gs, gu, ges, gt

  /// The class in HTML; empty for text without one.
  package var name: String {
    switch self {
    case .text: ""
    case .indicator: "p p-Indicator"
    case .plainScalar: "l l-Scalar l-Scalar-Plain"
    case .pseudo: "n n-Pseudo"
    case .promptEnvironment: "gp gp-VirtualEnv"
    case .nameOperator: "n n-Operator"
    case .longString: "s s-Multiline"
    default: "\(self)"
    }
  }
}
