// Generated from themes/sumi: change it there, then update by the test EmbeddedThemeTests
// with TORII_UPDATE_EMBEDDED_THEME=1.

// swift-format-ignore-file

extension EmbeddedTheme {
  package static let files: [File] = [
    File(
      "locales/ar.po",
      text: #"""
# Sumi in Arabic.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: ar\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"

# The frame of every page
msgid "Skip to content"
msgstr "انتقل إلى المحتوى"

#. Names the menu at the top of every page
msgid "Main"
msgstr "القائمة الرئيسية"

msgid "Language"
msgstr "اللغة"

#. Opens the lines of a menu below the one that is named
#, python-format
msgid "More: %(name)s"
msgstr "المزيد: %(name)s"

msgid "Dark theme"
msgstr "المظهر الداكن"

msgid "Made with Torii"
msgstr "صُنع باستخدام Torii"

msgid "Feed"
msgstr "خلاصة"

# Finding one's way
msgid "Home"
msgstr "الرئيسية"

msgid "Breadcrumbs"
msgstr "مسار التنقل"

msgid "Contents"
msgstr "المحتويات"

msgid "Sections"
msgstr "الأقسام"

#. Names the links to the other pages of a list
msgid "Pages"
msgstr "الصفحات"

#, python-format
msgid "page %(number)s"
msgstr "الصفحة %(number)s"

#, python-format
msgid "Page %(number)s of %(total)s"
msgstr "الصفحة %(number)s من %(total)s"

# What pages are called that nobody wrote
msgid "Archive"
msgstr "الأرشيف"

msgid "Authors"
msgstr "المؤلفون"

msgid "Categories"
msgstr "التصنيفات"

msgid "Tags"
msgstr "الوسوم"

#. The page of all series
msgid "Series"
msgstr "السلاسل"

# Posts and lists of posts
#, python-format
msgid "%(count)s post"
msgid_plural "%(count)s posts"
msgstr[0] "لا مقالات"
msgstr[1] "مقالة واحدة"
msgstr[2] "مقالتان"
msgstr[3] "%(count)s مقالات"
msgstr[4] "%(count)s مقالة"
msgstr[5] "%(count)s مقالة"

#, python-format
msgid "%(count)s min read"
msgid_plural "%(count)s min read"
msgstr[0] "أقل من دقيقة للقراءة"
msgstr[1] "دقيقة واحدة للقراءة"
msgstr[2] "دقيقتان للقراءة"
msgstr[3] "%(count)s دقائق للقراءة"
msgstr[4] "%(count)s دقيقة للقراءة"
msgstr[5] "%(count)s دقيقة للقراءة"

#, python-format
msgid "By %(names)s"
msgstr "بقلم %(names)s"

msgid "Draft"
msgstr "مسودة"

#, python-format
msgid "Updated %(date)s"
msgstr "حُدِّث في %(date)s"

#. Above the posts of one series
#, python-format
msgid "Series: %(name)s"
msgstr "سلسلة: %(name)s"

msgid "Related"
msgstr "مقالات ذات صلة"

msgid "Latest posts"
msgstr "أحدث المقالات"

msgid "Older and newer posts"
msgstr "المقالات الأقدم والأحدث"

#. A link to earlier posts
msgid "Older"
msgstr "الأقدم"

#. A link to later posts
msgid "Newer"
msgstr "الأحدث"

# Search
msgid "Search"
msgstr "البحث"

msgid "Search for"
msgstr "ابحث عن"

#. Followed by a colon and the number of pages
msgid "Found"
msgstr "عدد النتائج"

msgid "Nothing was found"
msgstr "لم يُعثر على شيء"

msgid "Searching needs JavaScript."
msgstr "يحتاج البحث إلى JavaScript."

# The page for addresses that lead nowhere
msgid "Page not found"
msgstr "الصفحة غير موجودة"

msgid "Nothing is written here"
msgstr "لا شيء مكتوب هنا"

msgid "The address may be old or mistyped."
msgstr "ربما كان العنوان قديمًا أو فيه خطأ."

msgid "Go to the home page"
msgstr "انتقل إلى الصفحة الرئيسية"

# Code blocks
msgid "Copy"
msgstr "نسخ"

#. What the button of a code block says when the code was copied
msgid "Copied"
msgstr "نُسخ"

# What Markdown writes by itself
msgid "Note"
msgstr "ملاحظة"

msgid "Tip"
msgstr "نصيحة"

msgid "Important"
msgstr "مهم"

msgid "Warning"
msgstr "تحذير"

msgid "Caution"
msgstr "تنبيه"

msgid "Info"
msgstr "معلومة"

msgid "Danger"
msgstr "خطر"

msgid "Details"
msgstr "تفاصيل"

msgid "Table"
msgstr "جدول"

msgid "Done"
msgstr "تم"

msgid "To do"
msgstr "قيد التنفيذ"

msgid "Link to this section"
msgstr "رابط هذا القسم"

msgid "Back to reference"
msgstr "العودة إلى الإشارة"

"""#),
    File(
      "locales/de.po",
      text: #"""
# Sumi in German.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: de\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# The frame of every page
msgid "Skip to content"
msgstr "Zum Inhalt springen"

#. Names the menu at the top of every page
msgid "Main"
msgstr "Hauptmenü"

msgid "Language"
msgstr "Sprache"

#. Opens the lines of a menu below the one that is named
#, python-format
msgid "More: %(name)s"
msgstr "Mehr: %(name)s"

msgid "Dark theme"
msgstr "Dunkle Darstellung"

msgid "Made with Torii"
msgstr "Erstellt mit Torii"

msgid "Feed"
msgstr "Feed"

# Finding one's way
msgid "Home"
msgstr "Start"

msgid "Breadcrumbs"
msgstr "Sie sind hier"

msgid "Contents"
msgstr "Inhalt"

msgid "Sections"
msgstr "Bereiche"

#. Names the links to the other pages of a list
msgid "Pages"
msgstr "Seiten"

#, python-format
msgid "page %(number)s"
msgstr "Seite %(number)s"

#, python-format
msgid "Page %(number)s of %(total)s"
msgstr "Seite %(number)s von %(total)s"

# What pages are called that nobody wrote
msgid "Archive"
msgstr "Archiv"

msgid "Authors"
msgstr "Autoren"

msgid "Categories"
msgstr "Kategorien"

msgid "Tags"
msgstr "Schlagwörter"

#. The page of all series
msgid "Series"
msgstr "Serien"

# Posts and lists of posts
#, python-format
msgid "%(count)s post"
msgid_plural "%(count)s posts"
msgstr[0] "%(count)s Beitrag"
msgstr[1] "%(count)s Beiträge"

#, python-format
msgid "%(count)s min read"
msgid_plural "%(count)s min read"
msgstr[0] "%(count)s Minute Lesezeit"
msgstr[1] "%(count)s Minuten Lesezeit"

#, python-format
msgid "By %(names)s"
msgstr "Von %(names)s"

msgid "Draft"
msgstr "Entwurf"

#, python-format
msgid "Updated %(date)s"
msgstr "Aktualisiert am %(date)s"

#. Above the posts of one series
#, python-format
msgid "Series: %(name)s"
msgstr "Serie: %(name)s"

msgid "Related"
msgstr "Verwandte Beiträge"

msgid "Latest posts"
msgstr "Neueste Beiträge"

msgid "Older and newer posts"
msgstr "Ältere und neuere Beiträge"

#. A link to earlier posts
msgid "Older"
msgstr "Älter"

#. A link to later posts
msgid "Newer"
msgstr "Neuer"

# Search
msgid "Search"
msgstr "Suche"

msgid "Search for"
msgstr "Suchen nach"

#. Followed by a colon and the number of pages
msgid "Found"
msgstr "Gefunden"

msgid "Nothing was found"
msgstr "Nichts gefunden"

msgid "Searching needs JavaScript."
msgstr "Die Suche braucht JavaScript."

# The page for addresses that lead nowhere
msgid "Page not found"
msgstr "Seite nicht gefunden"

msgid "Nothing is written here"
msgstr "Hier steht nichts"

msgid "The address may be old or mistyped."
msgstr "Die Adresse ist vielleicht veraltet oder falsch geschrieben."

msgid "Go to the home page"
msgstr "Zur Startseite"

# Code blocks
msgid "Copy"
msgstr "Kopieren"

#. What the button of a code block says when the code was copied
msgid "Copied"
msgstr "Kopiert"

# What Markdown writes by itself
msgid "Note"
msgstr "Hinweis"

msgid "Tip"
msgstr "Tipp"

msgid "Important"
msgstr "Wichtig"

msgid "Warning"
msgstr "Warnung"

msgid "Caution"
msgstr "Vorsicht"

msgid "Info"
msgstr "Info"

msgid "Danger"
msgstr "Gefahr"

msgid "Details"
msgstr "Einzelheiten"

msgid "Table"
msgstr "Tabelle"

msgid "Done"
msgstr "Erledigt"

msgid "To do"
msgstr "Zu erledigen"

msgid "Link to this section"
msgstr "Link zu diesem Abschnitt"

msgid "Back to reference"
msgstr "Zurück zur Stelle"

"""#),
    File(
      "locales/en.po",
      text: #"""
# Sumi in English.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: en\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# The frame of every page
msgid "Skip to content"
msgstr "Skip to content"

#. Names the menu at the top of every page
msgid "Main"
msgstr "Main"

msgid "Language"
msgstr "Language"

#. Opens the lines of a menu below the one that is named
#, python-format
msgid "More: %(name)s"
msgstr "More: %(name)s"

msgid "Dark theme"
msgstr "Dark theme"

msgid "Made with Torii"
msgstr "Made with Torii"

msgid "Feed"
msgstr "Feed"

# Finding one's way
msgid "Home"
msgstr "Home"

msgid "Breadcrumbs"
msgstr "Breadcrumbs"

msgid "Contents"
msgstr "Contents"

msgid "Sections"
msgstr "Sections"

#. Names the links to the other pages of a list
msgid "Pages"
msgstr "Pages"

#, python-format
msgid "page %(number)s"
msgstr "page %(number)s"

#, python-format
msgid "Page %(number)s of %(total)s"
msgstr "Page %(number)s of %(total)s"

# What pages are called that nobody wrote
msgid "Archive"
msgstr "Archive"

msgid "Authors"
msgstr "Authors"

msgid "Categories"
msgstr "Categories"

msgid "Tags"
msgstr "Tags"

#. The page of all series
msgid "Series"
msgstr "Series"

# Posts and lists of posts
#, python-format
msgid "%(count)s post"
msgid_plural "%(count)s posts"
msgstr[0] "%(count)s post"
msgstr[1] "%(count)s posts"

#, python-format
msgid "%(count)s min read"
msgid_plural "%(count)s min read"
msgstr[0] "%(count)s min read"
msgstr[1] "%(count)s min read"

#, python-format
msgid "By %(names)s"
msgstr "By %(names)s"

msgid "Draft"
msgstr "Draft"

#, python-format
msgid "Updated %(date)s"
msgstr "Updated %(date)s"

#. Above the posts of one series
#, python-format
msgid "Series: %(name)s"
msgstr "Series: %(name)s"

msgid "Related"
msgstr "Related"

msgid "Latest posts"
msgstr "Latest posts"

msgid "Older and newer posts"
msgstr "Older and newer posts"

#. A link to earlier posts
msgid "Older"
msgstr "Older"

#. A link to later posts
msgid "Newer"
msgstr "Newer"

# Search
msgid "Search"
msgstr "Search"

msgid "Search for"
msgstr "Search for"

#. Followed by a colon and the number of pages
msgid "Found"
msgstr "Found"

msgid "Nothing was found"
msgstr "Nothing was found"

msgid "Searching needs JavaScript."
msgstr "Searching needs JavaScript."

# The page for addresses that lead nowhere
msgid "Page not found"
msgstr "Page not found"

msgid "Nothing is written here"
msgstr "Nothing is written here"

msgid "The address may be old or mistyped."
msgstr "The address may be old or mistyped."

msgid "Go to the home page"
msgstr "Go to the home page"

# Code blocks
msgid "Copy"
msgstr "Copy"

#. What the button of a code block says when the code was copied
msgid "Copied"
msgstr "Copied"

# What Markdown writes by itself
msgid "Note"
msgstr "Note"

msgid "Tip"
msgstr "Tip"

msgid "Important"
msgstr "Important"

msgid "Warning"
msgstr "Warning"

msgid "Caution"
msgstr "Caution"

msgid "Info"
msgstr "Info"

msgid "Danger"
msgstr "Danger"

msgid "Details"
msgstr "Details"

msgid "Table"
msgstr "Table"

msgid "Done"
msgstr "Done"

msgid "To do"
msgstr "To do"

msgid "Link to this section"
msgstr "Link to this section"

msgid "Back to reference"
msgstr "Back to reference"

"""#),
    File(
      "locales/es.po",
      text: #"""
# Sumi in Spanish.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: es\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# The frame of every page
msgid "Skip to content"
msgstr "Saltar al contenido"

#. Names the menu at the top of every page
msgid "Main"
msgstr "Menú principal"

msgid "Language"
msgstr "Idioma"

#. Opens the lines of a menu below the one that is named
#, python-format
msgid "More: %(name)s"
msgstr "Más: %(name)s"

msgid "Dark theme"
msgstr "Tema oscuro"

msgid "Made with Torii"
msgstr "Hecho con Torii"

msgid "Feed"
msgstr "Fuente web"

# Finding one's way
msgid "Home"
msgstr "Inicio"

msgid "Breadcrumbs"
msgstr "Ruta de navegación"

msgid "Contents"
msgstr "Contenido"

msgid "Sections"
msgstr "Secciones"

#. Names the links to the other pages of a list
msgid "Pages"
msgstr "Páginas"

#, python-format
msgid "page %(number)s"
msgstr "página %(number)s"

#, python-format
msgid "Page %(number)s of %(total)s"
msgstr "Página %(number)s de %(total)s"

# What pages are called that nobody wrote
msgid "Archive"
msgstr "Archivo"

msgid "Authors"
msgstr "Autores"

msgid "Categories"
msgstr "Categorías"

msgid "Tags"
msgstr "Etiquetas"

#. The page of all series
msgid "Series"
msgstr "Series"

# Posts and lists of posts
#, python-format
msgid "%(count)s post"
msgid_plural "%(count)s posts"
msgstr[0] "%(count)s entrada"
msgstr[1] "%(count)s entradas"

#, python-format
msgid "%(count)s min read"
msgid_plural "%(count)s min read"
msgstr[0] "%(count)s min de lectura"
msgstr[1] "%(count)s min de lectura"

#, python-format
msgid "By %(names)s"
msgstr "Por %(names)s"

msgid "Draft"
msgstr "Borrador"

#, python-format
msgid "Updated %(date)s"
msgstr "Actualizado el %(date)s"

#. Above the posts of one series
#, python-format
msgid "Series: %(name)s"
msgstr "Serie: %(name)s"

msgid "Related"
msgstr "Relacionado"

msgid "Latest posts"
msgstr "Últimas entradas"

msgid "Older and newer posts"
msgstr "Entradas anteriores y siguientes"

#. A link to earlier posts
msgid "Older"
msgstr "Anterior"

#. A link to later posts
msgid "Newer"
msgstr "Siguiente"

# Search
msgid "Search"
msgstr "Buscar"

msgid "Search for"
msgstr "Buscar"

#. Followed by a colon and the number of pages
msgid "Found"
msgstr "Resultados"

msgid "Nothing was found"
msgstr "No se ha encontrado nada"

msgid "Searching needs JavaScript."
msgstr "La búsqueda necesita JavaScript."

# The page for addresses that lead nowhere
msgid "Page not found"
msgstr "Página no encontrada"

msgid "Nothing is written here"
msgstr "Aquí no hay nada escrito"

msgid "The address may be old or mistyped."
msgstr "La dirección puede ser antigua o estar mal escrita."

msgid "Go to the home page"
msgstr "Ir a la página de inicio"

# Code blocks
msgid "Copy"
msgstr "Copiar"

#. What the button of a code block says when the code was copied
msgid "Copied"
msgstr "Copiado"

# What Markdown writes by itself
msgid "Note"
msgstr "Nota"

msgid "Tip"
msgstr "Consejo"

msgid "Important"
msgstr "Importante"

msgid "Warning"
msgstr "Advertencia"

msgid "Caution"
msgstr "Precaución"

msgid "Info"
msgstr "Información"

msgid "Danger"
msgstr "Peligro"

msgid "Details"
msgstr "Detalles"

msgid "Table"
msgstr "Tabla"

msgid "Done"
msgstr "Hecho"

msgid "To do"
msgstr "Por hacer"

msgid "Link to this section"
msgstr "Enlace a esta sección"

msgid "Back to reference"
msgstr "Volver a la referencia"

"""#),
    File(
      "locales/fr.po",
      text: #"""
# Sumi in French.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: fr\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

# The frame of every page
msgid "Skip to content"
msgstr "Aller au contenu"

#. Names the menu at the top of every page
msgid "Main"
msgstr "Menu principal"

msgid "Language"
msgstr "Langue"

#. Opens the lines of a menu below the one that is named
#, python-format
msgid "More: %(name)s"
msgstr "Plus : %(name)s"

msgid "Dark theme"
msgstr "Thème sombre"

msgid "Made with Torii"
msgstr "Réalisé avec Torii"

msgid "Feed"
msgstr "Flux"

# Finding one's way
msgid "Home"
msgstr "Accueil"

msgid "Breadcrumbs"
msgstr "Fil d’Ariane"

msgid "Contents"
msgstr "Sommaire"

msgid "Sections"
msgstr "Rubriques"

#. Names the links to the other pages of a list
msgid "Pages"
msgstr "Pages"

#, python-format
msgid "page %(number)s"
msgstr "page %(number)s"

#, python-format
msgid "Page %(number)s of %(total)s"
msgstr "Page %(number)s sur %(total)s"

# What pages are called that nobody wrote
msgid "Archive"
msgstr "Archives"

msgid "Authors"
msgstr "Auteurs"

msgid "Categories"
msgstr "Catégories"

msgid "Tags"
msgstr "Étiquettes"

#. The page of all series
msgid "Series"
msgstr "Séries"

# Posts and lists of posts
#, python-format
msgid "%(count)s post"
msgid_plural "%(count)s posts"
msgstr[0] "%(count)s article"
msgstr[1] "%(count)s articles"

#, python-format
msgid "%(count)s min read"
msgid_plural "%(count)s min read"
msgstr[0] "%(count)s min de lecture"
msgstr[1] "%(count)s min de lecture"

#, python-format
msgid "By %(names)s"
msgstr "Par %(names)s"

msgid "Draft"
msgstr "Brouillon"

#, python-format
msgid "Updated %(date)s"
msgstr "Mis à jour le %(date)s"

#. Above the posts of one series
#, python-format
msgid "Series: %(name)s"
msgstr "Série : %(name)s"

msgid "Related"
msgstr "À lire aussi"

msgid "Latest posts"
msgstr "Derniers articles"

msgid "Older and newer posts"
msgstr "Articles plus anciens et plus récents"

#. A link to earlier posts
msgid "Older"
msgstr "Plus ancien"

#. A link to later posts
msgid "Newer"
msgstr "Plus récent"

# Search
msgid "Search"
msgstr "Recherche"

msgid "Search for"
msgstr "Rechercher"

#. Followed by a colon and the number of pages
msgid "Found"
msgstr "Résultats"

msgid "Nothing was found"
msgstr "Aucun résultat"

msgid "Searching needs JavaScript."
msgstr "La recherche nécessite JavaScript."

# The page for addresses that lead nowhere
msgid "Page not found"
msgstr "Page introuvable"

msgid "Nothing is written here"
msgstr "Il n’y a rien ici"

msgid "The address may be old or mistyped."
msgstr "L’adresse est peut-être ancienne ou mal saisie."

msgid "Go to the home page"
msgstr "Aller à la page d’accueil"

# Code blocks
msgid "Copy"
msgstr "Copier"

#. What the button of a code block says when the code was copied
msgid "Copied"
msgstr "Copié"

# What Markdown writes by itself
msgid "Note"
msgstr "Note"

msgid "Tip"
msgstr "Astuce"

msgid "Important"
msgstr "Important"

msgid "Warning"
msgstr "Avertissement"

msgid "Caution"
msgstr "Attention"

msgid "Info"
msgstr "Info"

msgid "Danger"
msgstr "Danger"

msgid "Details"
msgstr "Détails"

msgid "Table"
msgstr "Tableau"

msgid "Done"
msgstr "Fait"

msgid "To do"
msgstr "À faire"

msgid "Link to this section"
msgstr "Lien vers cette section"

msgid "Back to reference"
msgstr "Retour au renvoi"

"""#),
    File(
      "locales/it.po",
      text: #"""
# Sumi in Italian.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: it\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# The frame of every page
msgid "Skip to content"
msgstr "Vai al contenuto"

#. Names the menu at the top of every page
msgid "Main"
msgstr "Menu principale"

msgid "Language"
msgstr "Lingua"

#. Opens the lines of a menu below the one that is named
#, python-format
msgid "More: %(name)s"
msgstr "Altro: %(name)s"

msgid "Dark theme"
msgstr "Tema scuro"

msgid "Made with Torii"
msgstr "Fatto con Torii"

msgid "Feed"
msgstr "Feed"

# Finding one's way
msgid "Home"
msgstr "Inizio"

msgid "Breadcrumbs"
msgstr "Percorso"

msgid "Contents"
msgstr "Indice"

msgid "Sections"
msgstr "Sezioni"

#. Names the links to the other pages of a list
msgid "Pages"
msgstr "Pagine"

#, python-format
msgid "page %(number)s"
msgstr "pagina %(number)s"

#, python-format
msgid "Page %(number)s of %(total)s"
msgstr "Pagina %(number)s di %(total)s"

# What pages are called that nobody wrote
msgid "Archive"
msgstr "Archivio"

msgid "Authors"
msgstr "Autori"

msgid "Categories"
msgstr "Categorie"

msgid "Tags"
msgstr "Etichette"

#. The page of all series
msgid "Series"
msgstr "Serie"

# Posts and lists of posts
#, python-format
msgid "%(count)s post"
msgid_plural "%(count)s posts"
msgstr[0] "%(count)s articolo"
msgstr[1] "%(count)s articoli"

#, python-format
msgid "%(count)s min read"
msgid_plural "%(count)s min read"
msgstr[0] "%(count)s min di lettura"
msgstr[1] "%(count)s min di lettura"

#, python-format
msgid "By %(names)s"
msgstr "Di %(names)s"

msgid "Draft"
msgstr "Bozza"

#, python-format
msgid "Updated %(date)s"
msgstr "Aggiornato il %(date)s"

#. Above the posts of one series
#, python-format
msgid "Series: %(name)s"
msgstr "Serie: %(name)s"

msgid "Related"
msgstr "Articoli correlati"

msgid "Latest posts"
msgstr "Ultimi articoli"

msgid "Older and newer posts"
msgstr "Articoli precedenti e successivi"

#. A link to earlier posts
msgid "Older"
msgstr "Precedente"

#. A link to later posts
msgid "Newer"
msgstr "Successivo"

# Search
msgid "Search"
msgstr "Cerca"

msgid "Search for"
msgstr "Cerca"

#. Followed by a colon and the number of pages
msgid "Found"
msgstr "Risultati"

msgid "Nothing was found"
msgstr "Nessun risultato"

msgid "Searching needs JavaScript."
msgstr "La ricerca richiede JavaScript."

# The page for addresses that lead nowhere
msgid "Page not found"
msgstr "Pagina non trovata"

msgid "Nothing is written here"
msgstr "Qui non c’è scritto nulla"

msgid "The address may be old or mistyped."
msgstr "L’indirizzo può essere vecchio o sbagliato."

msgid "Go to the home page"
msgstr "Vai alla pagina iniziale"

# Code blocks
msgid "Copy"
msgstr "Copia"

#. What the button of a code block says when the code was copied
msgid "Copied"
msgstr "Copiato"

# What Markdown writes by itself
msgid "Note"
msgstr "Nota"

msgid "Tip"
msgstr "Suggerimento"

msgid "Important"
msgstr "Importante"

msgid "Warning"
msgstr "Avviso"

msgid "Caution"
msgstr "Attenzione"

msgid "Info"
msgstr "Informazione"

msgid "Danger"
msgstr "Pericolo"

msgid "Details"
msgstr "Dettagli"

msgid "Table"
msgstr "Tabella"

msgid "Done"
msgstr "Fatto"

msgid "To do"
msgstr "Da fare"

msgid "Link to this section"
msgstr "Link a questa sezione"

msgid "Back to reference"
msgstr "Torna al riferimento"

"""#),
    File(
      "locales/ja.po",
      text: #"""
# Sumi in Japanese.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: ja\n"
"Plural-Forms: nplurals=1; plural=0;\n"

# The frame of every page
msgid "Skip to content"
msgstr "本文へ移動"

#. Names the menu at the top of every page
msgid "Main"
msgstr "メインメニュー"

msgid "Language"
msgstr "言語"

#. Opens the lines of a menu below the one that is named
#, python-format
msgid "More: %(name)s"
msgstr "%(name)sの下位項目"

msgid "Dark theme"
msgstr "ダークテーマ"

msgid "Made with Torii"
msgstr "Toriiで作成"

msgid "Feed"
msgstr "フィード"

# Finding one's way
msgid "Home"
msgstr "ホーム"

msgid "Breadcrumbs"
msgstr "現在位置"

msgid "Contents"
msgstr "目次"

msgid "Sections"
msgstr "セクション"

#. Names the links to the other pages of a list
msgid "Pages"
msgstr "ページ"

#, python-format
msgid "page %(number)s"
msgstr "%(number)sページ"

#, python-format
msgid "Page %(number)s of %(total)s"
msgstr "%(number)s / %(total)s ページ"

# What pages are called that nobody wrote
msgid "Archive"
msgstr "アーカイブ"

msgid "Authors"
msgstr "著者"

msgid "Categories"
msgstr "カテゴリー"

msgid "Tags"
msgstr "タグ"

#. The page of all series
msgid "Series"
msgstr "シリーズ"

# Posts and lists of posts
#, python-format
msgid "%(count)s post"
msgid_plural "%(count)s posts"
msgstr[0] "%(count)s件の記事"

#, python-format
msgid "%(count)s min read"
msgid_plural "%(count)s min read"
msgstr[0] "%(count)s分で読めます"

#, python-format
msgid "By %(names)s"
msgstr "著者：%(names)s"

msgid "Draft"
msgstr "下書き"

#, python-format
msgid "Updated %(date)s"
msgstr "%(date)s更新"

#. Above the posts of one series
#, python-format
msgid "Series: %(name)s"
msgstr "シリーズ：%(name)s"

msgid "Related"
msgstr "関連記事"

msgid "Latest posts"
msgstr "最近の記事"

msgid "Older and newer posts"
msgstr "前後の記事"

#. A link to earlier posts
msgid "Older"
msgstr "古い記事"

#. A link to later posts
msgid "Newer"
msgstr "新しい記事"

# Search
msgid "Search"
msgstr "検索"

msgid "Search for"
msgstr "検索語"

#. Followed by a colon and the number of pages
msgid "Found"
msgstr "見つかった記事"

msgid "Nothing was found"
msgstr "見つかりませんでした"

msgid "Searching needs JavaScript."
msgstr "検索にはJavaScriptが必要です。"

# The page for addresses that lead nowhere
msgid "Page not found"
msgstr "ページが見つかりません"

msgid "Nothing is written here"
msgstr "ここには何も書かれていません"

msgid "The address may be old or mistyped."
msgstr "アドレスが古いか、誤っている可能性があります。"

msgid "Go to the home page"
msgstr "ホームへ"

# Code blocks
msgid "Copy"
msgstr "コピー"

#. What the button of a code block says when the code was copied
msgid "Copied"
msgstr "コピーしました"

# What Markdown writes by itself
msgid "Note"
msgstr "注記"

msgid "Tip"
msgstr "ヒント"

msgid "Important"
msgstr "重要"

msgid "Warning"
msgstr "警告"

msgid "Caution"
msgstr "注意"

msgid "Info"
msgstr "情報"

msgid "Danger"
msgstr "危険"

msgid "Details"
msgstr "詳細"

msgid "Table"
msgstr "表"

msgid "Done"
msgstr "完了"

msgid "To do"
msgstr "未完了"

msgid "Link to this section"
msgstr "この節へのリンク"

msgid "Back to reference"
msgstr "参照元へ戻る"

"""#),
    File(
      "locales/pt.po",
      text: #"""
# Sumi in Portuguese.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: pt\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# The frame of every page
msgid "Skip to content"
msgstr "Ir para o conteúdo"

#. Names the menu at the top of every page
msgid "Main"
msgstr "Menu principal"

msgid "Language"
msgstr "Idioma"

#. Opens the lines of a menu below the one that is named
#, python-format
msgid "More: %(name)s"
msgstr "Mais: %(name)s"

msgid "Dark theme"
msgstr "Tema escuro"

msgid "Made with Torii"
msgstr "Feito com Torii"

msgid "Feed"
msgstr "Feed"

# Finding one's way
msgid "Home"
msgstr "Início"

msgid "Breadcrumbs"
msgstr "Você está aqui"

msgid "Contents"
msgstr "Conteúdo"

msgid "Sections"
msgstr "Seções"

#. Names the links to the other pages of a list
msgid "Pages"
msgstr "Páginas"

#, python-format
msgid "page %(number)s"
msgstr "página %(number)s"

#, python-format
msgid "Page %(number)s of %(total)s"
msgstr "Página %(number)s de %(total)s"

# What pages are called that nobody wrote
msgid "Archive"
msgstr "Arquivo"

msgid "Authors"
msgstr "Autores"

msgid "Categories"
msgstr "Categorias"

msgid "Tags"
msgstr "Etiquetas"

#. The page of all series
msgid "Series"
msgstr "Séries"

# Posts and lists of posts
#, python-format
msgid "%(count)s post"
msgid_plural "%(count)s posts"
msgstr[0] "%(count)s artigo"
msgstr[1] "%(count)s artigos"

#, python-format
msgid "%(count)s min read"
msgid_plural "%(count)s min read"
msgstr[0] "%(count)s min de leitura"
msgstr[1] "%(count)s min de leitura"

#, python-format
msgid "By %(names)s"
msgstr "Por %(names)s"

msgid "Draft"
msgstr "Rascunho"

#, python-format
msgid "Updated %(date)s"
msgstr "Atualizado em %(date)s"

#. Above the posts of one series
#, python-format
msgid "Series: %(name)s"
msgstr "Série: %(name)s"

msgid "Related"
msgstr "Relacionados"

msgid "Latest posts"
msgstr "Artigos recentes"

msgid "Older and newer posts"
msgstr "Artigos anteriores e seguintes"

#. A link to earlier posts
msgid "Older"
msgstr "Anterior"

#. A link to later posts
msgid "Newer"
msgstr "Seguinte"

# Search
msgid "Search"
msgstr "Busca"

msgid "Search for"
msgstr "Buscar"

#. Followed by a colon and the number of pages
msgid "Found"
msgstr "Resultados"

msgid "Nothing was found"
msgstr "Nada encontrado"

msgid "Searching needs JavaScript."
msgstr "A busca precisa de JavaScript."

# The page for addresses that lead nowhere
msgid "Page not found"
msgstr "Página não encontrada"

msgid "Nothing is written here"
msgstr "Não há nada escrito aqui"

msgid "The address may be old or mistyped."
msgstr "O endereço pode ser antigo ou ter um erro."

msgid "Go to the home page"
msgstr "Ir para a página inicial"

# Code blocks
msgid "Copy"
msgstr "Copiar"

#. What the button of a code block says when the code was copied
msgid "Copied"
msgstr "Copiado"

# What Markdown writes by itself
msgid "Note"
msgstr "Nota"

msgid "Tip"
msgstr "Dica"

msgid "Important"
msgstr "Importante"

msgid "Warning"
msgstr "Aviso"

msgid "Caution"
msgstr "Cuidado"

msgid "Info"
msgstr "Informação"

msgid "Danger"
msgstr "Perigo"

msgid "Details"
msgstr "Detalhes"

msgid "Table"
msgstr "Tabela"

msgid "Done"
msgstr "Feito"

msgid "To do"
msgstr "A fazer"

msgid "Link to this section"
msgstr "Link para esta seção"

msgid "Back to reference"
msgstr "Voltar à referência"

"""#),
    File(
      "locales/zh.po",
      text: #"""
# Sumi in Chinese.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: zh\n"
"Plural-Forms: nplurals=1; plural=0;\n"

# The frame of every page
msgid "Skip to content"
msgstr "跳到正文"

#. Names the menu at the top of every page
msgid "Main"
msgstr "主菜单"

msgid "Language"
msgstr "语言"

#. Opens the lines of a menu below the one that is named
#, python-format
msgid "More: %(name)s"
msgstr "更多：%(name)s"

msgid "Dark theme"
msgstr "深色主题"

msgid "Made with Torii"
msgstr "由 Torii 生成"

msgid "Feed"
msgstr "订阅"

# Finding one's way
msgid "Home"
msgstr "首页"

msgid "Breadcrumbs"
msgstr "当前位置"

msgid "Contents"
msgstr "目录"

msgid "Sections"
msgstr "栏目"

#. Names the links to the other pages of a list
msgid "Pages"
msgstr "分页"

#, python-format
msgid "page %(number)s"
msgstr "第 %(number)s 页"

#, python-format
msgid "Page %(number)s of %(total)s"
msgstr "第 %(number)s 页，共 %(total)s 页"

# What pages are called that nobody wrote
msgid "Archive"
msgstr "归档"

msgid "Authors"
msgstr "作者"

msgid "Categories"
msgstr "分类"

msgid "Tags"
msgstr "标签"

#. The page of all series
msgid "Series"
msgstr "系列"

# Posts and lists of posts
#, python-format
msgid "%(count)s post"
msgid_plural "%(count)s posts"
msgstr[0] "%(count)s 篇文章"

#, python-format
msgid "%(count)s min read"
msgid_plural "%(count)s min read"
msgstr[0] "阅读约 %(count)s 分钟"

#, python-format
msgid "By %(names)s"
msgstr "作者：%(names)s"

msgid "Draft"
msgstr "草稿"

#, python-format
msgid "Updated %(date)s"
msgstr "更新于 %(date)s"

#. Above the posts of one series
#, python-format
msgid "Series: %(name)s"
msgstr "系列：%(name)s"

msgid "Related"
msgstr "相关文章"

msgid "Latest posts"
msgstr "最新文章"

msgid "Older and newer posts"
msgstr "较早和较新的文章"

#. A link to earlier posts
msgid "Older"
msgstr "较早"

#. A link to later posts
msgid "Newer"
msgstr "较新"

# Search
msgid "Search"
msgstr "搜索"

msgid "Search for"
msgstr "搜索内容"

#. Followed by a colon and the number of pages
msgid "Found"
msgstr "找到"

msgid "Nothing was found"
msgstr "没有找到"

msgid "Searching needs JavaScript."
msgstr "搜索需要 JavaScript。"

# The page for addresses that lead nowhere
msgid "Page not found"
msgstr "页面不存在"

msgid "Nothing is written here"
msgstr "这里什么也没有写"

msgid "The address may be old or mistyped."
msgstr "地址可能已失效或有误。"

msgid "Go to the home page"
msgstr "返回首页"

# Code blocks
msgid "Copy"
msgstr "复制"

#. What the button of a code block says when the code was copied
msgid "Copied"
msgstr "已复制"

# What Markdown writes by itself
msgid "Note"
msgstr "说明"

msgid "Tip"
msgstr "提示"

msgid "Important"
msgstr "重要"

msgid "Warning"
msgstr "警告"

msgid "Caution"
msgstr "小心"

msgid "Info"
msgstr "信息"

msgid "Danger"
msgstr "危险"

msgid "Details"
msgstr "详情"

msgid "Table"
msgstr "表格"

msgid "Done"
msgstr "已完成"

msgid "To do"
msgstr "待办"

msgid "Link to this section"
msgstr "本节链接"

msgid "Back to reference"
msgstr "返回引用处"

"""#),
    File(
      "static/apple-touch-icon.png",
      base64: "iVBORw0KGgoAAAANSUhEUgAAALQAAAC0CAMAAAAKE/YAAAAAwFBMVEX8/Pr8+/n7+ff69/T59PL58vD58e/48O337er26uf15+T05OHz4t/y4Nzx3drw2tbw19Tu1NHt0c7szszqycfqxsLpxMDowb3mu7fktLDir6vgq6ffp6Pdo57cn5vbnZjamJPZlpLYlI/XkYzXj4rWi4bUhoDSgXzQfHbOdG7Mb2nKa2XIZmDHYVvFXFbFWlPDVE3BT0i/S0O/SEG9RD28Qju8Pzi6OzS5NzC4NS23MSq2Lye1LSW1KySzKCCzJh426KEnAAAFbElEQVR42u1c13bqOhA1CTEmQAyh2eDQu+m9JOj//+qeECBEkmmeMb5rzX5nn30UTdWMFYVAIBAIBAKBQCAQCAQCgUAgEAgEwuMQSxu5j1K1aJmZ91f/y42aNXvE/mI+aOTe/Co4Ue2tmBNWdj7kO8Wpxoxdgv3uJ8VqaX5e7qRTySXDvjK75uaM3nHTSvruXrx1nAUP6tmQH51be+uouBD2pb8INpwUT4sRn/q4pIP5fbZTfnXLaksueVEM+VWyEpf75VXx+aqfh3NP3mu2PmWS11X1ahPuJ7y2QLmfa9/iL/Rl48VLzeGR1GOkb8xV1nMP4/qb9DqXb+bJMJbzLDeS5XIT/Q6mMmONgCea07Jjbt7HZTPW07zImtei5GX2Xl8/ZWyGX9vElpJELno3nf7Pc06wz1qT2GBfdUFY+EcwDKJqfhqKmt2ZUmDw/d9+xhRdFzVX3ZbC36G1ixjTs2Bug7sgrIGmOSI6jrZ71sD0myiDJbov1tcQtObOayI5vrygeQRiQE+7ox6ghEZNuBwLoCIwt2OrYIgWstFPsIR4d9QMIb8WUw4DjHvnQNjQAyvsAObnP30I8Dw1IVRWkBlD78dGoMN5jxedh2T/MUVWh9X8LmRJsDXnvhsYA2Vt86LjKK6pCcn58gUfvv/gY+9FIW+1xWn+gu7UxffEFiDnEDy347EvlieAPQP+RsNnN/aeGa51WeU09+BjVwHcWPjbgdBiOdQXX1CVV5jTvEEo6Y43MAtEyCfSLYwkEtrGbbT07gSHV4UZEN+CE43SoR0c2GFepFVO8xBD82+iUAChS3Ki6yiimwf6LoodZlFEH1/3FihtpSiK6NqRX8NwHjgNitKRPw1Bx8XDGY7oAgO1xClmzcJn1FCxa42b/+9RAXWpQb4freB6D7YCYItyoms4on+r0C1CbCnjiO6CpgkpTnQBR/QItC7iT9rCEX0yIKC7Z+P7NEUUzadlKMCgVgL4ZUgO4+RfAAiJuicurwJ70m9eFFunzgPiTkfw+wdc2AXwHgFu8m6OofmPX1UBCPnncIw34dN2EEREFB4u4giiT9NfkNKlhfkGILGbAbQ3QspNy+DuKcfQLXEMntzw0YWBD/gnEKp9fjqsBC26hVDt8+X4BNMM2RKGtMjfD+B5+SbGS7DwiAibfrzidOz5RYVPDe9GM6ihfOHpE7K4jXODL1C8wsDVCrBFPcA6D2HsEc7rmRyzjmTf37ca6iVRW6J17FMMaUQl0Ees9cURU5hBujL/2qcCirYE0XMN4y8IGwEWgmqAt5G4MDUHOzFWglgC4EPhAmWi8heqZBHAdOk4JgKjDitaNoW8dfV0GxY1g7dUNMlc/dbFWUdFh/QFP0ZiyrYu7i6N9AX8/Pg1rQQ3w/V5yYbrBGNcPSbdMbPvGPAKSVe/cHaiytIts9nNsdGQLl8iveXIdi92Rn9T7H215VvaWLsMEYcN/OX19hgsSy8Z2+gKFtKOi8DmVQb5XFg4EGQVPNQcd8Tn1Yv9Cq3oJBnpTeSs3zt0Dj/O6Ta7zr/sompW1OHZjx6M6xlJNR3M1PrnPj0wUnFFK6HRpY9LLAetSiFvZtI7mDV7euEHI/yVRO2Shlsx8mLP/HUGqnnozW58eAioua8q3iBog2mue7ioX4GRvDEUL2FsADRPvP5oUKTvWnMzqHgOa+1K8vwxHwFxddiPOOb9zZ7cG1Ae+a2VQO6e+Dg2lAfDmt8oeZZTHo+A0d1e75k7xpPiD0Rqi2sUb/v5F8VHCKTq4wtnbOf9+DWpWKHndODjlqH4F6GU1eiNj9o3s2GnaurK/wNqLJl+jyoEAoFAIBAIBAKBQCAQCAQCgUAgSPEfUxS+4ubyKgcAAAAASUVORK5CYII="),
    File(
      "static/css/highlight.css",
      text: #"""
/* Marked and numbered lines, names of files */
.hll { display: block; margin-inline: calc(-1 * var(--gap)); padding-inline: var(--gap); background: var(--tint); box-shadow: inset 3px 0 var(--mark) }
.linenos { padding-right: 1em; color: var(--soft); user-select: none }
.linenodiv .hll { all: unset }
.linenodiv pre { padding-right: 0 }
.prose .highlighttable td { padding: 0; border: 0 }
.prose .highlighttable .code { width: 100%; max-width: 0 }
.filename { display: block; padding: .2rem var(--gap) 0; font: 600 .82rem var(--sans) }
/* Tokens, by the names that Pygments gives their kinds */
.highlight span:is(.c, .c1, .ch, .cm, .cp, .cpf, .cs, .sd) { color: var(--soft); font-style: italic }
.highlight span:is([class^=k], .ow, .nt) { color: var(--violet) }
.highlight span:is([class^=s]:not(.sd), .gi) { color: var(--green) }
.highlight span:is([class^=m], .il, .kc, .no, .bp, .ni) { color: var(--amber) }
.highlight span:is(.nf, .fm, .nc, .nd, .nn, .na, .nl, .py) { color: var(--blue) }
.highlight span:is(.gd, .gr, .err, .sr, .se) { color: var(--red) }

"""#),
    File(
      "static/css/sumi.css",
      text: #"""
/* Sumi: ink on paper. What sets the look is a property of :root. */
:root {
  color-scheme: light dark;
  --accent: #b3261e;
  --paper: light-dark(#fcfcfa, #151514);
  --wash: light-dark(#f3f3ef, #1f1f1e);
  --line: light-dark(#dddcd6, #383735);
  --soft: light-dark(#4c4a45, #b8b5ae);
  --ink: light-dark(#1b1a18, #e8e5df);
  /* The accent, made dark or light enough to be read */
  --mark: light-dark(
    oklch(from var(--accent) min(l, .46) c h),
    oklch(from var(--accent) max(l, .78) min(c, .13) h));
  --tint: color-mix(in srgb, var(--mark) 10%, transparent);
  --blue: light-dark(#17437d, #93bdf0);
  --green: light-dark(#24521f, #9ccb8f);
  --violet: light-dark(#5d2f80, #cba8ec);
  --amber: light-dark(#653d00, #e3b568);
  --red: light-dark(#8a1a1a, #f2a097);
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, P052, "Noto Serif", Georgia, serif;
  --sans: system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  --mono: ui-monospace, "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --measure: 31rem;
  --leading: 1.65;
  --gap: 1.25rem;
}
[lang] { --text: var(--serif) }
[data-font=sans], [data-font=sans] [lang] { --text: var(--sans) }
[data-theme=light] { color-scheme: light }
[data-theme=dark] { color-scheme: dark }

/* Scripts with line breaks of their own; systems know their fonts */
:is([lang|=ja], [lang|=zh], [lang|=ko]) { --serif: serif; --sans: sans-serif; --leading: 1.85; line-break: strict; text-autospace: normal }
[lang|=ja] { --serif: "Hiragino Mincho ProN", "Yu Mincho", serif; --sans: "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif }
[lang|=ko] { word-break: keep-all }
:is([lang|=ja], [lang|=zh]) em { font-style: normal; text-emphasis: filled sesame }
[lang|=ja] :is(h1, h2, h3) { word-break: auto-phrase }
:where([lang]) { font-family: var(--text); line-height: var(--leading) }

/* Page */
*, ::before, ::after { box-sizing: border-box }
html {
  font-size: clamp(100%, 94% + .3vw, 118.75%);
  -webkit-text-size-adjust: 100%;
  scroll-padding-top: 1.5rem;
}
body {
  margin: 0;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  background: var(--paper);
  color: var(--ink);
  overflow-wrap: break-word;
  hanging-punctuation: first allow-end;
}
.column { width: min(100% - 2 * var(--gap), var(--measure)); margin-inline: auto }
main { flex: 1; padding-block: 1rem 4rem; outline: 0 }
h1, h2, h3, h4, h5, h6 { margin: 0; line-height: 1.2; text-wrap: balance; font-weight: 700 }
h1 { font-size: clamp(1.9rem, 1.5rem + 1.8vw, 2.6rem); line-height: 1.12; letter-spacing: -.015em }
p, ul, ol, dl, figure, blockquote { margin: 0 }
p, li, figcaption { text-wrap: pretty }
a { color: inherit; text-decoration: none }
a:hover, :is(.prose, .standfirst) a { text-decoration: underline .07em var(--mark); text-underline-offset: .2em }
a:hover { color: var(--mark) }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 3px; border-radius: 2px }
img, svg, video, iframe { max-width: 100%; vertical-align: middle }
img, video { height: auto }
svg { fill: currentColor }
[dir=rtl] .arrow { display: inline-block; scale: -1 1 }
[dir=rtl] h1 { letter-spacing: 0 }
.unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap }
.skip { position: absolute; z-index: 2; inset: .5rem auto auto .5rem; padding: .5rem 1rem; background: var(--ink); color: var(--paper); font: 1rem var(--sans) }
.skip:not(:focus) { clip-path: inset(50%) }

/* Interface */
.site-header, .site-footer, .breadcrumbs, .pagination, .meta, .when, .rows time, small, .tags, .terms span,
.toc summary, .label, .copy, figcaption, blockquote footer, .admonition-title {
  font: .82rem/1.5 var(--sans);
}
.site-footer, .breadcrumbs, .pagination, .meta, .when, .rows time, small, .terms span, figcaption, caption, blockquote footer { color: var(--soft) }
time, .pagination, .terms span { font-variant-numeric: tabular-nums; unicode-bidi: plaintext }
:is(header, footer, nav, .toc) :is(ul, ol), .rows, .terms, .tags { list-style: none; padding: 0 }

.site-header, .site-footer, .post-footer { display: flex; flex-wrap: wrap; justify-content: space-between }
.site-header, .site-footer { --measure: 49rem; align-items: center; gap: .25rem 1.25rem; padding-block: 1.5rem clamp(2rem, 6vw, 4.5rem) }
.brand { display: flex; align-items: center; gap: .5rem; margin-inline-end: auto; font: 700 1.05rem/1.5 var(--text) }
.ring { color: var(--mark); flex: none }
.line { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round }
.menu > ul, .site-footer ul, .tags, .breadcrumbs ol { display: flex; flex-wrap: wrap; gap: 0 1.1rem }
.menu li { position: relative; display: flex }
.menu :is(a, summary), .tools > * { padding-block: .35rem }
:is(.menu, .tools) [aria-current] { text-decoration: underline .12em var(--mark); text-underline-offset: .4em }
.tools { display: flex; align-items: center; gap: .25rem }
.tools > * { position: relative; padding-inline: .3rem; line-height: 1.5 }
.tools > :last-child { margin-inline-end: -.3rem }
.more summary { list-style: none; padding-inline: .3rem; white-space: nowrap }
.more summary::-webkit-details-marker { display: none }
.more summary svg { margin-inline-start: .15rem }
.more[open] summary, summary:hover, button:hover { color: var(--mark) }
.more ul { position: absolute; z-index: 1; inset: 100% auto auto -.9rem; min-width: 9rem; padding: .4rem .9rem; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; box-shadow: 0 .5rem 1.5rem rgb(0 0 0/.1) }
.tools .more ul { inset-inline: auto 0 }
.more ul ul { position: static; padding: 0 0 0 .9rem; border: 0; box-shadow: none }
.more li { flex-wrap: wrap }
.more li a { flex: 1; display: block; padding-block: .3rem; font-family: var(--sans) }
button { border: 0; background: none; color: inherit }
button, summary { cursor: pointer }
.theme-switch[aria-pressed=true] svg { rotate: 180deg }
.site-footer { padding-block: 1.25rem 2rem }
.site-footer, .footnotes, .neighbours { border-top: 1px solid var(--line) }
.site-footer svg { vertical-align: -.1em }
.credit::before, .meta > * + *::before { content: "·"; margin-inline: .1em .35em }

/* Lists of posts */
.intro { margin-bottom: clamp(3rem, 8vw, 5rem) }
.intro .prose { margin-top: 1.5rem }
.statement { font-weight: 400; font-size: clamp(1.5rem, 1.2rem + 1.4vw, 2.05rem); line-height: 1.32; letter-spacing: -.01em; text-wrap: pretty }
.quiet { margin-bottom: 2.5rem; font-size: 1.35rem }
.entries { display: grid; gap: clamp(2.25rem, 5vw, 3rem) }
.entry { position: relative }
.entry :is(h2, h3), .year h2 { font-size: 1.35rem; line-height: 1.25 }
.entry :is(h2, h3) + p { margin-top: .4rem }
.when { margin-bottom: .2rem }
.rows { display: grid; grid-template-columns: auto 1fr; gap: 0 1.25rem; border-bottom: 1px solid var(--line) }
.rows li { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; border-top: 1px solid var(--line) }
.rows li, .terms li { align-items: baseline; padding-block: .45rem }
.rows time { white-space: nowrap }
.rows a:only-child { grid-column: 1 / -1 }
nav + .entries, .prose + .entries, .prose + nav, .related { margin-top: 3rem }
.year { position: relative; margin-top: 2.5rem }
.year h2 { margin-bottom: .5rem; font-variant-numeric: tabular-nums }
.terms { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 0 2rem }
.terms li { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid var(--line) }
.label, .toc summary { font-weight: 600 }
.label { margin-bottom: .75rem }
.search-form { display: flex; gap: .75rem; margin-bottom: 2.5rem; border-bottom: 1px solid var(--soft) }
.search-form > * { border: 0; padding: .5rem 0; background: none; color: inherit; font: 1.18rem var(--text) }
.search-form input { flex: 1; min-width: 0; appearance: none }
.search-form button { font: .82rem var(--sans) }
.search-form:focus-within { border-color: var(--mark); box-shadow: 0 1px var(--mark) }
.search-form input:focus-visible { outline: 0 }
.series { margin-bottom: 2.5rem; font-size: .95rem; line-height: 1.5 }
.series ol { list-style: decimal; padding-inline-start: 1.4em }
.series .label { margin-bottom: .3rem }
.series a[href]:not([aria-current]), .standfirst a { text-decoration: underline .07em var(--line) }
.pagination { display: grid; grid-template-columns: 1fr auto 1fr; gap: 1rem; margin-top: 3.5rem }
.pagination a { padding-block: .3rem; color: var(--ink) }
.pagination > :last-child { text-align: end }

/* Post */
.page-header { margin-bottom: clamp(1.75rem, 5vw, 2.75rem) }
.meta { margin-bottom: .75rem }
h1 ~ .meta { margin-block: 1rem 0 }
.standfirst { margin-top: .9rem; font-size: 1.18rem; line-height: 1.5; color: var(--soft) }
.breadcrumbs { margin-bottom: 1rem }
.breadcrumbs li + li::before { content: "/"; margin-inline-end: 1.1rem }
.toc { margin-bottom: 2.5rem; border-block: 1px solid var(--line) }
.toc summary { padding-block: .6rem }
.toc ol { font-size: .95rem; line-height: 1.4; padding-bottom: .8rem }
.toc li { padding-block: .2rem }
.toc li ol { padding-block: .2rem 0; padding-inline-start: 1.25rem }
.post-footer { gap: .5rem 2rem; align-items: baseline; margin-top: 3rem }
.post-footer .meta { margin: 0 }
.tags, .rows, .terms, .neighbours { overflow-wrap: anywhere }
.tags a { padding-block: .15rem; display: inline-block }
.tags a::before { content: "#"; color: var(--mark); margin-inline-end: .1em }
.neighbours { line-height: 1.35; display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem 2rem; margin-top: 3rem; padding-top: 1.25rem }
.neighbours small { display: block; margin-bottom: .25rem }
.newer { grid-column: 2; text-align: end }

/* Text */
.prose > * + * { margin-top: 1.15rem }
.prose :is(h1, h2, h3, h4, h5, h6) { position: relative; margin-block: 2.2em -.35rem }
.prose > :first-child { margin-top: 0 }
.prose h2 { font-size: 1.45rem }
.prose h3 { font-size: 1.18rem }
.prose :is(h4, h5, h6) { font-size: 1rem }
.prose :is(ul, ol) { padding-inline-start: 1.4em }
.prose li + li, .prose li > :is(p, ul, ol) { margin-top: .35rem }
.prose li > p + p { margin-top: .8rem }
.prose li::marker { color: var(--soft); font-variant-numeric: tabular-nums }
.prose :is(dt, summary) { font-weight: 700 }
.prose dd + dt { margin-top: .8rem }
.math.display { text-align: center }
.video iframe { width: 100%; aspect-ratio: 16/9; border: 0 }
.prose li:has(> [type=checkbox], > p > [type=checkbox]) { list-style: none }
.prose [type=checkbox] { appearance: none; width: .8em; height: .8em; margin: 0; margin-inline: -1.3em .5em; border: 1px solid var(--soft); border-radius: 2px; vertical-align: -.02em }
.prose [type=checkbox]:checked::before { content: "✓"; display: block; color: var(--mark); font: 700 1em/.6 var(--sans) }
.prose hr { width: 5rem; margin: 2.5rem auto; border: 0; border-top: 1px solid var(--soft) }
.prose :is(blockquote, .admonition) { padding-inline-start: 1.2rem; border-inline-start: 2px solid var(--hue, var(--mark)) }
.prose :is(blockquote, .admonition, details) > * + * { margin-top: .8rem }
mark { background: var(--tint); color: inherit }
.story > p:not(:has(img)):is(:last-child, :has(+ .footnotes))::after {
  content: ""; display: inline-block; width: .5em; height: .5em; margin-inline-start: .5em;
  border: .13em solid var(--mark); border-radius: 50%;
}
.prose .anchor { position: absolute; inset-inline-start: -1.1em; font: 400 .8em var(--sans); color: var(--soft); text-decoration: none; opacity: 0 }
:hover > .anchor, .anchor:focus-visible { opacity: 1 }
@media (hover: none) { .anchor { opacity: .6 } }

.prose :is(figure, .table-wrap, .highlight, .admonition, details) { margin-block: 1.75rem }
figcaption { margin-top: .6rem }
figure img { width: 100% }
@media (min-width: 56rem) { .prose .wide { margin-inline: -6rem; max-width: none } }
.table-wrap, .math.display { overflow-x: auto }
.prose table { min-width: 100%; border-collapse: collapse; font: .86rem/1.5 var(--sans); font-variant-numeric: tabular-nums lining-nums }
.prose :is(th, td) { padding: .45rem .75rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line) }
.prose :is(th, td):first-child { padding-inline-start: 0 }
.prose thead th { border-bottom-color: var(--soft) }

.admonition { --hue: var(--blue) }
.admonition-title { font-weight: 700; color: var(--hue) }
.admonition.tip { --hue: var(--green) }
.admonition.important { --hue: var(--violet) }
.admonition.warning { --hue: var(--amber) }
.admonition:is(.caution, .danger) { --hue: var(--red) }
.prose details { padding: .7rem 1rem }
.footnotes { margin-top: 3rem !important; padding-top: 1.25rem; font-size: .86rem; line-height: 1.55 }
.footnote-ref { font: .72em/1 var(--sans); vertical-align: .45em }
.footnote-ref a { padding: .3em .1em }
.footnote-backref { font-family: var(--mono) }
.prose :is(.footnote-ref a, .footnote-backref) { text-decoration: none; color: var(--mark) }
:is(.footnotes li, .footnote-ref a):target { background: var(--tint) }

/* Code; the colours of its tokens are in highlight.css */
.highlight, pre, kbd, :not(pre) > code, .copy, .prose details { background: var(--wash); border-radius: 4px }
code, kbd, samp, pre { font-family: var(--mono); font-size: .84em; direction: ltr; unicode-bidi: isolate }
:not(pre) > code { padding: .1em .3em }
kbd { padding: .1em .4em; border: 1px solid var(--line); border-bottom-width: 2px }
.highlight { position: relative; direction: ltr }
.prose > .highlight { margin-inline: calc(-1 * var(--gap)) }
.highlight[data-lang]::before { content: attr(data-lang); display: block; padding: .5rem var(--gap) 0; font: .75rem/1.5 var(--sans); color: var(--soft) }
pre { margin: 0; padding: .9rem var(--gap); overflow-x: auto; text-align: left; line-height: 1.6; tab-size: 4 }
.prose pre { font-size: .82rem }
.highlight[data-lang] pre { padding-top: .5rem }
pre code { display: inline-block; min-width: 100%; font-size: 1em }
.copy { position: absolute; top: .35rem; right: .6rem; padding: .15rem .5rem; color: var(--soft); font-size: .75rem }
@media (hover: hover) { .copy { opacity: 0 } .highlight:hover .copy, .copy:focus-visible { opacity: 1 } }

/* Dates and years hang in the margin */
@media (min-width: 62rem) {
  .entry .when, .year h2 { position: absolute; top: .3rem; inset-inline-start: -9rem; width: 8rem; margin: 0 }
}
@media (max-width: 30rem) {
  .menu { order: 1; width: 100% }
  .rows:not(.year *) { grid-template-columns: 1fr }
  .prose table { width: max-content }
  .prose td { max-width: 14rem }
}
@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth }
  @view-transition { navigation: auto }
  .anchor, .copy { transition: opacity .15s }
  .theme-switch svg { transition: rotate .3s }
}
@media print {
  :root { color-scheme: light !important; --paper: #fff; --ink: #000 }
  html { font-size: 11pt }
  .menu, .tools, .search-form, .series, .skip, .site-footer, .toc, .neighbours, .related, .pagination, .copy, .anchor { display: none !important }
  .column { width: 100% }
  .prose > .highlight { margin-inline: 0 }
  .prose a[href^=http]::after { content: " (" attr(href) ")"; font-size: .8em; color: var(--soft); overflow-wrap: anywhere }
  pre { white-space: pre-wrap }
  h2, h3, h4 { break-after: avoid }
  figure, pre, tr, blockquote { break-inside: avoid }
}

"""#),
    File(
      "static/favicon.ico",
      base64: "AAABAAIAEBAAAAAAIACYAgAAJgAAACAgAAAAACAAigYAAL4CAACJUE5HDQoaCgAAAA1JSERSAAAAEAAAABAIBgAAAB/z/2EAAAJfSURBVHicfZK7T1RREMZ/c84FQYEVY3zCquuy4moo5A9Aoo2FLqisiTExVlpgaWOzsbKx0WhhNDHR2CwR5WEBJj5KRRMLwUTBgl1DSDDxgcB67z1jgdesoE41ZybfzHzfd6AscmBYEk/a8BQkepfn8GfDCLgusKd2xDsNHHfKJmDMd/SWKmuGs2NjP6JFF8D9HhCBe1KbW+rEuxWzZs+nIBzG6SVhxfMD4+OzAu5OMlkXM98rD72bmlEQAfUi8EBzw+5qtU8QWTMdhtnMu8mepfR2xmLzU7MLRwcSDS/kQ/FNDozkwOxKp71qf3akvsK2TJeCzJGJQv/1VirqX+GyEEbcBXQwvWWD8/XK2nl3cqhYLAEw2LTl8MiuhD5oarwL8LKViqViRoICDDQ13u5PNp6BX6o70Uyoqp4xN3NgWhOLAv0tFESF1wjHgMWJqCa/hE4w8uECOHqW21lmmw6ofFO0WUEMgIhYAOtU/gVccsE2gVVP27Bm8QAmY55RFZdSkL1t/79AVTuBj+3PCMyv4iOLiB9Kt4BGguXA5MDkwebTVLY/I+hNxrs2VlY0O2EQQBTkYTy+mire1lqz/msQnj/4vnDxb9v7U/F91SL3EK2a893uzERxXPJgsxD2pxo6VhrvvgXm1PUh3Awcoy4MAs/YrQhdVqQ7Zq1M+/7Zw++LV/NgBSAa0peKn6gSrq3xvLoFp3wOQ1DCGs/YWmOY8QN/wem5jvHC5QjzW/WokN/ekKy19rSK7g+VuKDGIAUDj0uh3shMFEaj77+MYx5suV1DicS6oURiXXm9PAf4CeII91FWjDxTAAAAAElFTkSuQmCCiVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAGUUlEQVR4nK2XTWxcVxXHf+fcNzP22I4SYtPmayZJbSdETWkxVBUCjb1J0nypTTVZdIGAggoCsYFNNiRlAQhUpC4AtbRUQiISY0SIk6aEL3tENq0oRZVKWtuK8EdCEguSRo5nPPPuPSxmxjaJY8ehZ/feu/f8z/vf//m4wspMCqAduZzUHov11zkApopFOwx+hT6XNwMZzBF96I5heacFcAKeIvFR0E9vzzziPT0m1umN9SqSVigB7weRv4TWyhsH3/pXaT72ewzAQAAR8L/sXte+huhLgjxdDTzYFqm0qFIKxnUfXw5wzomUAMqlWBcCHwV9DsKdcORO4FJ3cmZb9osK30mpbJgNRlKEcrBrGMcV/4s9I5Nv3sn5q9ls0xfGxspLBXFbAA3wwo4dydZ4+mdpp5+b9gaYRSJi8IoP9t39I+MXGnsa+ugtEgRCnT0GHti0w6ls3j8y/loB3GIC/Z8AGrS/3tmZCFo5ucq53dd8PNssmvJml83kmb0jY2caoHVAY5GzNlCBMNC98WtiuvHAyPiRwRxRX5F44Tpd+NCfr23yMvvzVc7tvhbH5bRqymPnS8E+s3dk7MxgjugoaF+RWGq0Lio0gVDI4w4OT/7YsEdPdWW+11ckLuRxizLQoOhkZ+aZ1Ql9+QPvZ5OiScMuzXj/2FOjFycX+4OlrMHCrzffn21Lpf5ZCrb/iVuOQxZQz6nudWvVEuedykdis5AUkZsWeg8NT5xbKfhcEHmc9OMHujcdT6K75INydteVKzN1cFOAoRxOwNSiZ9siba9YqLY6jUoWfnpoeOLciz0k7gUcoL+/LmyvL61JuLWVVU1fEbChXO0o5hh4qYdo3Y3Mu0mVztjMBEoS/PbHRy9ePAayVC4vyUA9q05ks6ujlE0aXItCsnPv6GgFQOuVzjZczzyUUOmqhODTqhobf9g7enGyf5lCspzVs0SeHBu7bsZ7q53bGFN+DLAC6FxjMbFHm1RAiEVAzM4aSEdu8WK1UhZq0diVJhVDtRegI5eT+TRUtggghlaDAXZewKaKy9fz5ay/HoCYVAKIGI9ArXtqo6Ua0lGrKKKxGQF3AyB/Fw1lOXt3zoe1xWaYWAbgMPg5BsQsmlsGRPL/AzdcPwdhMEdkkKmagZFufNTGMAEyjYBgIakCWDvM03evdrS+f3piwxaFbGwGSHVBAA2zcQEzISRECGI7PwwR9uZqGBa5Xc3OJc0A7CrUKqUOFWsaELG3q2aC4byBGfsErLd47ykIMFXEDMSwL1fMLBIxRd4BGMrlVI/Va3IU8WYphOtOJDETQkiq5E5t3/ig1PLVLQVyJxvMEdX7y9Nt6j5eDSEOIN74U21FERWwQh635x+T/1Hkd2mnGFZNikbm5YeAXetBbYVaMHB9ReLj2zatTyrPVyz4hKqb8eFSU3p2EKC32MiC/tomr/JCJRiKRDM++Fbn9pzs2nTk2beoDuVwd8OEgbzYQ0LAv7xtbdtqk98kVe+bNYvTKqrYT3a/c+XmYI5IwObbcR53uB8/0JUprIo0fyMOVRW0SdWVgz+yf3ji+3UAHcqhU0Wskd/HgP480nEVaTSt012ZrSr8KqX6yWnvq02qiarZuIbkzjdGR6eP1cDnAzhaz4hP7ch+VGN724ncPxvMqyDNqjob7DWTcGzf+xN/XYqB325b25ak5fMC306Itt/0IXYCTSrRTBx2Hxyd+P1t88AC+lQgnOja9Nm0yB+DSLIaLEbQFlUthxCAPxt2BtG/x1QvNcXqKwldJTFbEfpU2NfsNFsORjWE2IlIq1N33ftvPjE88aNbZ8PbhNVYcOKBjbvTTvudattN72MAFYmaVXEC1WCUzUyM4BSXEkUFZoNRCSEGLKmaiARK3n/rwMjk84sNNYsqexCiPohPdK1/uFkSrzQ7/cRMCFSDxWCh1lnEMS/KgJk3IWBopJpIq1AKYbzs7etPjk6cuqupeDEmXujsTHW7yjdAvpoS2QIQmxFjhHq3EIEIISE1d7MWpgx7tSz+B4feu/TvO4EvGQDMawLg7EP3tfhS4oCo2xfMHjbYYGYtBiLCjCKXBf4m8PpMHJ196sKFqwt/ZCmc5UxuHaUBTu/MrBnYujVz+mObswPd69rtlhG/kMettHgtaY0b8lK35EIeV2+7dw38X5+r+E+5W/86AAAAAElFTkSuQmCC"),
    File(
      "static/favicon.svg",
      text: #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#b3261e" d="M20.6 3.1C12.6.3 3.7 5.4 2.5 14.2c-1.2 8.7 5.3 16 13.7 15.9 8.2-.1 14.5-7 13.6-15-.5-4.5-3-8.3-6.7-10.3 2.8 2.6 4.3 6 4.2 9.8-.2 6.7-5.2 11.5-11.3 11.3C9.6 25.7 5.7 20.8 6.2 15 6.8 8.2 13.3 3.7 20.6 3.1z"/></svg>

"""#),
    File(
      "static/js/search.js",
      text: #"""
// Finds pages by the words of their titles, tags and texts, in the index that the build wrote.
(async () => {
  const words = document.currentScript.dataset
  const { q, found, results } = window
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const pages = await (await fetch(words.index)).json()
  for (const page of pages) page.fields = [page.title, page.tags.join(" "), page.text].map(fold)

  // Every other part is what the pattern found.
  const add = (parent, tag, text = "", pattern) => {
    const node = parent.appendChild(document.createElement(tag))
    text.split(pattern).forEach((part, i) => i % 2 ? add(node, "mark", part) : node.append(part))
    return node
  }
  const show = ({ url, title, text }, pattern) => {
    const entry = add(results, "article")
    entry.className = "entry"
    add(add(entry, "h2"), "a", title, pattern).href = url
    const start = Math.max(0, text.search(pattern) - 60)
    const from = start && text.indexOf(" ", start) + 1
    const part = text.slice(from, from + 180)
    add(entry, "p", (from ? "… " : "") + part + (text.endsWith(part) ? "" : "…"), pattern)
  }
  const search = () => {
    const query = q.value.trim()
    const terms = fold(query).split(/\s+/).filter(Boolean)
    const score = ({ fields }) => {
      const scores = terms.map(term =>
        fields.reduce((sum, field, i) => sum + field.includes(term) * [9, 4, 1][i], 0))
      return Math.min(...scores) && scores.reduce((a, b) => a + b)
    }
    const hits = terms.length ? pages.filter(score).sort((a, b) => score(b) - score(a)) : []
    const pattern = RegExp(`(${query.replace(/[^\p{L}\p{N}\s]/gu, "\\$&").split(/\s+/).join("|")})`, "i")
    results.replaceChildren()
    found.textContent = !query ? "" : hits.length ? `${words.some}: ${hits.length}` : words.none
    for (const page of hits.slice(0, 50)) show(page, pattern)
    history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname)
  }
  q.form.onsubmit = event => event.preventDefault()
  q.oninput = search
  q.value = new URLSearchParams(location.search).get("q")
  q.focus()
  search()
})()

"""#),
    File(
      "static/js/sumi.js",
      text: #"""
// Comfort only: theme switch, menus that close, copy buttons. Without it every page still works.
(() => {
  const root = document.documentElement
  const all = (selector, act) => document.querySelectorAll(selector).forEach(act)
  const words = document.currentScript.dataset
  const system = matchMedia("(prefers-color-scheme: dark)")

  all(".theme-switch", button => {
    const isDark = () =>
      root.dataset.theme === "dark" || (root.dataset.theme !== "light" && system.matches)
    const show = () => {
      button.setAttribute("aria-pressed", isDark())
      const paper = getComputedStyle(document.body).backgroundColor
      all("meta[name=theme-color]", meta => { meta.content = paper })
    }
    button.hidden = false
    button.onclick = () => {
      root.dataset.theme = isDark() ? "light" : "dark"
      // Storage can be forbidden; the choice then lasts as long as the page.
      try { localStorage.theme = root.dataset.theme } catch {}
      show()
    }
    system.addEventListener("change", show)
    show()
  })

  for (const event of ["click", "keydown"]) document.addEventListener(event, ({ key, target }) => {
    if (key && key !== "Escape") return
    all(".more[open]", menu => {
      if (!key && menu.contains(target)) return
      menu.open = false
      if (key) menu.firstChild.focus()
    })
  })

  if (navigator.clipboard) all(".prose .highlight", box => {
    const copy = document.createElement("button")
    copy.className = "copy"
    copy.textContent = words.copy
    copy.onclick = async () => {
      const code = box.querySelector("code").cloneNode(true)
      code.querySelectorAll(".linenos").forEach(number => number.remove())
      await navigator.clipboard.writeText(code.textContent)
      copy.textContent = words.copied
      setTimeout(() => { copy.textContent = words.copy }, 2000)
    }
    box.append(copy)
  })
})()

"""#),
    File(
      "templates/404.html",
      text: #"""
{#- What a reader sees at an address that leads nowhere. Blocks: page_header, list. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import rows %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<p class="meta">404</p>
<h1>{% trans %}Nothing is written here{% endtrans %}</h1>
<p class="standfirst">{% trans %}The address may be old or mistyped.{% endtrans %} <a href="{{ site.home.url }}">{% trans %}Go to the home page{% endtrans %}</a></p>
</header>
{% if site.search %}{% include "partials/search.html" %}{% endif %}
{%- endblock %}
{% block list -%}
{% if site.posts -%}
<section aria-labelledby="latest">
<h2 class="label" id="latest">{% trans %}Latest posts{% endtrans %}</h2>
{{ rows(site.posts[:5], site.params.date_format) }}
</section>
{%- endif %}
{%- endblock %}
{% endblock %}

"""#),
    File(
      "templates/archive.html",
      text: #"""
{#- Posts by year, long years by month too. Blocks: page_header, list. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import rows, count %}
{% set whole = year is not defined %}
{% if not whole -%}
{% set heading = year.year if month is not defined else month.pages[0].date | date("month") -%}
{% endif %}
{% block title %}{{ title_of(page) if whole else heading }}{{ site_title(1) }}{% endblock %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<h1>{{ title_of(page) if whole else heading }}</h1>
<p class="standfirst">{{ count(archive | sum(attribute="count")) }}
{%- if archive | length > 1 %} · <span dir="ltr">{{ archive[-1].year }}–{{ archive[0].year }}</span>{% endif %}</p>
</header>
{%- endblock %}
{% block list -%}
{% for group in archive -%}
{% set name = "y" ~ group.year -%}
<section class="year" {% if whole %}aria-labelledby="{{ name }}"{% else %}aria-label="{{ heading }}"{% endif %}>
{%- if whole %}
<h2 id="{{ name }}">{% if group.url %}<a href="{{ group.url }}">{{ group.year }}</a>{% else %}{{ group.year }}{% endif %}</h2>
{%- endif %}
{%- if group.count > 20 and month is not defined %}
{%- for part in group.months %}
<h3>{% if part.url %}<a href="{{ part.url }}">{{ part.name }}</a>{% else %}{{ part.name }}{% endif %}</h3>
{{ rows(part.pages, "day") }}
{%- endfor %}
{%- else %}
{{ rows(group.pages, "day") }}
{%- endif %}
</section>
{% endfor -%}
{% endblock %}
{% endblock %}

"""#),
    File(
      "templates/base.html",
      text: #"""
{#- Every page. Blocks: title, head, head_extra, header, breadcrumbs, main, footer, scripts. -#}
{%- from "macros/titles.html" import title_of -%}
{#- What follows in the browser's title: the number of a list's page, and the site. -#}
{%- macro site_title(number) -%}
{%- if number > 1 %} – {% trans %}page {{ number }}{% endtrans %}{% endif %} · {{ site.title }}
{%- endmacro -%}
{%- set page_number = paginator.number if paginator is defined and paginator else 1 -%}
<!doctype html>
<html lang="{{ site.language }}" dir="{{ site.direction }}" data-theme="{{ site.params.color_scheme }}" data-font="{{ site.params.font }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% block title %}{{ title_of(page) }}{{ site_title(page_number) }}{% endblock %}</title>
{% block head -%}
{% include "partials/head.html" %}
{% endblock -%}
{% block head_extra %}{% endblock %}
</head>
<body class="{{ page.kind }}">
<a class="skip" href="#main">{% trans %}Skip to content{% endtrans %}</a>
{% block header %}{% include "partials/header.html" %}{% endblock %}
<main id="main" class="column" tabindex="-1">
{% block breadcrumbs %}{% include "partials/breadcrumbs.html" %}{% endblock -%}
{% block main %}
<h1>{{ title_of(page) }}</h1>
<div class="prose">
{{ page.content }}
</div>
{% endblock %}
</main>
{% block footer %}{% include "partials/footer.html" %}{% endblock %}
{% block scripts -%}
<script src="{{ asset('js/sumi.js') }}" defer data-copy="{{ _('Copy') }}" data-copied="{{ _('Copied') }}"></script>
{% endblock -%}
</body>
</html>

"""#),
    File(
      "templates/index.html",
      text: #"""
{#- Home: the description as a statement, then the latest posts. Blocks: intro, posts. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import entry %}
{% block title %}{{ site.title }}{% if page_number > 1 %} – {% trans number=page_number %}page {{ number }}{% endtrans %}{% endif %}{% endblock %}
{% block main %}
{% block intro -%}
{% if page_number > 1 -%}
<h1 class="quiet">{% trans number=page_number, total=paginator.total %}Page {{ number }} of {{ total }}{% endtrans %}</h1>
{%- else -%}
<header class="intro">
<h1 class="statement">{{ site.description or site.title }}</h1>
{%- if page.content %}
<div class="prose">
{{ page.content }}
</div>
{%- endif %}
</header>
{%- endif %}
{%- endblock %}
{% block posts -%}
<div class="entries">
{%- for post in (paginator["items"] if paginator is defined and paginator else site.posts[:10]) %}
{{ entry(post, site.params) }}
{%- endfor %}
</div>
{% include "partials/pagination.html" %}
{%- endblock %}
{% endblock %}

"""#),
    File(
      "templates/macros/icons.html",
      text: #"""
{#- The mark of the theme: a ring drawn with one stroke of the brush. -#}
{% macro ring() -%}
<svg class="ring" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><path d="M20.6 3.1C12.6.3 3.7 5.4 2.5 14.2c-1.2 8.7 5.3 16 13.7 15.9 8.2-.1 14.5-7 13.6-15-.5-4.5-3-8.3-6.7-10.3 2.8 2.6 4.3 6 4.2 9.8-.2 6.7-5.2 11.5-11.3 11.3C9.6 25.7 5.7 20.8 6.2 15 6.8 8.2 13.3 3.7 20.6 3.1z"/></svg>
{%- endmacro %}

{% macro contrast() -%}
<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M10 4.5a5.5 5.5 0 0 1 0 11z"/></svg>
{%- endmacro %}

{% macro glass() -%}
<svg class="line" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="8.75" cy="8.75" r="5.75"/><path d="m13 13 4.5 4.5"/></svg>
{%- endmacro %}

{% macro chevron() -%}
<svg class="line" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true"><path d="m2 4 4 4 4-4"/></svg>
{%- endmacro %}

{% macro feed() -%}
<svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true"><circle cx="3.5" cy="12.5" r="2"/><path d="M2 6.5A7.5 7.5 0 0 1 9.5 14M2 2a12 12 0 0 1 12 12" fill="none" stroke="currentColor" stroke-width="2"/></svg>
{%- endmacro %}

"""#),
    File(
      "templates/macros/menus.html",
      text: #"""
{#- A menu and those below its lines. `here` is the address of the page that shows it; at an address
    of `homes` everything would lie below. -#}
{% from "macros/icons.html" import chevron -%}
{% macro menu(items, here, homes) -%}
<ul>
{%- for item in items recursive %}
<li><a href="{{ item.url }}"
{%- if item.url == here %} aria-current="page"
{%- elif item.url not in homes and here[:item.url | length] == item.url %} aria-current="true"
{%- endif %}>{{ item.name }}</a>
{%- if item.children and loop.depth == 1 -%}
<details class="more"><summary><span class="unseen">{{ _("More: %(name)s", name=item.name) }}</span>{{ chevron() }}</summary>
<ul>{{ loop(item.children) }}
</ul></details>
{%- elif item.children %}
<ul>{{ loop(item.children) }}
</ul>
{%- endif %}</li>
{%- endfor %}
</ul>
{%- endmacro %}

"""#),
    File(
      "templates/macros/posts.html",
      text: #"""
{#- Lists of pages. `params` is `site.params`: macros see only what they are given. -#}
{% macro day(value, format) -%}
<time datetime="{{ value | date('%Y-%m-%d') }}">{{ value | date(format) }}</time>
{%- endmacro %}

{#- A page with its date in the margin and its summary below the title. -#}
{% macro entry(page, params, level=2) -%}
<article class="entry">
{%- if page.date %}
<p class="when">{{ day(page.date, params.date_format) }}</p>
{%- endif %}
<h{{ level }}><a href="{{ page.url }}">{{ page.title }}</a></h{{ level }}>
{%- set summary = page.description or (page.summary or "") | striptags %}
{%- if params.summaries and summary %}
<p>{{ summary }}</p>
{%- endif %}
</article>
{%- endmacro %}

{#- One line a page: the date, then the title. -#}
{% macro rows(pages, format) -%}
<ul class="rows">
{%- for page in pages %}
<li>{% if page.date %}{{ day(page.date, format) }}{% endif %}<a href="{{ page.url }}">{{ page.title }}</a></li>
{%- endfor %}
</ul>
{%- endmacro %}

{% macro count(number) -%}
{% trans count=number %}{{ count }} post{% pluralize %}{{ count }} posts{% endtrans %}
{%- endmacro %}

"""#),
    File(
      "templates/macros/titles.html",
      text: #"""
{#- What pages are called. Pages that nobody wrote have English titles, which are translated here. -#}
{% macro title_of(item) -%}
{%- set title = item.title -%}
{%- if title not in ["Archive", "Authors", "Categories", "Page not found", "Search", "Series", "Tags"]
  or item.word_count or item.content -%}
{{ title }}
{%- elif title == "Archive" -%}
{{ _("Archive") }}
{%- elif title == "Authors" -%}
{{ _("Authors") }}
{%- elif title == "Categories" -%}
{{ _("Categories") }}
{%- elif title == "Page not found" -%}
{{ _("Page not found") }}
{%- elif title == "Search" -%}
{{ _("Search") }}
{%- elif title == "Series" -%}
{{ _("Series") }}
{%- else -%}
{{ _("Tags") }}
{%- endif -%}
{%- endmacro %}

"""#),
    File(
      "templates/page.html",
      text: #"""
{#- A page without a date, such as About. Blocks: page_header, content, page_footer. -#}
{% extends "base.html" %}
{% block main %}
<article{% if page.lang != site.language %} lang="{{ page.lang }}" dir="auto"{% endif %}>
{% block page_header -%}
<header class="page-header">
<h1>{{ page.title }}</h1>
{%- if page.description %}
<p class="standfirst">{{ page.description }}</p>
{%- endif %}
</header>
{%- endblock %}
{% block content -%}
<div class="prose">
{{ page.content }}
</div>
{%- endblock %}
{% block page_footer %}{% endblock %}
</article>
{% endblock %}

"""#),
    File(
      "templates/partials/breadcrumbs.html",
      text: #"""
{#- Where sections nest; one level up is what the menu shows already. -#}
{%- set trail = page.ancestors | default([]) or [] -%}
{%- if trail | length > 1 and not (page.date and page.kind == "page") %}
<nav class="breadcrumbs" aria-label="{{ _('Breadcrumbs') }}">
<ol>
{%- for item in trail %}
<li><a href="{{ item.url }}">{{ _("Home") if loop.first else title_of(item) }}</a></li>
{%- endfor %}
</ol>
</nav>
{% endif -%}

"""#),
    File(
      "templates/partials/footer.html",
      text: #"""
{%- from "macros/icons.html" import feed -%}
<footer class="site-footer column">
<p>{{ site.params.copyright or "© " ~ (site.author or site.title) }}
{%- if site.params.credit %} <span class="credit">{% trans %}Made with Torii{% endtrans %}</span>{% endif %}</p>
{%- if site.params.links or site.feeds %}
<ul>
{%- for link in site.params.links %}
<li><a href="{{ link.url }}" rel="me">{{ link.name }}</a></li>
{%- endfor %}
{%- if site.feeds %}
<li><a href="{{ site.feeds[0].url }}" type="{{ site.feeds[0].type }}">{{ feed() }} {% trans %}Feed{% endtrans %}</a></li>
{%- endif %}
</ul>
{%- endif %}
</footer>

"""#),
    File(
      "templates/partials/head.html",
      text: #"""
{%- set summary = (page.summary or "") | striptags | truncate(160) -%}
{%- set description = page.description or summary or site.description or "" -%}
{%- set image = page.params.image | default("") or site.params.image | default("") -%}
{%- if image -%}
  {%- set own = page.assets | selectattr("name", "equalto", image) | first -%}
  {%- set image = (own.url if own else image) | absolute_url -%}
{%- endif -%}
{%- set canonical = (page.original or page).permalink -%}
{%- if page_number > 1 -%}
  {%- set canonical = paginator.permalink -%}
{%- endif -%}
{%- if description %}
<meta name="description" content="{{ description }}">
{%- endif %}
{%- if page.kind in ["404", "search"] or page.params.noindex | default(false) %}
<meta name="robots" content="noindex">
{%- else %}
<link rel="canonical" href="{{ canonical }}">
{%- endif %}
{%- if page_number > 1 and paginator.previous %}
<link rel="prev" href="{{ paginator.previous }}">
{%- endif %}
{%- if paginator is defined and paginator and paginator.next %}
<link rel="next" href="{{ paginator.next }}">
{%- endif %}
{%- if site.author %}
<meta name="author" content="{{ (page.authors or [site.author]) | join(', ') }}">
{%- endif %}
<meta name="generator" content="{{ site.generator }}">
<meta property="og:type" content="{{ 'article' if page.date and page.kind == 'page' else 'website' }}">
<meta property="og:site_name" content="{{ site.title }}">
<meta property="og:title" content="{{ title_of(page) or site.title }}">
<meta property="og:url" content="{{ canonical }}">
<meta property="og:locale" content="{{ page.lang | replace('-', '_') }}">
{%- for version in page.translations if version.lang != page.lang %}
<meta property="og:locale:alternate" content="{{ version.lang | replace('-', '_') }}">
{%- endfor %}
{%- if description %}
<meta property="og:description" content="{{ description }}">
{%- endif %}
{%- if page.date and page.kind == "page" %}
<meta property="article:published_time" content="{{ page.date | date('rfc3339') }}">
<meta property="article:modified_time" content="{{ (page.updated or page.date) | date('rfc3339') }}">
{%- for tag in page.tags or [] %}
<meta property="article:tag" content="{{ tag.name }}">
{%- endfor %}
{%- endif %}
{%- if image %}
<meta property="og:image" content="{{ image }}">
{%- if page.params.image_alt | default("") %}
<meta property="og:image:alt" content="{{ page.params.image_alt }}">
{%- endif %}
{%- endif %}
<meta name="twitter:card" content="{{ 'summary_large_image' if image else 'summary' }}">
{%- if site.params.twitter %}
<meta name="twitter:site" content="{{ site.params.twitter }}">
{%- endif %}
{%- for feed in site.feeds + (page.feeds if page.kind != "home" else []) %}
<link rel="alternate" type="{{ feed.type }}" title="{{ feed.title }}" href="{{ feed.url }}">
{%- endfor %}
{%- if page.translations and page_number == 1 and not page.original %}
{%- set default = site.languages | selectattr("is_default") | map(attribute="code") | first %}
{%- for version in [page] + page.translations %}
<link rel="alternate" hreflang="{{ version.lang }}" href="{{ version.permalink }}">
{%- if version.lang == default %}
<link rel="alternate" hreflang="x-default" href="{{ version.permalink }}">
{%- endif %}
{%- endfor %}
{%- endif %}
<link rel="icon" href="{{ asset('favicon.ico') }}" sizes="32x32">
<link rel="icon" href="{{ asset('favicon.svg') }}" type="image/svg+xml">
<link rel="apple-touch-icon" href="{{ asset('apple-touch-icon.png') }}">
{% if site.params.color_scheme != "dark" -%}
<meta name="theme-color" content="#fcfcfa"{% if site.params.color_scheme == "auto" %} media="(prefers-color-scheme: light)"{% endif %}>
{% endif -%}
{% if site.params.color_scheme != "light" -%}
<meta name="theme-color" content="#151514"{% if site.params.color_scheme == "auto" %} media="(prefers-color-scheme: dark)"{% endif %}>
{% endif -%}
{% if site.params.theme_switch -%}
<script>try{document.documentElement.dataset.theme=localStorage.getItem("theme")||document.documentElement.dataset.theme}catch(e){}</script>
{% endif -%}
<link rel="stylesheet" href="{{ asset('css/sumi.css') }}">
<link rel="stylesheet" href="{{ asset('css/highlight.css') }}">
<style>:root{--accent:{{ site.params.accent }}}</style>
{%- for path in site.params.stylesheets %}
<link rel="stylesheet" href="{{ asset(path) }}">
{%- endfor %}
{% include "partials/json_ld.html" -%}

"""#),
    File(
      "templates/partials/header.html",
      text: #"""
{%- from "macros/icons.html" import ring, contrast, glass, chevron -%}
<header class="site-header column">
<a class="brand" href="{{ site.home.url }}"{% if page.kind == "home" and page_number == 1 %} aria-current="page"{% endif %}>
{%- if site.params.logo %}<img src="{{ asset(site.params.logo) }}" alt="" width="24" height="24">{% else %}{{ ring() }}{% endif -%}
<span>{{ site.title }}</span></a>
{%- set items = site.menus.main | default([]) or [] %}
{%- if items %}
{%- from "macros/menus.html" import menu %}
<nav class="menu" aria-label="{{ _('Main') }}">
{{ menu(items, page.url, [url_for("/"), site.home.url]) }}
</nav>
{%- endif %}
<div class="tools">
{%- if site.search %}
{%- set name = _("Search") %}
<a href="{{ site.search.url }}" title="{{ name }}"{% if page.kind == "search" %} aria-current="page"{% endif %}><span class="unseen">{{ name }}</span>{{ glass() }}</a>
{%- endif %}
{%- if site.languages | length > 1 %}
<details class="more"><summary title="{{ _('Language') }}"><span class="unseen">{{ _("Language") }}: </span>{{ site.language | upper }}{{ chevron() }}</summary>
<ul>
{%- for language in site.languages %}
{%- set version = page.translations | selectattr("lang", "equalto", language.code) | first %}
<li><a href="{{ page.url if language.is_current else version.url if version else language.url }}" lang="{{ language.code }}" hreflang="{{ language.code }}"{% if language.is_current %} aria-current="true"{% endif %}>{{ language.name }}</a></li>
{%- endfor %}
</ul></details>
{%- endif %}
{%- if site.params.theme_switch %}
{%- set name = _("Dark theme") %}
<button class="theme-switch" type="button" aria-pressed="false" aria-label="{{ name }}" title="{{ name }}" hidden>{{ contrast() }}</button>
{%- endif %}
</div>
</header>

"""#),
    File(
      "templates/partials/json_ld.html",
      text: #"""
{#- Written member by member, in the order of their names. -#}
{%- set is_post = page.kind == "page" and page.date -%}
{%- set trail = (page.ancestors | default([]) or []) if page.kind != "404" else [] -%}
{%- if is_post or page.kind == "home" or trail %}
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{%- if is_post -%}
  {"@type": "BlogPosting", "author": [
  {%- for name in page.authors or ([site.author] if site.author else [site.title]) -%}
    {"@type": "Person", "name": {{ name | string | tojson }}}{{ ", " if not loop.last }}
  {%- endfor -%}
  ], "dateModified": "{{ (page.updated or page.date) | date('rfc3339') }}", "datePublished": "
  {{- page.date | date("rfc3339") }}", "description": {{ description | tojson }}, "headline": {{ page.title | tojson }}
  {%- if image %}, "image": {{ image | tojson }}{% endif -%}
  , "inLanguage": {{ page.lang | tojson }}, "isPartOf": {"@type": "Blog", "name": {{ site.title | tojson }}, "url": {{ site.home.permalink | tojson }}}, "keywords": [
  {%- for tag in page.tags or [] -%}
    {{ tag.name | tojson }}{{ ", " if not loop.last }}
  {%- endfor -%}
  ], "mainEntityOfPage": {{ page.permalink | tojson }}, "url": {{ page.permalink | tojson }}, "wordCount": {{ page.word_count }}}
{%- elif page.kind == "home" -%}
  {"@type": "WebSite", "description": {{ (site.description or "") | tojson }}, "inLanguage": {{ site.language | tojson }}, "name": {{ site.title | tojson }}, "url": {{ page.permalink | tojson }}}
{%- endif -%}
{%- if trail -%}
  {{ ", " if is_post or page.kind == "home" }}{"@type": "BreadcrumbList", "itemListElement": [
  {%- for item in trail -%}
    {"@type": "ListItem", "item": {{ item.permalink | tojson }}, "name": {{ (site.title if loop.first else title_of(item) | string) | tojson }}, "position": {{ loop.index }}},
    {{- " " }}
  {%- endfor -%}
  {"@type": "ListItem", "name": {{ title_of(page) | string | tojson }}, "position": {{ trail | length + 1 }}}]}
{%- endif -%}
]}</script>
{%- endif %}

"""#),
    File(
      "templates/partials/neighbours.html",
      text: #"""
{%- if page.previous or page.next %}
<nav class="neighbours" aria-label="{{ _('Older and newer posts') }}">
{%- if page.previous %}
<a href="{{ page.previous.url }}" rel="prev"><small><span class="arrow" aria-hidden="true">←</span> {% trans %}Older{% endtrans %}</small> <span>{{ page.previous.title }}</span></a>
{%- endif %}
{%- if page.next %}
<a class="newer" href="{{ page.next.url }}" rel="next"><small>{% trans %}Newer{% endtrans %} <span class="arrow" aria-hidden="true">→</span></small> <span>{{ page.next.title }}</span></a>
{%- endif %}
</nav>
{%- endif %}

"""#),
    File(
      "templates/partials/pagination.html",
      text: #"""
{%- if paginator is defined and paginator and paginator.total > 1 %}
<nav class="pagination" aria-label="{{ _('Pages') }}">
<span>{% if paginator.previous %}<a href="{{ paginator.previous }}" rel="prev"><span class="arrow" aria-hidden="true">←</span> {% trans %}Newer{% endtrans %}</a>{% endif %}</span>
<span>{% trans number=paginator.number, total=paginator.total %}Page {{ number }} of {{ total }}{% endtrans %}</span>
<span>{% if paginator.next %}<a href="{{ paginator.next }}" rel="next">{% trans %}Older{% endtrans %} <span class="arrow" aria-hidden="true">→</span></a>{% endif %}</span>
</nav>
{%- endif %}

"""#),
    File(
      "templates/partials/related.html",
      text: #"""
{%- from "macros/posts.html" import rows -%}
{%- if site.params.related and page.related %}
<section class="related" aria-labelledby="related">
<h2 class="label" id="related">{% trans %}Related{% endtrans %}</h2>
{{ rows(page.related, site.params.date_format) }}
</section>
{%- endif %}

"""#),
    File(
      "templates/partials/search.html",
      text: #"""
{#- A form that leads to the search page. -#}
<form class="search-form" role="search" action="{{ site.search.url }}">
<label class="unseen" for="q">{{ _("Search for") }}</label>
<input id="q" name="q" autocomplete="off" autocapitalize="none" placeholder="{{ _('Search for') }}">
<button type="submit">{{ _("Search") }}</button>
</form>

"""#),
    File(
      "templates/partials/series.html",
      text: #"""
{#- The other posts of the series that a post belongs to, the oldest first, those without a date last. -#}
{%- for term in page.series | default([]) or [] if term.count > 1 %}
<nav class="series" aria-labelledby="series-{{ loop.index }}">
<p class="label" id="series-{{ loop.index }}">{% trans name=term.name %}Series: {{ name }}{% endtrans %}</p>
<ol>
{%- for part in (term.pages | selectattr("date") | sort(attribute="date")) + (term.pages | rejectattr("date") | list) %}
<li><a href="{{ part.url }}"{% if part.url == page.url %} aria-current="page"{% endif %}>{{ part.title }}</a></li>
{%- endfor %}
</ol>
</nav>
{%- endfor %}

"""#),
    File(
      "templates/partials/toc.html",
      text: #"""
{%- set wanted = page.params.toc | default(site.params.toc) -%}
{%- if wanted and page.toc and page.toc | length >= 3 %}
<details class="toc">
<summary>{% trans %}Contents{% endtrans %}</summary>
<ol>
{%- for item in page.toc recursive %}
<li><a href="#{{ item.id }}">{{ item.title }}</a>
{%- if item.children %}
<ol>
{{- loop(item.children) }}
</ol>
{%- endif %}</li>
{%- endfor %}
</ol>
</details>
{%- endif %}

"""#),
    File(
      "templates/post.html",
      text: #"""
{#- A post. Blocks: post_header, toc, content, post_footer, comments, neighbours, related. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import day %}
{% block main %}
<article{% if page.lang != site.language %} lang="{{ page.lang }}" dir="auto"{% endif %}>
{% block post_header -%}
<header class="page-header">
{%- if page.date or site.params.reading_time %}
<p class="meta">
{%- if page.date %}{{ day(page.date, site.params.date_format) }}{% endif -%}
{%- if site.params.reading_time and page.reading_time %} <span>{% trans count=page.reading_time %}{{ count }} min read{% pluralize %}{{ count }} min read{% endtrans %}</span>{% endif -%}
{%- if page.draft %} <span>{% trans %}Draft{% endtrans %}</span>{% endif -%}
</p>
{%- endif %}
<h1>{{ page.title }}</h1>
{%- if page.description %}
<p class="standfirst">{{ page.description }}</p>
{%- endif %}
{%- if page.authors and page.authors != [site.author] %}
<p class="meta">{% trans names=page.authors | join(", ") %}By {{ names }}{% endtrans %}</p>
{%- endif %}
</header>
{%- endblock %}
{%- block toc %}{% include "partials/series.html" %}{% include "partials/toc.html" %}{% endblock %}
{% block content -%}
<div class="prose story">
{{ page.content }}
</div>
{%- endblock %}
{% block post_footer -%}
{% if page.tags or (page.updated and page.updated != page.date) -%}
<footer class="post-footer">
{%- if page.tags %}
<ul class="tags">
{%- for tag in page.tags %}
<li><a href="{{ tag.url }}" rel="tag">{{ tag.name }}</a></li>
{%- endfor %}
</ul>
{%- endif %}
{%- if page.updated and page.updated != page.date %}
<p class="meta">{% trans date=day(page.updated, site.params.date_format) %}Updated {{ date }}{% endtrans %}</p>
{%- endif %}
</footer>
{%- endif %}
{%- endblock %}
{% block comments %}{% endblock %}
</article>
{%- block neighbours %}{% include "partials/neighbours.html" %}{% endblock %}
{%- block related %}{% include "partials/related.html" %}{% endblock %}
{% endblock %}

"""#),
    File(
      "templates/search.html",
      text: #"""
{#- Search in the browser. Blocks: page_header, list. -#}
{% extends "base.html" %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<h1>{{ title_of(page) }}</h1>
</header>
{%- endblock %}
{% block list -%}
{% include "partials/search.html" %}
<p class="label" id="found" role="status"></p>
<noscript><p>{% trans %}Searching needs JavaScript.{% endtrans %}
{%- if site.archive %} <a href="{{ site.archive.url }}">{{ title_of(site.archive) }}</a>{% endif %}</p></noscript>
<div class="entries" id="results"></div>
{%- endblock %}
{% endblock %}
{% block scripts -%}
{{ super() }}
<script src="{{ asset('js/search.js') }}" defer data-index="{{ site.home.url }}search.json" data-none="{{ _('Nothing was found') }}" data-some="{{ _('Found') }}"></script>
{% endblock %}

"""#),
    File(
      "templates/section.html",
      text: #"""
{#- A section: its text, the sections below it, its pages. Blocks: page_header, content, list. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import entry %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<h1>{{ section.title or page.title }}</h1>
{%- if section.description %}
<p class="standfirst">{{ section.description }}</p>
{%- endif %}
</header>
{%- endblock %}
{% block content -%}
{% if section.content and page_number == 1 -%}
<div class="prose">
{{ section.content }}
</div>
{%- endif %}
{%- endblock %}
{% block list -%}
{% if section.sections and page_number == 1 -%}
<nav aria-label="{{ _('Sections') }}">
<ul class="rows">
{%- for item in section.sections %}
<li><a href="{{ item.url }}">{{ item.title }}</a></li>
{%- endfor %}
</ul>
</nav>
{%- endif %}
<div class="entries">
{%- for item in (paginator["items"] if paginator is defined and paginator else section.pages) %}
{{ entry(item, site.params) }}
{%- endfor %}
</div>
{% include "partials/pagination.html" %}
{%- endblock %}
{% endblock %}

"""#),
    File(
      "templates/taxonomy.html",
      text: #"""
{#- Every term of a taxonomy with its number of posts. Blocks: page_header, content, list. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import count %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<h1>{{ title_of(page) }}</h1>
</header>
{%- endblock %}
{% block content -%}
{% if page.content -%}
<div class="prose">
{{ page.content }}
</div>
{%- endif %}
{%- endblock %}
{% block list -%}
<ul class="terms">
{%- for item in taxonomy.terms %}
<li><a href="{{ item.url }}">{{ item.name }}</a> <span><span aria-hidden="true">{{ item.count }}</span><span class="unseen">{{ count(item.count) }}</span></span></li>
{%- endfor %}
</ul>
{%- endblock %}
{% endblock %}

"""#),
    File(
      "templates/term.html",
      text: #"""
{#- The posts of one term. Blocks: page_header, content, list. -#}
{% extends "base.html" %}
{% from "macros/posts.html" import rows, count %}
{% block main %}
{% block page_header -%}
<header class="page-header">
<p class="meta"><a href="{{ taxonomy.url }}">{{ title_of(taxonomy) }}</a></p>
<h1>{{ page.title }}</h1>
{%- if page.description %}
<p class="standfirst">{{ page.description }}</p>
{%- endif %}
<p class="standfirst">{{ count(term.count) }}</p>
</header>
{%- endblock %}
{% block breadcrumbs %}{% endblock %}
{% block content -%}
{% if page.content and page_number == 1 -%}
<div class="prose">
{{ page.content }}
</div>
{%- endif %}
{%- endblock %}
{% block list -%}
{{ rows(paginator["items"] if paginator is defined and paginator else term.pages, site.params.date_format) }}
{% include "partials/pagination.html" %}
{%- endblock %}
{% endblock %}

"""#),
    File(
      "theme.yaml",
      text: #"""
name: Sumi
version: 0.1.0
description: A writer's blog. One column of text, ink on paper, nothing in the way.
license: MIT
min_torii: 0.1.0

params:
  # Look
  accent:
    default: "#b3261e"
    type: string
    description: Colour of underlines, marks and focus rings, in any CSS notation; the theme adjusts its lightness until it can be read on both backgrounds.
  color_scheme:
    default: auto
    type: string
    choices: [auto, light, dark]
    description: "Colours before a reader chooses: `auto` follows the system, `light` and `dark` do not."
  theme_switch:
    default: true
    type: bool
    description: Show the button that switches between light and dark and remembers the choice.
  font:
    default: serif
    type: string
    choices: [serif, sans]
    description: "Face for reading: `serif` or `sans`. Both are fonts that the reader's system has."
  logo:
    default: ""
    type: string
    description: Path of an image in `static/` shown beside the site's title instead of the ink ring.
  stylesheets:
    default: []
    type: list
    description: Paths of CSS files in `static/`, loaded after the theme's own.

  # Posts and lists
  date_format:
    default: long
    type: string
    description: "How dates are written: `long` or strftime directives such as `%d.%m.%Y`."
  summaries:
    default: true
    type: bool
    description: Show the summary under each title on the home page and in sections of posts.
  reading_time:
    default: true
    type: bool
    description: Show the reading time beside a post's date.
  toc:
    default: true
    type: bool
    description: Show a table of contents in posts with three headings or more; `toc` in a page's front matter wins.
  related:
    default: true
    type: bool
    description: Show related posts at the end of a post.

  # Sharing
  image:
    default: ""
    type: string
    description: Path of the picture that stands for the site in link previews; `image` in a page's front matter wins.
  twitter:
    default: ""
    type: string
    description: The site's account for Twitter cards, such as `@torii`.

  # Footer
  copyright:
    default: ""
    type: string
    description: First line of the footer; without it the author's name, or the site's title, is shown.
  links:
    default: []
    type: list
    description: Links in the footer, each with `name` and `url`, such as accounts elsewhere; they carry `rel="me"`.
  credit:
    default: true
    type: bool
    description: Say in the footer that the site is made with Torii.

"""#),
  ]
}
