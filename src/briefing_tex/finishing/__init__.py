"""Finishing a PDF: one narrow function a concern, each on pypdf's writer."""
