"""Front matter: where the title block ends, and the title, organisations and date that it says."""
