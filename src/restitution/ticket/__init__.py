"""The ticket of a job: what it was made of, and what came of it.

In a printing office a ticket goes with a job through all rooms, and says of what it is printed and
what was delivered; whoever asks for the same again is answered from it. Here a job is a command
with its options, and its ticket lies in the user's cache folder until the same job is done again.
It answers only while all that the job depends on is as it was: the program, the day, every file
that was read or looked for, and the files that were made.
"""

from restitution.ticket.answering import Answer, Sources, answered
from restitution.ticket.job import Job
from restitution.ticket.outcome import Outcome

__all__ = ["Answer", "Job", "Outcome", "Sources", "answered"]
