"""What is printed: kept up to a limit that is said, and told while the code runs."""

import io
import time

STDOUT_LIMIT = 1_000_000
_BATCH_SECONDS = 0.05
# So many lines are told at once, however quickly they come; the rest in batches.
_AT_ONCE = 100


class Stdout(io.TextIOBase):
    def __init__(self, emit):
        self.emit = emit
        self.parts = []
        self.untold = []
        self.room = STDOUT_LIMIT
        self.cut = False
        self.told_count = 0
        self.told_at = 0.0

    def writable(self):
        return True

    def write(self, text):
        if self.room > 0:
            self.keep(text[: self.room])
        if len(text) > self.room and not self.cut:
            self.cut = True
            self.parts.append(f"\n[cut after {STDOUT_LIMIT:,} characters]")
            self.untold.append(self.parts[-1])
        self.room = max(0, self.room - len(text))
        return len(text)

    def keep(self, text):
        self.parts.append(text)
        self.untold.append(text)
        is_line = text.endswith("\n") and self.told_count < _AT_ONCE
        if is_line or time.monotonic() - self.told_at > _BATCH_SECONDS:
            self.tell()

    def tell(self):
        """Tells what has not been told yet."""
        if self.untold:
            self.emit("".join(self.untold))
            self.untold.clear()
            self.told_count += 1
            self.told_at = time.monotonic()

    def text(self):
        return "".join(self.parts)
