"""Writers draw pages that are measured and placed; they decide nothing."""
