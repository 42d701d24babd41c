"""Preflight: finished files are looked at as their readers will see them, before they count."""
