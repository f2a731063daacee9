"""PDFs made here, read exactly from their structure tags.

In: the structure tree. Out: the report in its JSON form.
"""
