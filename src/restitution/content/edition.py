"""What content.yaml holds, once read: an edition of a publication.

Titles and docstrings are French: they become the completion and the hover texts of the editors'
own editor.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

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
from restitution.frozen import field
from restitution.grammar import Count

MAX_POINTS = 4
Points = Annotated[tuple[Inline, ...], Count(most=MAX_POINTS)]


class Imprint(Node, kw_only=True):
    """Mentions légales."""

    director: Annotated[Inline | None, "Directeur de la publication"] = None
    printer: Annotated[Inline | None, "Imprimeur"] = None
    legal_deposit: Annotated[Inline | None, "Dépôt légal"] = None
    issn: Annotated[Inline | None, "ISSN"] = None


class Header(Node, kw_only=True):
    """La publication et le numéro."""

    name: Annotated[Inline, "Nom de la publication"]
    title: Annotated[Inline, "Titre du numéro"]
    tagline: Annotated[Inline, "Accroche du numéro"]
    publisher: Annotated[Inline, "Éditeur"]
    language: Annotated[LanguageCode, "Langue des textes"] = "fr"
    date: Annotated[YearMonth, "Date du numéro (année-mois)"]
    imprint: Annotated[Imprint | None, "Mentions légales"] = None


class Target(StrEnum):
    """Where a teaser of the cover leads."""

    OVERVIEW = "overview"
    VISITS = "visits"
    PROGRAMME = "programme"


class Teaser(Node, kw_only=True):
    """Un appel de la une."""

    title: Annotated[Inline, "Titre de l’appel"]
    text: Annotated[Inline, "Texte de l’appel"]
    target: Annotated[Target, Choice(Target), "Partie du numéro vers laquelle il renvoie"]


class Cover(Node, kw_only=True):
    """La une."""

    teasers: Annotated[tuple[Teaser, ...], Count(least=1, most=4), "Appels"]


class Author(Node, kw_only=True):
    """Qui signe."""

    name: Annotated[Inline, "Nom"]
    role: Annotated[Inline, "Fonction"]


class Editorial(Node, kw_only=True):
    """L’édito."""

    title: Annotated[Inline, "Titre"]
    author: Annotated[Author, "Signature"]
    text: Annotated[Blocks, "Texte"]
    points: Annotated[Points, "Points de la diapositive"] = ()


class Step(Node, kw_only=True):
    """Un temps du projet."""

    id: Annotated[Id, "Identifiant"]
    title: Annotated[Inline, "Titre"]
    dates: Annotated[Inline, "Dates"]
    place: Annotated[Inline | None, "Lieu"] = None
    text: Annotated[Inline, "Contenu"]
    here: Annotated[Flag, "Le temps où l’on présente : « Vous êtes ici »"] = False


class Overview(Node, kw_only=True):
    """La vue d’ensemble."""

    title: Annotated[Inline, "Titre"]
    steps: Annotated[tuple[Step, ...], Count(least=1, most=6), "Temps"]


class Sector(Node, kw_only=True):
    """Un secteur d’activité."""

    label: Annotated[Inline, "Nom du secteur"]
    running: Annotated[Inline, "Sous-rubrique courante"]


class Place(Node, kw_only=True):
    """Un lieu, avec ses coordonnées en degrés décimaux."""

    city: Annotated[Inline, "Ville"]
    region: Annotated[Inline | None, "Province ou région"] = None
    latitude: Annotated[Latitude, "Latitude"]
    longitude: Annotated[Longitude, "Longitude"]

    @property
    def named(self) -> str:
        """The town with its region: « Herstal (province de Liège) »."""
        return f"{self.city.plain} ({self.region.plain})" if self.region else self.city.plain


class VideoStatus(StrEnum):
    """What is known of a video."""

    ONLINE = "online"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


class Video(Node, kw_only=True):
    """La vidéo d’une visite."""

    url: Annotated[Url, "Adresse"]
    short_url: Annotated[Url | None, "Adresse courte"] = None
    status: Annotated[VideoStatus, Choice(VideoStatus), "État"] = VideoStatus.UNKNOWN
    checked: Annotated[Day | None, "Vérifiée le (année-mois-jour)"] = None
    fallback: Annotated[Inline | None, "À défaut de vidéo"] = None


class Figure(Node, kw_only=True):
    """Un chiffre clé."""

    value: Annotated[Inline, "Chiffre, tel qu’imprimé"]
    label: Annotated[Inline, "Ce qu’il compte"]


class Image(Node, kw_only=True):
    """Une photographie."""

    file: Annotated[Word, "Fichier, dans le dossier du projet"]
    alt: Annotated[Inline, "Description pour qui ne voit pas l’image"]
    credit: Annotated[Inline | None, "Crédit"] = None
    caption: Annotated[Inline | None, "Légende"] = None


class ChartKind(StrEnum):
    """How values relate: side by side, parts of one whole, or before and after."""

    BARS = "bars"
    PARTS = "parts"
    CHANGE = "change"


class Bar(Node, kw_only=True):
    """Une valeur d’un graphique."""

    label: Annotated[Inline, "Libellé"]
    value: Annotated[Amount, "Valeur"]
    highlight: Annotated[Flag, "Mise en valeur"] = False


class Chart(Node, kw_only=True):
    """Un graphique : son titre dit le message."""

    title: Annotated[Inline, "Titre, qui dit le message"]
    kind: Annotated[ChartKind, Choice(ChartKind), "Forme"] = ChartKind.BARS
    unit: Annotated[Inline | None, "Unité"] = None
    total: Annotated[Whole | None, "Le tout, pour des parts"] = None
    source: Annotated[Inline | None, "Source"] = None
    bars: Annotated[tuple[Bar, ...], Count(least=2, most=6), "Valeurs"]


class Question(Node, kw_only=True):
    """Une question clé."""

    id: Annotated[Id, "Identifiant"]
    question: Annotated[Inline, "Question"]
    answer: Annotated[Blocks, "Réponse, en entier"]
    points: Annotated[Points, "Points de la diapositive"] = ()
    figure: Annotated[Figure | None, "Chiffre de la réponse"] = None
    chart: Annotated[Chart | None, "Graphique"] = None


class Comparison(Node, kw_only=True):
    """Les visites côte à côte : un tableau, une ligne par visite."""

    title: Annotated[Inline, "Titre, qui dit ce que l’on compare"]
    columns: Annotated[dict[Id, Inline], Count(least=1, most=4), "Colonnes du tableau"]


class Visit(Node, kw_only=True):
    """Une visite."""

    id: Annotated[Id, "Identifiant"]
    name: Annotated[Inline, "Nom de la structure"]
    title: Annotated[Inline, "Intitulé de la visite"]
    sector: Annotated[Id, "Secteur"]
    place: Annotated[Place, "Lieu"]
    minutes: Annotated[Minutes | None, "Temps de parole prévu, en minutes"] = None
    video: Annotated[Video | None, "Vidéo"] = None
    lead: Annotated[Inline | None, "En une phrase, pour la diapositive"] = None
    text: Annotated[Blocks, "Présentation"]
    points: Annotated[Points, "Points de la diapositive"] = ()
    figures: Annotated[tuple[Figure, ...], Count(most=4), "Chiffres clés"] = ()
    chart: Annotated[Chart | None, "Graphique"] = None
    quote: Annotated[Inline | None, "Phrase à détacher"] = None
    images: Annotated[tuple[Image, ...], "Photographies"] = ()
    questions: Annotated[tuple[Question, ...], "Questions clés"] = ()
    comparison: Annotated[dict[Id, Inline], "Ses cases du tableau, par colonne"] = field(
        default_factory=dict
    )


class SessionKind(StrEnum):
    """What happens in a slot of the programme."""

    PLENARY = "plenary"
    WORKSHOP = "workshop"
    BREAK = "break"


class Session(Node, kw_only=True):
    """Un créneau du programme."""

    start: Annotated[Time, "Début"]
    end: Annotated[Time | None, "Fin"] = None
    kind: Annotated[SessionKind, Choice(SessionKind), "Nature"]
    title: Annotated[Inline, "Titre"]
    room: Annotated[Inline | None, "Salle"] = None
    speakers: Annotated[tuple[Inline, ...], "Intervenants"] = ()
    text: Annotated[Inline | None, "Présentation"] = None


class ProgrammeDay(Node, kw_only=True):
    """Une journée du programme."""

    date: Annotated[Day, "Date (année-mois-jour)"]
    title: Annotated[Inline | None, "Titre"] = None
    sessions: Annotated[tuple[Session, ...], "Créneaux"] = ()


class Programme(Node, kw_only=True):
    """Le programme."""

    title: Annotated[Inline, "Titre"]
    dates: Annotated[Inline | None, "Dates"] = None
    place: Annotated[Place | None, "Lieu"] = None
    text: Annotated[Blocks, "Texte"]
    points: Annotated[Points, "Points de la diapositive"] = ()
    figures: Annotated[tuple[Figure, ...], Count(most=4), "Chiffres"] = ()
    days: Annotated[tuple[ProgrammeDay, ...], "Journées"] = ()


class Closing(Node, kw_only=True):
    """Pour conclure."""

    title: Annotated[Inline, "Titre"]
    text: Annotated[Blocks, "Texte"]
    next_steps: Annotated[tuple[Inline, ...], Count(most=6), "Suites"] = ()
    thanks: Annotated[Inline | None, "Remerciements"] = None


class Room(Node, kw_only=True):
    """La salle de projection, en mètres ; à défaut, 8 m de profondeur et une image de 2,4 m."""

    # 8 m is six heights of a picture 2.4 m wide in 16:9, as far as people are seated who must
    # read what is shown (the rule of 4, 6 and 8 heights of those who install projectors)
    depth: Annotated[Metres, "De l’écran au dernier rang"] = Decimal(8)
    screen_width: Annotated[Metres, "Largeur de l’image projetée"] = Decimal("2.4")


class Presentation(Node, kw_only=True):
    """La présentation du diaporama."""

    minutes: Annotated[Minutes | None, "Durée prévue en tout, en minutes"] = None


class Labels(Node, kw_only=True):
    """Intitulés que la publication choisit elle-même ; à défaut, ceux de la langue."""

    visits: Annotated[Inline | None, "Rubrique courante des visites"] = None
    questions: Annotated[Inline | None, "Questions clés"] = None
    video: Annotated[Inline | None, "Appel vers la vidéo"] = None


class Look(Node, kw_only=True):
    """L’habillage."""

    name: Annotated[Word, "Thème"] = "seminaire"
    deck_template: Annotated[Word | None, "Modèle PowerPoint, dans le dossier du projet"] = None


class Edition(Node, kw_only=True):
    """Un numéro, tel que le dit content.yaml."""

    publication: Annotated[Header, "Publication"]
    cover: Annotated[Cover, "Une"]
    editorial: Annotated[Editorial, "Édito"]
    overview: Annotated[Overview, "Vue d’ensemble"]
    sectors: Annotated[dict[Id, Sector], Count(least=1, most=4), "Secteurs"]
    visits: Annotated[tuple[Visit, ...], Count(least=1), "Visites"]
    comparison: Annotated[Comparison | None, "Regards croisés"] = None
    programme: Annotated[Programme, "Programme"]
    closing: Annotated[Closing, "Conclusion"]
    presentation: Annotated[Presentation, "Présentation"] = Presentation()
    room: Annotated[Room, "Salle"] = Room()
    labels: Annotated[Labels, "Intitulés"] = Labels()
    lexicon: Annotated[tuple[Word, ...], "Noms propres à ne pas couper"] = ()
    silence: Annotated[tuple[Silence, ...], "Remarques à taire, avec leur raison"] = ()
    theme: Annotated[Look, Shorthand("name"), "Thème"] = Look()
