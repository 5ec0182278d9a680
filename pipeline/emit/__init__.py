"""A ruling as files: JSON (`json`) and Akoma Ntoso XML (`akn`), each from the ruling alone."""
