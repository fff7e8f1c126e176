"""Teaches the encoder that reads a document in stretches (`servanda.moves.learned.context`): see `__main__`."""
