extension DateNames {
  /// After the Unicode Common Locale Data Repository, without its marks for the direction of text.
  static let byLanguage: [String: DateNames] = [
    "ar": DateNames(
      months:
        "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
      short:
        "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
      weekdays:
        "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
      shortWeekdays:
        "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
      long: "%-d %B %Y", medium: "%-d %b %Y", day: "%-d %b",
      month: "%B %Y"),
    "cs": DateNames(
      months:
        "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince",
      standalone:
        "leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec",
      short:
        "led|úno|bře|dub|kvě|čvn|čvc|srp|zář|říj|lis|pro",
      weekdays:
        "neděle|pondělí|úterý|středa|čtvrtek|pátek|sobota",
      shortWeekdays:
        "ne|po|út|st|čt|pá|so",
      long: "%-d. %B %Y", medium: "%-d. %-m. %Y", day: "%-d. %-m.",
      month: "%OB %Y"),
    "da": DateNames(
      months:
        "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
      short:
        "jan.|feb.|mar.|apr.|maj|jun.|jul.|aug.|sep.|okt.|nov.|dec.",
      weekdays:
        "søndag|mandag|tirsdag|onsdag|torsdag|fredag|lørdag",
      shortWeekdays:
        "søn.|man.|tirs.|ons.|tors.|fre.|lør.",
      long: "%-d. %B %Y", medium: "%-d. %b %Y", day: "%-d. %b",
      month: "%B %Y"),
    "de": DateNames(
      months:
        "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
      short:
        "Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez.",
      weekdays:
        "Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag",
      shortWeekdays:
        "So.|Mo.|Di.|Mi.|Do.|Fr.|Sa.",
      long: "%-d. %B %Y", medium: "%-d. %b %Y", day: "%-d. %b",
      month: "%B %Y"),
    "en": DateNames(
      months:
        "January|February|March|April|May|June|"
        + "July|August|September|October|November|December",
      short:
        "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
      weekdays:
        "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday",
      shortWeekdays:
        "Sun|Mon|Tue|Wed|Thu|Fri|Sat",
      long: "%-d %B %Y", medium: "%-d %b %Y", day: "%-d %b",
      month: "%B %Y"),
    "es": DateNames(
      months:
        "enero|febrero|marzo|abril|mayo|junio|"
        + "julio|agosto|septiembre|octubre|noviembre|diciembre",
      short:
        "ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic",
      weekdays:
        "domingo|lunes|martes|miércoles|jueves|viernes|sábado",
      shortWeekdays:
        "dom|lun|mar|mié|jue|vie|sáb",
      long: "%-d de %B de %Y", medium: "%-d %b %Y", day: "%-d %b",
      month: "%B de %Y"),
    "fr": DateNames(
      months:
        "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
      short:
        "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.",
      weekdays:
        "dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi",
      shortWeekdays:
        "dim.|lun.|mar.|mer.|jeu.|ven.|sam.",
      long: "%-d %B %Y", medium: "%-d %b %Y", day: "%-d %b",
      month: "%B %Y"),
    "he": DateNames(
      months:
        "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר",
      short:
        "ינו׳|פבר׳|מרץ|אפר׳|מאי|יוני|יולי|אוג׳|ספט׳|אוק׳|נוב׳|דצמ׳",
      weekdays:
        "יום ראשון|יום שני|יום שלישי|יום רביעי|יום חמישי|יום שישי|יום שבת",
      shortWeekdays:
        "יום א׳|יום ב׳|יום ג׳|יום ד׳|יום ה׳|יום ו׳|שבת",
      long: "%-d ב%B %Y", medium: "%-d ב%b %Y", day: "%-d ב%b",
      month: "%B %Y"),
    "it": DateNames(
      months:
        "gennaio|febbraio|marzo|aprile|maggio|giugno|"
        + "luglio|agosto|settembre|ottobre|novembre|dicembre",
      short:
        "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
      weekdays:
        "domenica|lunedì|martedì|mercoledì|giovedì|venerdì|sabato",
      shortWeekdays:
        "dom|lun|mar|mer|gio|ven|sab",
      long: "%-d %B %Y", medium: "%-d %b %Y", day: "%-d %b",
      month: "%B %Y"),
    "ja": DateNames(
      months:
        "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
      short:
        "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
      weekdays:
        "日曜日|月曜日|火曜日|水曜日|木曜日|金曜日|土曜日",
      shortWeekdays:
        "日|月|火|水|木|金|土",
      long: "%Y年%-m月%-d日", medium: "%Y/%m/%d", day: "%-m月%-d日",
      month: "%Y年%-m月"),
    "ko": DateNames(
      months:
        "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
      short:
        "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
      weekdays:
        "일요일|월요일|화요일|수요일|목요일|금요일|토요일",
      shortWeekdays:
        "일|월|화|수|목|금|토",
      long: "%Y년 %B %-d일", medium: "%Y. %-m. %-d.", day: "%b %-d일",
      month: "%Y년 %B"),
    "nb": DateNames(
      months:
        "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
      short:
        "jan.|feb.|mars|apr.|mai|juni|juli|aug.|sep.|okt.|nov.|des.",
      weekdays:
        "søndag|mandag|tirsdag|onsdag|torsdag|fredag|lørdag",
      shortWeekdays:
        "søn.|man.|tir.|ons.|tor.|fre.|lør.",
      long: "%-d. %B %Y", medium: "%-d. %b %Y", day: "%-d. %b",
      month: "%B %Y"),
    "nl": DateNames(
      months:
        "januari|februari|maart|april|mei|juni|"
        + "juli|augustus|september|oktober|november|december",
      short:
        "jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec",
      weekdays:
        "zondag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag",
      shortWeekdays:
        "zo|ma|di|wo|do|vr|za",
      long: "%-d %B %Y", medium: "%-d %b %Y", day: "%-d %b",
      month: "%B %Y"),
    "pl": DateNames(
      months:
        "stycznia|lutego|marca|kwietnia|maja|czerwca|"
        + "lipca|sierpnia|września|października|listopada|grudnia",
      standalone:
        "styczeń|luty|marzec|kwiecień|maj|czerwiec|"
        + "lipiec|sierpień|wrzesień|październik|listopad|grudzień",
      short:
        "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru",
      weekdays:
        "niedziela|poniedziałek|wtorek|środa|czwartek|piątek|sobota",
      shortWeekdays:
        "niedz.|pon.|wt.|śr.|czw.|pt.|sob.",
      long: "%-d %B %Y", medium: "%-d %b %Y", day: "%-d %b",
      month: "%OB %Y"),
    "pt": DateNames(
      months:
        "janeiro|fevereiro|março|abril|maio|junho|"
        + "julho|agosto|setembro|outubro|novembro|dezembro",
      short:
        "jan.|fev.|mar.|abr.|mai.|jun.|jul.|ago.|set.|out.|nov.|dez.",
      weekdays:
        "domingo|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado",
      shortWeekdays:
        "dom.|seg.|ter.|qua.|qui.|sex.|sáb.",
      long: "%-d de %B de %Y", medium: "%-d de %b de %Y", day: "%-d de %b",
      month: "%B de %Y"),
    "ru": DateNames(
      months:
        "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
      standalone:
        "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь",
      short:
        "янв.|февр.|мар.|апр.|мая|июн.|июл.|авг.|сент.|окт.|нояб.|дек.",
      weekdays:
        "воскресенье|понедельник|вторник|среда|четверг|пятница|суббота",
      shortWeekdays:
        "вс|пн|вт|ср|чт|пт|сб",
      long: "%-d %B %Y\u{202F}г.", medium: "%-d %b %Y\u{202F}г.", day: "%-d %b",
      month: "%OB %Y\u{202F}г."),
    "sv": DateNames(
      months:
        "januari|februari|mars|april|maj|juni|"
        + "juli|augusti|september|oktober|november|december",
      short:
        "jan.|feb.|mars|apr.|maj|juni|juli|aug.|sep.|okt.|nov.|dec.",
      weekdays:
        "söndag|måndag|tisdag|onsdag|torsdag|fredag|lördag",
      shortWeekdays:
        "sön|mån|tis|ons|tors|fre|lör",
      long: "%-d %B %Y", medium: "%-d %b %Y", day: "%-d %b",
      month: "%B %Y"),
    "tr": DateNames(
      months:
        "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık",
      short:
        "Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara",
      weekdays:
        "Pazar|Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi",
      shortWeekdays:
        "Paz|Pzt|Sal|Çar|Per|Cum|Cmt",
      long: "%-d %B %Y", medium: "%-d %b %Y", day: "%-d %b",
      month: "%B %Y"),
    "uk": DateNames(
      months:
        "січня|лютого|березня|квітня|травня|червня|"
        + "липня|серпня|вересня|жовтня|листопада|грудня",
      standalone:
        "січень|лютий|березень|квітень|травень|червень|"
        + "липень|серпень|вересень|жовтень|листопад|грудень",
      short:
        "січ.|лют.|бер.|квіт.|трав.|черв.|лип.|серп.|вер.|жовт.|лист.|груд.",
      weekdays:
        "неділя|понеділок|вівторок|середа|четвер|пʼятниця|субота",
      shortWeekdays:
        "нд|пн|вт|ср|чт|пт|сб",
      long: "%-d %B %Y\u{202F}р.", medium: "%-d %b %Y\u{202F}р.", day: "%-d %b",
      month: "%OB %Y\u{202F}р."),
    "zh": DateNames(
      months:
        "一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月",
      short:
        "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
      weekdays:
        "星期日|星期一|星期二|星期三|星期四|星期五|星期六",
      shortWeekdays:
        "周日|周一|周二|周三|周四|周五|周六",
      long: "%Y年%-m月%-d日", medium: "%Y年%-m月%-d日", day: "%-m月%-d日",
      month: "%Y年%-m月"),
  ]
}
