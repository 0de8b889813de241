"""Lemmas as edit scripts: how to turn a form into its lemma, learnt as a label.

A script is `keep|strip|suffix`: keep 1 leaves the form's capitals, strip characters come off the end, suffix goes on.
`keep|A|lemma` replaces the whole word (is -> be).
"""

from __future__ import annotations


def script(form: str, lemma: str) -> str:
    """The edit script from a form to its lemma, compared without case."""
    keep = int(any(c.isupper() for c in lemma))
    low, target = form.lower(), lemma.lower()
    common = 0
    while common < min(len(low), len(target)) and low[common] == target[common]:
        common += 1
    if common == 0 and len(low) > 1:
        return f"{keep}|A|{target}"
    return f"{keep}|{len(low) - common}|{target[common:]}"


def apply(form: str, edit: str) -> str:
    """The lemma of a form by an edit script. A script that strips more than there is leaves the form."""
    keep, strip, suffix = edit.split("|", 2)
    if strip == "A":
        return suffix
    base = form if keep == "1" else form.lower()
    end = len(base) - int(strip)
    return base[:end] + suffix if end >= 0 and (end or suffix) else base
