"""Putting the files of a build in their places: all of them or none, whatever happens on the way.

One build at a time works in an output folder, in a hidden folder of its own. When it is killed,
the next one finishes what was begun, or removes it: see docs/decisions/0012-all-files-or-none.md.
"""

from restitution.delivery.refusals import HIDDEN, told
from restitution.delivery.tray import Tray, delivering, settled

__all__ = ["HIDDEN", "Tray", "delivering", "settled", "told"]
