"""What entry types and fields of BibTeX and biblatex stand for in CSL."""

from __future__ import annotations

TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
"""Entry types and the CSL types they stand for."""

SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
"""Values of `entrysubtype` that say more than the entry type."""

FIELDS = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "maintitle": "container-title",
    "series": "collection-title",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "type": "genre",
    "howpublished": "medium",
    "version": "version",
    "eventtitle": "event-title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "library": "archive",
    "note": "note",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "language": "language",
    "langid": "language",
}
"""Fields that become one of the same meaning; names, dates, numbers and subtitles are read by themselves."""

ISSUE_OF = ("article-journal", "article-magazine", "article-newspaper", "paper-conference", "periodical")
"""CSL types whose `number` is that of an issue."""

LANGUAGES = {
    "american": "en-US",
    "british": "en-GB",
    "chinese": "zh",
    "english": "en",
    "french": "fr",
    "german": "de",
    "japanese": "ja",
    "korean": "ko",
    "ngerman": "de",
    "russian": "ru",
    "spanish": "es",
    "usenglish": "en-US",
}
"""Names of languages as babel has them."""

BOOKKEEPING = frozenset(
    "abstract annotation annote bdsk-url-1 date-added date-modified file groups keyword keywords mendeley-tags "
    "options owner pdf review shorttitle timestamp".split()
)
"""Fields that programs and readers keep for themselves."""
