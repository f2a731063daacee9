"""Finishing a PDF: one narrow function a concern, each on an open pikepdf.Pdf."""
