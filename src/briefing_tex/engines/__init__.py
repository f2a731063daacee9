"""From TeX source to PDF: processes, passes, logs. Knows nothing of reports."""
