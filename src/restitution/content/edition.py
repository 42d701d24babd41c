"""What content.yaml holds, once read: an edition of a publication.

Titles and docstrings are French: they become the completion and the hover texts of the editors'
own editor.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from restitution.content.fields import (
    Amount,
    Blocks,
    Choice,
    Day,
    Flag,
    Id,
    Inline,
    LanguageCode,
    Latitude,
    Longitude,
    Metres,
    Minutes,
    Shorthand,
    Time,
    Url,
    Whole,
    Word,
    YearMonth,
)
from restitution.content.node import Node
from restitution.content.silence import Silence

MAX_POINTS = 4
Points = Annotated[
    tuple[Inline, ...], Field(max_length=MAX_POINTS, title="Points de la diapositive")
]


class Imprint(Node):
    """Mentions légales."""

    director: Inline | None = Field(default=None, title="Directeur de la publication")
    printer: Inline | None = Field(default=None, title="Imprimeur")
    legal_deposit: Inline | None = Field(default=None, title="Dépôt légal")
    issn: Inline | None = Field(default=None, title="ISSN")


class Header(Node):
    """La publication et le numéro."""

    name: Inline = Field(title="Nom de la publication")
    title: Inline = Field(title="Titre du numéro")
    tagline: Inline = Field(title="Accroche du numéro")
    publisher: Inline = Field(title="Éditeur")
    language: LanguageCode = Field(default="fr", title="Langue des textes")
    date: YearMonth = Field(title="Date du numéro (année-mois)")
    imprint: Imprint | None = Field(default=None, title="Mentions légales")


class Target(StrEnum):
    """Where a teaser of the cover leads."""

    OVERVIEW = "overview"
    VISITS = "visits"
    PROGRAMME = "programme"


class Teaser(Node):
    """Un appel de la une."""

    title: Inline = Field(title="Titre de l’appel")
    text: Inline = Field(title="Texte de l’appel")
    target: Annotated[Target, Choice(Target)] = Field(
        title="Partie du numéro vers laquelle il renvoie"
    )


class Cover(Node):
    """La une."""

    teasers: tuple[Teaser, ...] = Field(min_length=1, max_length=4, title="Appels")


class Author(Node):
    """Qui signe."""

    name: Inline = Field(title="Nom")
    role: Inline = Field(title="Fonction")


class Editorial(Node):
    """L’édito."""

    title: Inline = Field(title="Titre")
    author: Author = Field(title="Signature")
    text: Blocks = Field(title="Texte")
    points: Points = Field(default=(), title="Points de la diapositive")


class Step(Node):
    """Un temps du projet."""

    id: Id = Field(title="Identifiant")
    title: Inline = Field(title="Titre")
    dates: Inline = Field(title="Dates")
    place: Inline | None = Field(default=None, title="Lieu")
    text: Inline = Field(title="Contenu")
    here: Flag = Field(default=False, title="Le temps où l’on présente : « Vous êtes ici »")


class Overview(Node):
    """La vue d’ensemble."""

    title: Inline = Field(title="Titre")
    steps: tuple[Step, ...] = Field(min_length=1, max_length=6, title="Temps")


class Sector(Node):
    """Un secteur d’activité."""

    label: Inline = Field(title="Nom du secteur")
    running: Inline = Field(title="Sous-rubrique courante")


class Place(Node):
    """Un lieu, avec ses coordonnées en degrés décimaux."""

    city: Inline = Field(title="Ville")
    region: Inline | None = Field(default=None, title="Province ou région")
    latitude: Latitude = Field(title="Latitude")
    longitude: Longitude = Field(title="Longitude")

    @property
    def named(self) -> str:
        """The town with its region: « Herstal (province de Liège) »."""
        return f"{self.city.plain} ({self.region.plain})" if self.region else self.city.plain


class VideoStatus(StrEnum):
    """What is known of a video."""

    ONLINE = "online"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class Video(Node):
    """La vidéo d’une visite."""

    url: Url = Field(title="Adresse")
    short_url: Url | None = Field(default=None, title="Adresse courte")
    status: Annotated[VideoStatus, Choice(VideoStatus)] = Field(
        default=VideoStatus.UNKNOWN, title="État"
    )
    checked: Day | None = Field(default=None, title="Vérifiée le (année-mois-jour)")
    fallback: Inline | None = Field(default=None, title="À défaut de vidéo")


class Figure(Node):
    """Un chiffre clé."""

    value: Inline = Field(title="Chiffre, tel qu’imprimé")
    label: Inline = Field(title="Ce qu’il compte")


class Image(Node):
    """Une photographie."""

    file: Word = Field(title="Fichier, dans le dossier du projet")
    alt: Inline = Field(title="Description pour qui ne voit pas l’image")
    credit: Inline | None = Field(default=None, title="Crédit")
    caption: Inline | None = Field(default=None, title="Légende")


class ChartKind(StrEnum):
    """How values relate: side by side, parts of one whole, or before and after."""

    BARS = "bars"
    PARTS = "parts"
    CHANGE = "change"


class Bar(Node):
    """Une valeur d’un graphique."""

    label: Inline = Field(title="Libellé")
    value: Amount = Field(title="Valeur")
    highlight: Flag = Field(default=False, title="Mise en valeur")


class Chart(Node):
    """Un graphique : son titre dit le message."""

    title: Inline = Field(title="Titre, qui dit le message")
    kind: Annotated[ChartKind, Choice(ChartKind)] = Field(default=ChartKind.BARS, title="Forme")
    unit: Inline | None = Field(default=None, title="Unité")
    total: Whole | None = Field(default=None, title="Le tout, pour des parts")
    source: Inline | None = Field(default=None, title="Source")
    bars: tuple[Bar, ...] = Field(min_length=2, max_length=6, title="Valeurs")


class Question(Node):
    """Une question clé."""

    id: Id = Field(title="Identifiant")
    question: Inline = Field(title="Question")
    answer: Blocks = Field(title="Réponse, en entier")
    points: Points = Field(default=(), title="Points de la diapositive")
    figure: Figure | None = Field(default=None, title="Chiffre de la réponse")
    chart: Chart | None = Field(default=None, title="Graphique")


class Comparison(Node):
    """Les visites côte à côte : un tableau, une ligne par visite."""

    title: Inline = Field(title="Titre, qui dit ce que l’on compare")
    columns: dict[Id, Inline] = Field(min_length=1, max_length=4, title="Colonnes du tableau")


class Visit(Node):
    """Une visite."""

    id: Id = Field(title="Identifiant")
    name: Inline = Field(title="Nom de la structure")
    title: Inline = Field(title="Intitulé de la visite")
    sector: Id = Field(title="Secteur")
    place: Place = Field(title="Lieu")
    minutes: Minutes | None = Field(default=None, title="Temps de parole prévu, en minutes")
    video: Video | None = Field(default=None, title="Vidéo")
    lead: Inline | None = Field(default=None, title="En une phrase, pour la diapositive")
    text: Blocks = Field(title="Présentation")
    points: Points = Field(default=(), title="Points de la diapositive")
    figures: tuple[Figure, ...] = Field(default=(), max_length=4, title="Chiffres clés")
    chart: Chart | None = Field(default=None, title="Graphique")
    quote: Inline | None = Field(default=None, title="Phrase à détacher")
    images: tuple[Image, ...] = Field(default=(), title="Photographies")
    questions: tuple[Question, ...] = Field(default=(), title="Questions clés")
    comparison: dict[Id, Inline] = Field(
        default_factory=dict, title="Ses cases du tableau, par colonne"
    )


class SessionKind(StrEnum):
    """What happens in a slot of the programme."""

    PLENARY = "plenary"
    WORKSHOP = "workshop"
    BREAK = "break"


class Session(Node):
    """Un créneau du programme."""

    start: Time = Field(title="Début")
    end: Time | None = Field(default=None, title="Fin")
    kind: Annotated[SessionKind, Choice(SessionKind)] = Field(title="Nature")
    title: Inline = Field(title="Titre")
    room: Inline | None = Field(default=None, title="Salle")
    speakers: tuple[Inline, ...] = Field(default=(), title="Intervenants")
    text: Inline | None = Field(default=None, title="Présentation")


class ProgrammeDay(Node):
    """Une journée du programme."""

    date: Day = Field(title="Date (année-mois-jour)")
    title: Inline | None = Field(default=None, title="Titre")
    sessions: tuple[Session, ...] = Field(default=(), title="Créneaux")


class Programme(Node):
    """Le programme."""

    title: Inline = Field(title="Titre")
    dates: Inline | None = Field(default=None, title="Dates")
    place: Place | None = Field(default=None, title="Lieu")
    text: Blocks = Field(title="Texte")
    points: Points = Field(default=(), title="Points de la diapositive")
    figures: tuple[Figure, ...] = Field(default=(), max_length=4, title="Chiffres")
    days: tuple[ProgrammeDay, ...] = Field(default=(), title="Journées")


class Closing(Node):
    """Pour conclure."""

    title: Inline = Field(title="Titre")
    text: Blocks = Field(title="Texte")
    next_steps: tuple[Inline, ...] = Field(default=(), max_length=6, title="Suites")
    thanks: Inline | None = Field(default=None, title="Remerciements")


class Room(Node):
    """La salle de projection, en mètres ; à défaut, 8 m de profondeur et une image de 2,4 m."""

    # 8 m is six heights of a picture 2.4 m wide in 16:9, as far as people are seated who must
    # read what is shown (the rule of 4, 6 and 8 heights of those who install projectors)
    depth: Metres = Field(default=Decimal(8), title="De l’écran au dernier rang")
    screen_width: Metres = Field(default=Decimal("2.4"), title="Largeur de l’image projetée")


class Presentation(Node):
    """La présentation du diaporama."""

    minutes: Minutes | None = Field(default=None, title="Durée prévue en tout, en minutes")


class Labels(Node):
    """Intitulés que la publication choisit elle-même ; à défaut, ceux de la langue."""

    visits: Inline | None = Field(default=None, title="Rubrique courante des visites")
    questions: Inline | None = Field(default=None, title="Questions clés")
    video: Inline | None = Field(default=None, title="Appel vers la vidéo")


class Look(Node):
    """L’habillage."""

    name: Word = Field(default="seminaire", title="Thème")
    deck_template: Word | None = Field(
        default=None, title="Modèle PowerPoint, dans le dossier du projet"
    )


class Edition(Node):
    """Un numéro, tel que le dit content.yaml."""

    publication: Header = Field(title="Publication")
    cover: Cover = Field(title="Une")
    editorial: Editorial = Field(title="Édito")
    overview: Overview = Field(title="Vue d’ensemble")
    sectors: dict[Id, Sector] = Field(min_length=1, max_length=4, title="Secteurs")
    visits: tuple[Visit, ...] = Field(min_length=1, title="Visites")
    comparison: Comparison | None = Field(default=None, title="Regards croisés")
    programme: Programme = Field(title="Programme")
    closing: Closing = Field(title="Conclusion")
    presentation: Presentation = Field(default_factory=Presentation, title="Présentation")
    room: Room = Field(default_factory=Room, title="Salle")
    labels: Labels = Field(default_factory=Labels, title="Intitulés")
    lexicon: tuple[Word, ...] = Field(default=(), title="Noms propres à ne pas couper")
    silence: tuple[Silence, ...] = Field(default=(), title="Remarques à taire, avec leur raison")
    theme: Annotated[Look, Shorthand("name")] = Field(default_factory=Look, title="Thème")
