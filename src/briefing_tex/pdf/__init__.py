"""What reading and finishing PDFs share: the syntax of page contents."""
