"""The words that the program itself puts on slides and pages."""

from __future__ import annotations

from restitution.frozen import Frozen


class Words(Frozen, kw_only=True):
    """One language's words; those with ``{names}`` take values by ``str.format``.

    To add a word, add a field here and fill it in every language: a type checker names the places.
    """

    page: str
    page_short: str
    page_reference: str  # {page}
    pages_reference: str  # {first}, {last}
    slide: str
    slide_of: str  # {number}, {count}
    issue_of: str  # {title}, {date}
    contents: str
    editorial: str
    overview: str
    step: str
    steps: str
    visits: str
    visit: str
    visit_of: str  # {number}, {count}
    key_question: str
    key_questions: str
    question_of: str  # {number}, {count}
    key_figures: str
    video: str
    watch_visit: str  # {name}
    in_brief: str  # {name}
    brief: str
    recap: str
    see_page: str  # {name}, {page}
    see_slide: str  # {number}
    watch_video: str
    all_videos: str
    scan: str
    video_withdrawn: str
    video_checked: str  # {date}
    direction: str
    agenda: str
    where: str
    you_are_here: str
    side_by_side: str
    programme: str
    programme_to_come: str
    plenary: str
    workshop: str
    break_: str
    room: str
    speakers: str
    next_steps: str
    thanks: str
    continued: str
    continued_from: str  # {title}
    source: str
    unit: str
    unnamed_rest: str
    notes_page: str
    about_minutes: str  # {count}
    about_half_minutes: str  # {count}
    about_seconds: str  # {count}
    planned: str  # {count}
    begins_after: str  # {time}
    part_time: str  # {time}
    whole_time: str  # {time}, {pace}
    director: str
    printer: str
    legal_deposit: str
    issn: str
    published_by: str
    photo_credit: str  # {name}
    on_the_left: str  # {text}
    on_the_right: str  # {text}
    question_alt: str  # {name}, {question}
    qr_alt: str  # {name}, {address}
    chart_alt: str  # {title}, {values}
    chart_value: str  # {label}, {value}
    table_alt: str  # {title}, {rows}, {columns}
    map_alt: str  # {places}
    progress_alt: str  # {number}, {count}, {title}
    list_comma: str
    list_and: str
