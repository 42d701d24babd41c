"""What the copy desk remarks, in French."""

from __future__ import annotations

from typing import Final

from restitution.interface.message import Message

_REMARKS: Final = {
    "figure_not_on_page": Message(
        "La diapositive dit « {number} » ; le texte de la page ne le dit pas. Au plus près, à la "
        "ligne {line} : « {said} »",
        "Corrigez l’un ou l’autre : un point, un chiffre clé ou un graphique ne dit rien que le "
        "texte ne dise.",
    ),
    "parts_sum": Message(
        "Les parts font {sum} ; le tout est {total}.",
        "Vérifiez les valeurs et `total`. Une part que l’on ne connaît pas ne s’invente pas.",
    ),
    "name_two_ways": Message(
        "« {typed} » s’écrit ailleurs « {name} ».",
        "Écrivez ce nom partout de la même façon : celle du `lexicon`, ou celle de la visite.",
    ),
    "points_missing": Message(
        "Cette question n’a pas de points : les premières phrases de la réponse serviront "
        "sur la diapositive.",
        "Ajoutez une rubrique « points », avec un à quatre points brefs.",
    ),
    "answer_long": Message(
        "Cette réponse a {words} mots ; les autres en ont {usual} environ.",
        "Resserrez-la, ou partagez-la entre deux questions.",
    ),
    "sentence_long": Message(
        "Une phrase a {words} mots : « {start}… »",
        "Coupez-la en deux : au-delà de 40 mots, le lecteur perd le fil.",
    ),
    "date_disordered": Message(
        "« {date} » devrait venir après « {before} ».",
        "Rangez les journées et les créneaux dans l’ordre ; seuls des ateliers, dans des salles "
        "différentes, se tiennent en même temps.",
    ),
    "date_in_future": Message(
        "La vidéo aurait été vérifiée le {date}, qui est encore à venir.",
        "Écrivez à la rubrique « checked » le jour où quelqu’un l’a ouverte.",
    ),
    "alt_weak": Message(
        "La description « {alt} » dit peu à qui ne voit pas l’image.",
        "Dites ce qu’on y voit, en une phrase, sans « photo de » ni nom de fichier.",
    ),
    "alt_is_caption": Message(
        "La description « {alt} » répète la légende.",
        "La légende sera lue aussi : dites dans « alt » ce que l’on voit sur l’image.",
    ),
    "fallback_missing": Message(
        "La vidéo de « {name} » est retirée, et rien ne la remplace.",
        "Ajoutez une rubrique « fallback » : la phrase à imprimer à sa place.",
    ),
    "video_unchecked": Message(
        "Personne n’a dit quel jour ces vidéos ont été vues en ligne : {names}.",
        "Ouvrez leur adresse, puis écrivez `status: online` ou `status: withdrawn`, et la "
        "date à la rubrique « checked ».",
    ),
    "address_long": Message(
        "L’adresse « {address} » s’imprime en entier ; une plus courte mène au même endroit.",
        "Écrivez `{short}`.",
    ),
    "imprint_missing": Message(
        "Il manque aux mentions légales (`imprint`) : {keys}.",
        "Complétez-les.",
    ),
}


def _may_be_silenced(code: str, remark: Message) -> Message:
    return Message(remark.text, f"{remark.hint} Ou taisez cette remarque : `check: {code}`.")


MESSAGES: Final = {
    **{code: _may_be_silenced(code, remark) for code, remark in _REMARKS.items()},
    "silence_unused": Message(
        "Il n’y a plus ici de remarque « {check} » à taire.",
        "Effacez cette entrée de la rubrique « silence », ou corrigez son « where ».",
    ),
}
