"""The tables that the checks read, a language a module."""
