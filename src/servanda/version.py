"""The version that is written into every reading."""

VERSION = "0.1.0"
