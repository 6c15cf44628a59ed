"""Makes inputs smaller."""

import time

BATCH = 48  # candidates that are tried at once


def shortened(data, record, first_that_shows, seconds):
    """`data` without every run of records that it shows the same without, the long runs first, for
    at most so many seconds. A record has so many bytes; where that is more than one, one byte
    stands in front and stays (a trace's world). `first_that_shows` tells which of a list of inputs
    is the first that shows it, or None."""
    deadline = time.monotonic() + seconds
    front = 1 if record > 1 else 0
    head, records = data[:front], [data[at:at + record] for at in range(front, len(data), record)]
    size = max(1, len(records) // 2)
    while size >= 1:
        at = 0
        while at < len(records) and time.monotonic() < deadline:
            places = list(range(at, len(records), size))[:BATCH]
            tried = [head + b"".join(records[:place] + records[place + size:]) for place in places]
            first = first_that_shows(tried)
            if first is None:
                at = places[-1] + size
            else:
                at = places[first]
                del records[at:at + size]
        size //= 2
    return head + b"".join(records)
