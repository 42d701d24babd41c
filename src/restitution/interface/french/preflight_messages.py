"""What is told in French about finished files that are not as they should be."""

from __future__ import annotations

from typing import Final

from restitution.interface.message import Message

_TELL: Final = (
    "Ce n’est pas votre contenu : envoyez content.yaml et ce message à la personne qui "
    "s’occupe du programme."
)
_AGAIN: Final = (
    "Le fichier ne vient pas du content.yaml d’aujourd’hui : reconstruisez avec "
    "`restitution build`."
)

MESSAGES: Final = {
    "preflight_nothing": Message(
        "Le dossier {file} ne contient aucun fichier à contrôler.",
        "Construisez d’abord avec `restitution build`, ou indiquez le dossier avec `--output`.",
    ),
    "preflight_absent": Message("{file} : il manque {detail}.", _AGAIN),
    "preflight_unreadable": Message(
        "{file} est abîmé et ne s’ouvre pas ({detail}).",
        "Reconstruisez avec `restitution build` ; si cela se répète, envoyez content.yaml à "
        "la personne qui s’occupe du programme.",
    ),
    "preflight_page_count": Message("{file} n’a pas le bon nombre de pages ({detail}).", _AGAIN),
    "preflight_folds": Message(
        "{file} a {detail} pages : ce n’est pas un multiple de quatre, une feuille pliée "
        "resterait incomplète.",
        _TELL,
    ),
    "preflight_page_size": Message(
        "{file}, page {page} : le format fini est de {detail}, ce n’est pas celui de la maquette.",
        _TELL,
    ),
    "preflight_font_loose": Message(
        "{file}, page {page} : le caractère {detail} n’est pas dans le fichier ; un autre "
        "le remplacerait à l’impression.",
        _TELL,
    ),
    "preflight_font_mute": Message(
        "{file}, page {page} : le texte en {detail} ne pourrait être ni copié, ni cherché, "
        "ni lu à voix haute.",
        _TELL,
    ),
    "preflight_link_missing": Message(
        "{file}, page {page} : l’adresse {detail} ne peut pas être cliquée.", _AGAIN
    ),
    "preflight_link_stray": Message(
        "{file}, page {page} : un lien mène à {detail}, qui n’est pas dans le contenu.", _AGAIN
    ),
    "preflight_ppi": Message(
        "{file}, page {page} : une image n’a que {detail} points par pouce à sa taille imprimée.",
        "Prenez le fichier d’origine de l’appareil photo, pas une copie de messagerie ou de site.",
    ),
    "preflight_code_unread": Message(
        "{file}, page {page} : le code QR de {detail} ne se lit pas.",
        "S’il manque ou mène ailleurs, reconstruisez avec `restitution build` ; s’il ne se "
        "lit pas, donnez une adresse plus courte (`short_url`).",
    ),
    "preflight_code_stray": Message(
        "{file}, page {page} : un code QR mène à {detail}, qui n’est pas attendu à cette page.",
        _AGAIN,
    ),
    "preflight_code_damaged": Message(
        "{file}, page {page} : le code QR de {detail} est couvert ou abîmé par endroits.", _TELL
    ),
    "preflight_code_crowded": Message(
        "{file}, page {page} : quelque chose entre dans la marge blanche du code QR de "
        "{detail} ; certains téléphones ne le liraient pas.",
        _TELL,
    ),
    "preflight_structure": Message(
        "{file}, page {page} : une personne qui écoute le document au lieu de le voir "
        "serait gênée ({detail}).",
        _TELL,
    ),
    "preflight_intent": Message(
        "{file} ne dit pas pour quelles conditions d’impression ses couleurs sont faites "
        "({detail}).",
        _TELL,
    ),
    "preflight_trapped": Message(
        "{file} ne dit pas si le grossi-maigri est fait ({detail}).", _TELL
    ),
    "preflight_version_key": Message(
        "{file} ne se déclare pas conforme à PDF/X-4 ({detail}).", _TELL
    ),
    "preflight_annotation": Message(
        "{file}, page {page} : un lien ou une annotation se trouve dans la page à imprimer "
        "({detail}).",
        _TELL,
    ),
    "preflight_trim_box": Message(
        "{file}, page {page} : le trait de coupe n’est pas indiqué ({detail}).", _TELL
    ),
    "preflight_bleed_box": Message(
        "{file}, page {page} : le fond perdu n’est que de {detail}, l’imprimeur en demande "
        "trois millimètres.",
        _TELL,
    ),
    "preflight_media_box": Message(
        "{file}, page {page} : le fond perdu sort de la feuille ({detail}).", _TELL
    ),
    "preflight_rgb": Message(
        "{file}, page {page} : une couleur n’est pas prête pour les encres de l’imprimerie "
        "({detail}).",
        _TELL,
    ),
    "preflight_overprint": Message(
        "{file}, page {page} : une couleur claire est imprimée par-dessus une autre et "
        "disparaîtrait (encrage {detail}).",
        _TELL,
    ),
    "preflight_ink_total": Message(
        "{file}, page {page} : {detail} d’encre au même endroit, la feuille ne sécherait "
        "pas (trois cents au plus).",
        "Éclaircissez cette couleur dans le thème (`cmyk`).",
    ),
    "preflight_hairline": Message(
        "{file}, page {page} : un filet de {detail} est trop fin pour l’imprimerie.",
        "Donnez au moins 0,25 pt à ce filet dans le thème.",
    ),
    "preflight_bleed": Message(
        "{file}, page {page} : un fond s’arrête au trait de coupe ; un liseré blanc "
        "resterait au bord ({detail}).",
        _TELL,
    ),
    "preflight_entry_twice": Message(
        "{file} contient deux fois {detail} ; PowerPoint demanderait à le réparer.", _TELL
    ),
    "preflight_package": Message(
        "{file} : PowerPoint proposerait de le réparer ({detail}).", _TELL
    ),
    "preflight_slide_title": Message(
        "{file}, diapositive {page} : elle n’a pas de titre ({detail}).", _TELL
    ),
}
