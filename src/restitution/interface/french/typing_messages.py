"""What is told in French about how the file was typed: characters, signs, quotes, indents."""

from __future__ import annotations

from typing import Final

from restitution.interface.message import Message

MESSAGES: Final = {
    "file_too_large": Message(
        "Le fichier {file} est trop gros : plus de {most} millions d’octets.",
        "Vérifiez que c’est bien un texte : une image ou un document s’enregistrent à part.",
    ),
    "character_lost": Message(
        "Un signe a été perdu ici ({character}) quand le fichier a changé d’encodage.",
        "Retapez le signe qui manque, d’après l’original.",
    ),
    "character_private": Message(
        "Ce signe ({character}) n’existe que dans une police de symboles ; il vient "
        "sans doute d’un traitement de texte.",
        "Effacez-le ; devant un élément de liste, tapez un tiret et une espace.",
    ),
    "text_misread": Message(
        "« {text} » ressemble à une lettre accentuée mal convertie.",
        "Retapez ce mot ; si le fichier en est plein, reprenez une version précédente.",
    ),
    "colon_in_text": Message(
        "Ce texte contient deux-points suivis d’une espace : le programme y voit une "
        "autre rubrique.",
        "Mettez le texte entre guillemets droits : `{fixed}`.",
    ),
    "colon_tight": Message(
        "Il manque une espace ordinaire après les deux-points.",
        "Écrivez `{fixed}`.",
    ),
    "colon_other": Message(
        "Le nom de la rubrique est suivi de « {sign} », et non de deux-points.",
        "Écrivez `{fixed}`.",
    ),
    "line_without_key": Message(
        "Cette ligne n’est ni une rubrique, ni la suite d’un texte : « {text} ».",
        "Pour une rubrique, ajoutez deux-points et une espace après son nom ; pour la "
        "suite du texte au-dessus, décalez la ligne de deux espaces.",
    ),
    "dash_tight": Message(
        "Il manque une espace ordinaire après le tiret.",
        "Écrivez `{fixed}`.",
    ),
    "dash_other": Message(
        "Le signe « {sign} » n’ouvre pas un élément de liste.",
        "Tapez un trait d’union et une espace : `{fixed}`.",
    ),
    "quote_open": Message(
        "Les guillemets ouverts ici (`{sign}`) ne se referment pas à la fin du texte.",
        "Fermez-les par le même signe à la fin du texte, ou ôtez-les.",
    ),
    "quote_early": Message(
        "Les guillemets se referment avant la fin du texte.",
        "Écrivez `{fixed}`.",
        "{kept}",
    ),
    "backslash_in_quotes": Message(
        "Entre guillemets droits, la barre oblique inversée (`\\`) a un sens particulier.",
        "Écrivez les chemins avec des barres ordinaires (`photos/une.jpg`) ; pour "
        "imprimer la barre inversée, doublez-la.",
    ),
    "block_sign": Message(
        "Après `{sign}`, le texte commence à la ligne suivante.",
        "Allez à la ligne après `{sign}`, et décalez le texte de deux espaces.",
    ),
    "sign_first": Message(
        "Le texte commence par « {sign} », qui a un sens particulier ici.",
        "Mettez le texte entre guillemets droits : `{fixed}`.",
    ),
    "indent_wrong": Message(
        "Cette ligne n’est pas alignée : son retrait est de {count}, celui de la ligne "
        "{line} de {wanted}.",
        "Commencez-la à la même colonne que les rubriques du même ensemble ; ce qui en "
        "dépend va deux espaces plus loin.",
    ),
    "entry_unexpected": Message(
        "Une liste n’est pas possible ici.",
        "Alignez tous les tirets de la liste, sous une rubrique seule sur sa ligne, "
        "comme `points:`.",
    ),
    "entry_in_text": Message(
        "Cette ligne est lue comme la suite du texte au-dessus, et non comme un autre élément.",
        "Alignez son tiret sur celui de l’élément précédent.",
        "« {kept} {text} »",
    ),
    "key_form": Message(
        "Le nom d’une rubrique est un mot, et non une liste ou un ensemble.",
        "Écrivez le nom de la rubrique, deux-points et une espace : `title: …`.",
    ),
    "two_documents": Message(
        "Trois tirets ou trois points seuls sur une ligne coupent le fichier en deux.",
        "Effacez cette ligne ; pour séparer deux parties, laissez une ligne vide.",
    ),
    "html_tag": Message(
        "La balise « {text} » sera imprimée telle quelle.",
        "Ôtez-la ; pour le gras, écrivez `**mot**`, pour l’italique, `*mot*`.",
    ),
    "link_open": Message(
        "Ce lien n’est pas complet : « {text} » sera imprimé tel quel.",
        "Écrivez les crochets, puis aussitôt les parenthèses : `[mot](https://exemple.fr)`.",
    ),
    "image_backslash": Message(
        "Le chemin de l’image « {file} » s’écrit avec des barres ordinaires.",
        "Remplacez chaque barre inversée par une barre : `photos/une.jpg`.",
    ),
    "entry_on_line": Message(
        "Une liste commence à la ligne suivante, et non après le nom de la rubrique.",
        "Allez à la ligne, décalez de deux espaces, puis écrivez `{fixed}`.",
    ),
    "text_huge": Message(
        "Ce texte est démesuré : plus de {most} signes.",
        "Partagez-le en plusieurs textes ; si ce n’est pas un texte, effacez-le.",
    ),
}
