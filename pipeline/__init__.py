"""qauly: court rulings, as they come out of PDFs, as official, citable, machine-readable law."""

__version__ = "0.1.0"
