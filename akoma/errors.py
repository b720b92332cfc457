"""Every exception of the product.

One root, one message, one hint: the command line prints both on one line and exits with status 2.
What is merely imperfect is never an exception; it is a :class:`akoma.diagnostics.Diagnostic`.
"""


class ClausewiseError(Exception):
    """The input or the call is at fault.

    ``message`` says what is wrong, ``hint`` says what to do about it (may be empty).
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the two halves apart, so that a caller can show either."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Both halves on one line."""
        return f"{self.message}; {self.hint}" if self.hint else self.message


class SourceError(ClausewiseError):
    """Something is wrong with a document; the message names it."""


class UnsupportedFormatError(SourceError):
    """No reader recognises the content; the hint lists what is read."""


class UnreadableSourceError(SourceError):
    """Missing, damaged, or in an encoding that cannot be told."""


class SourceTooLargeError(SourceError):
    """A limit was passed; the message names the limit."""


class NoTextError(SourceError):
    """The document holds no text at all."""


class NoProvisionsError(SourceError):
    """Text was read, but no citation, recital or numbered provision was found where one is needed."""


class InvalidAkomaNtosoError(SourceError):
    """XML that is not Akoma Ntoso 3.0 as this product can read it."""


class UnknownLanguageError(ClausewiseError):
    """No data for this language, or the language of a text cannot be told."""


class LexiconError(ClausewiseError):
    """A lexicon file is malformed; the message says where."""


class ComparisonError(ClausewiseError):
    """Two documents that cannot be compared in the way that was asked for."""


class RenderError(ClausewiseError):
    """An output could not be made."""


class MissingLibraryError(RenderError):
    """A system library is absent; the hint says what to type."""


class AmendmentError(ClausewiseError):
    """An amendment that cannot be read or applied. ``code`` is part of the output; the message names the amendment."""

    code = "unreadable-amendment"


class TargetMissingError(AmendmentError):
    """The unit that an amendment names is not in the base; the hint names what is near."""

    code = "target-missing"


class QuotedTextNotFoundError(AmendmentError):
    """The quoted words are not in the place named; the hint says where they, or nearly they, are."""

    code = "quoted-text-not-found"


class AmbiguousTargetError(AmendmentError):
    """The quoted words or the unit stand there more than once and nothing says which is meant."""

    code = "ambiguous"


class AmendmentConflictError(AmendmentError):
    """Two amendments cannot both be applied; the message quotes both."""

    code = "conflict"
