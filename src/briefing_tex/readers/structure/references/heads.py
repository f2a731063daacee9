"""Names and title of an entry where a full stop parts them.

In: what stands before the type mark, or a host after `//`. Out: the names as one text, and the title.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.references.people import is_list, is_people, without_role
from briefing_tex.readers.structure.references.stops import stops


def parted(text: str) -> tuple[str, str | None]:
    """Names and title: `周衡, 陆念祖. 卷绕机理`. Title None where it is unclear if names stand before it.

    >>> parted("U.S. Tide Office. The rise"), parted("The U.S. tides"), parted("the rise. Of tides")
    (('U.S. Tide Office', 'The rise'), ('', 'The U.S. tides'), ('', None))
    """
    ends = list(stops(text, initials=True))[:6]
    for end, begin in ends:
        if is_people(without_role(text[:end])):
            return text[:end], text[begin:]
        jr = re.search(r", ?(?:Jr|Sr)$", text[:end])
        if jr and is_people(text[: jr.start()]):
            return text[: end + 1], text[begin:]
    certain = list(stops(text))
    if not certain:
        return "", None if any(re.search(r"\s[A-Z]$", text[:end]) for end, _ in ends) else text
    end, begin = certain[0]
    company = re.search(r"(?:Inc|Ltd|Co|Corp)$", text[:end])
    return (text[: end + bool(company)], text[begin:]) if is_list(text[:end]) else ("", None)
