"""How good the tracker is, measured on articles and questions of our own, with floors that never sink silently."""
