extension SCSSLanguage {
  /// What properties are set to, besides the names of properties.
  static let values = """
    above absolute always armenian aural auto avoid baseline behind below bidi-override blink
    block bold bolder both capitalize center center-left center-right circle cjk-ideographic
    close-quote collapse condensed continuous cross crosshair cursive dashed decimal
    decimal-leading-zero default digits disc dotted double e-resize embed expanded
    extra-condensed extra-expanded fantasy far-left far-right fast faster fixed georgian groove
    hebrew help hidden hide high higher hiragana hiragana-iroha icon inherit inline inline-table
    inside invert italic justify katakana katakana-iroha landscape large larger left-side
    leftwards level lighter line-through list-item loud low lower lower-alpha lower-greek
    lower-roman lowercase ltr medium message-box middle mix monospace n-resize narrower
    ne-resize no-close-quote no-open-quote no-repeat none normal nowrap nw-resize oblique once
    open-quote outset outside overline pointer portrait px relative repeat repeat-x repeat-y rgb
    ridge right-side rightwards s-resize sans-serif scroll se-resize semi-condensed
    semi-expanded separate serif show silent slow slower small-caps small-caption smaller soft
    solid spell-out square static status-bar super sw-resize table-caption table-cell
    table-column table-column-group table-footer-group table-header-group table-row
    table-row-group text text-bottom text-top thick thin transparent ultra-condensed
    ultra-expanded underline upper-alpha upper-latin upper-roman uppercase url visible w-resize
    wait wider x-fast x-high x-large x-loud x-low x-small x-soft xx-large xx-small yes
    """

  /// The named colours of CSS.
  static let colours = """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue
    blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk
    crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki
    darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue
    dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite
    gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki
    lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
    lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen
    lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen
    magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen
    mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream
    mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
    palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum
    powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown
    seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen
    steelblue tan teal thistle tomato transparent turquoise violet wheat white whitesmoke yellow
    yellowgreen
    """
}
