"""What every test stands on: a Qt without a screen, and settings that never touch the real home."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
