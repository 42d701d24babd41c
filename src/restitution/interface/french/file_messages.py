"""What is told in French about the reading of files and the writing of products."""

from __future__ import annotations

from typing import Final

from restitution.interface.message import Message

MESSAGES: Final = {
    "content_missing": Message(
        "Le fichier {file} est introuvable.",
        "Placez-vous dans le dossier du projet, ou indiquez le fichier : `restitution "
        "build dossier/content.yaml`.",
    ),
    "empty_file": Message(
        "Le fichier est vide.",
        "Partez d’un numéro précédent, ou du modèle fourni avec le programme.",
    ),
    "not_utf8": Message(
        "Le fichier n’est pas enregistré en UTF-8 : la ligne {line} contient un signe "
        "illisible ({byte}).",
        "Dans votre éditeur, choisissez « Enregistrer avec l’encodage », puis « UTF-8 ».",
    ),
    "control_character": Message(
        "Un signe invisible ({character}) s’est glissé ici, sans doute par un copier-coller.",
        "Effacez les signes autour de cet endroit, puis retapez-les.",
    ),
    "not_a_mapping": Message(
        "Le fichier doit être fait de rubriques.",
        "Commencez chaque rubrique par son nom et deux-points, par exemple `publication:`.",
    ),
    "yaml_syntax": Message(
        "Cette ligne ne se lit pas : {detail}",
        "Si le texte contient deux-points, un croisillon ou un guillemet au début, "
        "mettez-le entre guillemets droits, ou à la ligne après `>-`.",
    ),
    "tab_indent": Message(
        "La ligne commence par une tabulation.",
        "Remplacez-la par des espaces : deux pour chaque niveau.",
    ),
    "nbsp_indent": Message(
        "La ligne commence par une espace insécable, venue d’un copier-coller.",
        "Effacez le début de la ligne, puis retapez des espaces ordinaires.",
    ),
    "comment_cut": Message(
        "Le texte est coupé : « {text} » ne sera pas imprimé, car un croisillon précédé "
        "d’une espace ouvre une remarque.",
        "Mettez tout le texte entre guillemets droits ; si c’est bien une remarque, "
        "placez-la sur sa propre ligne.",
        "« {kept} »",
    ),
    "anchor_used": Message(
        "Le texte commence par une esperluette (&), qui a un sens particulier ici.",
        "Mettez le texte entre guillemets droits.",
    ),
    "alias_used": Message(
        "Le texte commence par un astérisque, qui a un sens particulier ici.",
        'Mettez le texte entre guillemets droits : `"**Important** : …"`.',
    ),
    "tag_used": Message(
        "Le texte commence par un point d’exclamation, qui a un sens particulier ici.",
        "Mettez le texte entre guillemets droits.",
    ),
    "too_deep": Message(
        "Les rubriques sont emboîtées trop profondément.",
        "Vérifiez les espaces au début des lignes, et les crochets.",
    ),
    "duplicate_key": Message(
        "La rubrique « {key} » est déjà donnée à la ligne {line}.",
        "Gardez une seule des deux, ou réunissez leurs textes.",
    ),
    "missing_key": Message(
        "Il manque la rubrique « {key} ».",
        "Ajoutez une ligne `{key}:` à cet endroit, suivie de son contenu.",
    ),
    "unknown_key": Message(
        "La rubrique « {key} » n’existe pas ici.",
        "Vouliez-vous dire « {near} » ?",
    ),
    "unknown_key_alone": Message(
        "La rubrique « {key} » n’existe pas ici.",
        "Effacez-la, ou vérifiez qu’elle est au bon endroit : le nombre d’espaces au début "
        "de la ligne compte.",
    ),
    "mapping_for_text": Message(
        "Il faut un texte ici ; « {key} : … » a été lu comme une rubrique, à cause des "
        "deux-points.",
        'Mettez tout le texte entre guillemets droits : `- "{key} : …"`.',
        "une rubrique « {key} », de texte « {value} »",
    ),
    "mapping_for_list": Message(
        "Il faut une liste ici ; « {key} : … » a été lu comme une rubrique.",
        "Commencez chaque élément par un tiret et une espace : `- {key}: …`.",
    ),
    "list_for_text": Message(
        "Il faut un seul texte ici, et non une liste.",
        "Ôtez les tirets au début des lignes ; pour une liste dans un texte, commencez par "
        "`|` après le nom de la rubrique.",
    ),
    "list_for_mapping": Message(
        "Il faut des rubriques ici, et non une liste.",
        "Ôtez le tiret au début de la ligne.",
    ),
    "text_for_list": Message(
        "Il faut une liste ici, et non un seul texte.",
        "Allez à la ligne, et commencez chaque élément par un tiret et une espace : `- "
        "premier point`.",
    ),
    "text_for_mapping": Message(
        "Il faut des rubriques ici, et non un texte.",
        "Allez à la ligne, et écrivez une rubrique par ligne, par exemple `title: …`.",
    ),
    "text_empty": Message(
        "Il n’y a pas de texte ici.",
        "Écrivez le texte, ou effacez la rubrique si elle n’est pas obligatoire.",
    ),
    "file_missing": Message(
        "Le fichier {file} est introuvable.",
        "Vérifiez son nom et son dossier ; majuscules et accents comptent.",
    ),
    "image_missing": Message(
        "L’image {file} est introuvable.",
        "Vérifiez son nom et son dossier ; majuscules et accents comptent.",
    ),
    "image_outside": Message(
        "L’image {file} n’est pas dans le dossier du projet.",
        "Copiez-la dans le dossier du projet, puis donnez son nom à partir de ce dossier : "
        "`images/photo.jpg`.",
    ),
    "image_unreadable": Message(
        "L’image {file} ne peut pas être lue.",
        "Enregistrez-la de nouveau en JPEG ou en PNG.",
    ),
    "image_broken": Message(
        "L’image {file} est abîmée, ou n’est pas entière.",
        "Copiez-la de nouveau, depuis l’appareil ou le message d’où elle vient.",
    ),
    "image_huge": Message(
        "L’image {file} est démesurée : elle a plus de {most} millions de pixels.",
        "Réduisez-la à 6000 pixels de large, puis enregistrez-la en JPEG.",
    ),
    "image_animated": Message(
        "L’image {file} est animée ; ni une page ni une diapositive ne le montrent.",
        "Choisissez une de ses vues, et enregistrez-la en JPEG ou en PNG.",
    ),
    "image_coarse": Message(
        "L’image {file} est trop petite pour sa place : {dpi} points par pouce, il en faut "
        "{least}.",
        "Demandez l’original de la photographie : il devrait mesurer au moins {width} × {height} "
        "pixels.",
    ),
    "template_missing": Message(
        "Le modèle PowerPoint {file} est introuvable.",
        "Vérifiez son nom et son dossier ; majuscules et accents comptent.",
    ),
    "template_outside": Message(
        "Le modèle PowerPoint {file} n’est pas dans le dossier du projet.",
        "Copiez-le dans le dossier du projet, puis donnez son nom à partir de ce dossier : "
        "`assets/modele.pptx`.",
    ),
    "template_backslash": Message(
        "Le chemin du modèle PowerPoint « {file} » s’écrit avec des barres ordinaires.",
        "Remplacez chaque barre inversée par une barre : `assets/modele.pptx`.",
    ),
    "template_unreadable": Message(
        "Le fichier {file} n’est pas un modèle PowerPoint lisible.",
        "Ouvrez-le dans PowerPoint, puis enregistrez-le au format `.pptx` ou `.potx`.",
    ),
    "output_failed": Message(
        "Le fichier {file} ne peut pas être écrit : {detail}",
        "Fermez-le s’il est ouvert, puis vérifiez la place sur le disque et vos droits sur "
        "le dossier.",
    ),
    "output_denied": Message(
        "Le fichier {file} ne peut pas être écrit : il est ouvert ailleurs, ou protégé.",
        "Fermez-le, ou vérifiez vos droits sur le dossier.",
    ),
    "output_full": Message(
        "Le fichier {file} ne peut pas être écrit : il n’y a plus de place sur le disque.",
        "Libérez de la place, ou choisissez un autre dossier avec `--output`.",
    ),
    "output_read_only": Message(
        "« {file} » ne peut pas être écrit : ce disque ou ce dossier est en lecture seule.",
        "Choisissez un autre dossier, par exemple avec `--output`.",
    ),
    "output_name_long": Message(
        "« {file} » : ce nom, ou le chemin qui y mène, est trop long pour ce disque.",
        "Choisissez un dossier plus proche de la racine avec `--output`, ou un identifiant plus "
        "court.",
    ),
    "output_busy": Message(
        "Une autre construction est en cours dans le dossier {file}.",
        "Attendez qu’elle finisse, puis recommencez ; fermez une autre fenêtre qui en ferait une.",
    ),
    "output_in_the_way": Message(
        "« {file} » est déjà pris : il y a un fichier à la place d’un dossier, ou l’inverse.",
        "Déplacez-le ou renommez-le, ou choisissez un autre dossier avec `--output`.",
    ),
    "epoch_invalid": Message(
        "La variable {name} vaut « {value} », qui n’est pas un nombre de secondes depuis 1970.",
        "Donnez-lui un nombre entier, ou supprimez-la.",
    ),
    "folder_not_empty": Message(
        "Le dossier {folder} n’est pas vide.",
        "Donnez le nom d’un dossier qui n’existe pas encore : `restitution new numero-2`.",
    ),
    "product_unknown": Message(
        "Le produit « {value} » n’existe pas.",
        "Choisissez parmi : {known}.",
    ),
    "deck_edited": Message(
        "Le diaporama {file} avait été retouché à la main ; il est gardé : {kept}",
        "Retouches trouvées : {count}. Pour reporter ses textes dans `content.yaml` : `restitution "
        "pull {kept}`.",
    ),
    "deck_resaved": Message(
        "Le diaporama {file} avait été enregistré par un autre programme ; il est gardé : {kept}",
        "Aucune retouche trouvée dans ses textes, ses places et ses diapositives ; couleurs et "
        "effets ne sont pas comparés. S’il n’y a rien à y reprendre, effacez-le.",
    ),
    "deck_foreign": Message(
        "Le diaporama {file} ne venait pas de ce programme, ou d’une version trop ancienne ; il "
        "est gardé : {kept}",
        "Ouvrez-le, et reprenez vous-même ce qui doit l’être.",
    ),
    "deck_unrecorded": Message(
        "Le diaporama {file} ne dit pas comment il a été construit.",
        "Choisissez un diaporama construit par `restitution build`, puis retouché ; Google Slides "
        "et Keynote effacent ce dont il se souvient.",
    ),
    "deck_unreadable": Message(
        "Le diaporama {file} ne peut pas être lu : il est abîmé, ou d’un autre format.",
        "Enregistrez-le de nouveau dans PowerPoint ou LibreOffice, au format `.pptx`.",
    ),
    "pull_conflict": Message(
        "« {before} » est devenu « {after} » dans le diaporama, et « {present} » dans le fichier.",
        "Choisissez, et corrigez vous-même.",
    ),
    "pull_gone": Message(
        "« {before} » est devenu « {after} » dans le diaporama ; le fichier n’a plus ce texte.",
        "Reportez-le vous-même, s’il a sa place ailleurs.",
    ),
    "pull_emptied": Message(
        "« {before} » a été effacé dans le diaporama, et reste dans le fichier.",
        "Effacez-le vous-même, si la rubrique peut s’en passer.",
    ),
    "pull_unwritable": Message(
        "« {after} » ne peut pas prendre la place de « {before} » sans risque.",
        "Corrigez vous-même, en prenant garde aux guillemets et aux astérisques.",
    ),
}
