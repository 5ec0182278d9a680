"""CleanText → Sections."""
