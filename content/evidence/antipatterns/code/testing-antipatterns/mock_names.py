# for p in 3.11 3.12 3.13; do python$p mock_names.py; done : which misspelt assertions a Mock lets through
import sys
from unittest.mock import Mock

for name in ("called_once", "called_with", "called_once_with", "has_calls", "any_call", "called_onec", "asert_called", "cheked"):
    try:
        print(sys.version.split()[0], name, "passes" if getattr(Mock(), name) else "fails")
    except AttributeError:
        print(sys.version.split()[0], name, "AttributeError")
