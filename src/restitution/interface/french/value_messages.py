"""What is told in French about what the texts, the theme and the places hold."""

from __future__ import annotations

from typing import Final

from restitution.interface.message import Message

MESSAGES: Final = {
    "too_many_points": Message(
        "Il y a {count} points ; une diapositive en porte {most} au plus.",
        "Gardez l’essentiel : le texte complet figure dans la lettre et dans les notes.",
    ),
    "too_many": Message(
        "Il y a {count} éléments ; il en faut {most} au plus.",
        "Ôtez-en, ou réunissez ceux qui vont ensemble.",
    ),
    "too_few": Message(
        "Éléments dans cette liste : {count} ; il en faut au moins {least}.",
        "Ajoutez-en, chacun sur une ligne qui commence par un tiret et une espace.",
    ),
    "id_form": Message(
        "L’identifiant « {value} » n’a pas la bonne forme.",
        "Écrivez-le en minuscules sans accent, avec des chiffres ou des traits d’union : "
        "`institut-technique`.",
    ),
    "id_twice": Message(
        "L’identifiant « {id} » sert déjà à la ligne {line}.",
        "Donnez-en un autre : chaque identifiant ne sert qu’une fois.",
    ),
    "url_form": Message(
        "L’adresse « {value} » n’est pas complète.",
        "Copiez-la depuis la barre du navigateur : elle commence par `https://` et n’a pas "
        "d’espace.",
    ),
    "year_month_form": Message(
        "« {value} » n’est pas un mois.",
        "Écrivez l’année, un trait d’union et le mois en deux chiffres : `2010-10`.",
    ),
    "day_form": Message(
        "« {value} » n’est pas un jour du calendrier.",
        "Écrivez l’année, le mois et le jour, séparés par des traits d’union : `2010-10-14`.",
    ),
    "time_form": Message(
        "« {value} » n’est pas une heure.",
        "Écrivez les heures et les minutes : `9h30` ou `09:30`.",
    ),
    "number_form": Message(
        "« {value} » n’est pas un nombre.",
        "Écrivez seulement des chiffres, avec une virgule s’il le faut : `21,10`.",
    ),
    "number_range": Message(
        "Le nombre {value} est hors des limites permises ici.",
        "Vérifiez la valeur : une latitude va de -90 à 90, une longitude de -180 à 180, "
        "une quantité n’est pas négative, des mètres et des minutes ne sont pas nuls.",
    ),
    "flag_form": Message(
        "« {value} » n’est ni oui ni non.",
        "Écrivez `true` pour oui, `false` pour non.",
    ),
    "choice": Message(
        "« {value} » n’est pas un choix possible ici ; le plus proche est « {near} ».",
        "Écrivez l’un de ces mots : {choices}.",
    ),
    "unknown_column": Message(
        "La colonne « {column} » n’est pas déclarée dans `comparison`.",
        "Colonnes déclarées : {known}.",
    ),
    "unknown_sector": Message(
        "Le secteur « {sector} » n’est pas défini.",
        "Choisissez parmi : {known} ; ou ajoutez-le à la rubrique « sectors ».",
    ),
    "language_form": Message(
        "« {value} » n’est pas un code de langue.",
        "Écrivez deux minuscules : `fr`.",
    ),
    "language_unknown": Message(
        "La langue « {value} » n’est pas encore prévue.",
        "Choisissez parmi : {known}.",
    ),
    "emphasis_open": Message(
        "Un astérisque reste seul : « {text} ».",
        "Refermez la mise en valeur sans espace à l’intérieur : `**mot**`. Pour un appel "
        "de note, écrivez `[^1]` ; pour imprimer l’astérisque, `\\*`.",
    ),
    "note_unknown": Message(
        "L’appel de note « {note} » n’a pas de note.",
        "Ajoutez à la fin du même texte une ligne `[^{note}]: texte de la note`. Un titre "
        "ou un point de liste ne porte pas de note.",
    ),
    "note_unused": Message(
        "La note « {note} » n’est appelée nulle part : elle ne sera pas imprimée.",
        "Écrivez `[^{note}]` dans le texte, à l’endroit de l’appel, ou effacez la note.",
    ),
    "note_twice": Message(
        "La note « {note} » est donnée deux fois : seule la première sert.",
        "Donnez à la seconde une autre clé, par exemple `[^{note}b]`.",
    ),
    "heading_level": Message(
        "Un intertitre commence par trois croisillons, et non par « {marks} » : la ligne "
        "est imprimée telle quelle.",
        "Écrivez `### Intertitre`.",
    ),
    "link_scheme": Message(
        "Le lien « {url} » ne mène pas à une page publique.",
        "Donnez une adresse complète, qui commence par `https://`, `http://` ou `mailto:`.",
    ),
    "text_too_long": Message(
        "Ce texte fait {lines} lignes ; sa place ({slot}) en contient {most}.",
        "Raccourcissez-le ; le texte complet peut rester dans la réponse, que portent la "
        "lettre et les notes.",
    ),
    "word_too_wide": Message(
        "Le mot « {word} » est plus large que sa place ({slot}).",
        "Remplacez-le par un mot plus court, ou coupez-le par un trait d’union.",
    ),
    "block_too_tall": Message(
        "Cet ensemble a {height} points de haut ; une colonne en contient {most}.",
        "Raccourcissez-le, ou partagez-le en deux.",
    ),
    "qr_too_long": Message(
        "L’adresse « {url} » est trop longue pour un code QR lisible.",
        "Donnez une adresse courte à la rubrique « short_url ».",
    ),
    "code_far": Message(
        "Le code de cette vidéo se lit jusqu’à {reach} m ; le dernier rang est à {depth} m.",
        "Donnez une adresse plus courte à la rubrique « short_url », prévoyez un écran de "
        "{screen} m de large, ou distribuez les codes sur papier ; la rubrique « room » décrit "
        "la salle.",
    ),
    "codes_far": Message(
        "Aucun code vidéo ne se lit du dernier rang : ils se lisent jusqu’à {reach} m, la salle "
        "en a {depth}.",
        "Prévoyez un écran de {screen} m de large, ou distribuez les codes sur papier : ils sont "
        "à la dernière page de la lettre et dans le dossier `qr`.",
    ),
    "visit_too_long": Message(
        "{name} : environ {spoken} min de notes pour {planned} min prévues.",
        "L’estimation suppose les notes lues en entier : choisissez ce qui sera dit, ou prévoyez "
        "plus de temps à la rubrique « minutes ».",
    ),
    "visits_too_long": Message(
        "Les visites prennent {visits} min en tout, pour {planned} min de présentation prévues.",
        "Donnez moins de minutes à une visite, ou davantage à la présentation.",
    ),
    "notes_too_long": Message(
        "Environ {spoken} min de notes en tout, pour {planned} min de présentation prévues.",
        "L’estimation suppose les notes lues en entier : choisissez ce qui sera dit, ou prévoyez "
        "plus de temps à la rubrique « presentation ».",
    ),
    "theme_missing": Message(
        "Le thème « {theme} » est introuvable.",
        "Choisissez parmi : {known}.",
    ),
    "theme_value": Message(
        "Dans le thème, la valeur de « {path} » ne convient pas : {detail}",
        "Comparez-la à celle d’un thème fourni, dans le dossier `assets/themes`.",
    ),
    "template_layout": Message(
        "Le modèle PowerPoint n’a pas de disposition « {layout} », demandée pour « {label} ».",
        "Choisissez parmi : {known}.",
    ),
    "template_placeholder": Message(
        "La disposition « {layout} » du modèle PowerPoint n’a pas d’emplacement « {wanted} », "
        "demandé pour `{slot}`.",
        "Choisissez parmi : {known}.",
    ),
    "template_title": Message(
        "La disposition « {layout} » du modèle PowerPoint n’a pas de titre ; « {label} » en a "
        "besoin.",
        "Ajoutez-lui un titre dans le masque des diapositives, ou choisissez parmi : {known}.",
    ),
    "template_font": Message(
        "Les chasses de la police « {font} » du modèle PowerPoint ne sont pas connues : le texte "
        "est mesuré avec {twin}, et une marge.",
        "Relisez les diapositives dans PowerPoint ; ou donnez au thème les fichiers d’une police "
        "de mêmes chasses, avec `office_name: {font}` et `twin: true`.",
    ),
    "template_small": Message(
        "Dans la disposition « {layout} » du modèle PowerPoint, le texte est en {size} points : "
        "du fond de la salle, il en faut {least}.",
        "Agrandissez le texte de cette disposition dans le masque des diapositives.",
    ),
    "template_picture": Message(
        "Sur ces dispositions du modèle PowerPoint, le texte se pose sur une image ou un motif : "
        "{layouts}. Le contraste ne peut pas être vérifié.",
        "Regardez les diapositives dans PowerPoint ; au besoin, choisissez dans le thème des "
        "dispositions plus unies.",
    ),
    "contrast_low": Message(
        "Dans le thème, la couleur du rôle `{role}` se lit mal sur celle du rôle `{ground}` : "
        "contraste de {ratio}, il en faut {wanted} (page `{place}`, « {text} »).",
        "Foncez l’une des deux couleurs, ou éclaircissez l’autre, dans la palette du thème.",
    ),
    "font_missing": Message(
        "La police « {font} » est introuvable.",
        "Vérifiez son nom dans le thème, ou installez-la de nouveau avec le programme.",
    ),
    "font_outlines": Message(
        "La police « {font} » a des contours que le PDF ne peut pas porter.",
        "Prenez la version TrueType (`.ttf`) de cette police.",
    ),
    "glyph_missing": Message(
        "Le signe « {character} » ({code}) n’existe pas dans la police {font}.",
        "Remplacez-le dans le texte, ou choisissez dans le thème une police qui le contient.",
    ),
}
