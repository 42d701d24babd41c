"""Set type flowing through columns and pages. Knows type, and nothing of what it says."""
