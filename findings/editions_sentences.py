"""What is said of editions of the figures and releases of the product."""

EARLIER = (
    "**An earlier edition.** This link carries edition {id}, which was shown from {since}; its "
    "sources were published by {dated}.{uncertain} A newer edition, {newest}, is available. The "
    "programme's register has no editions and is shown as it is now."
)
NOT_YET_CERTAIN = (
    " Intervals, verdicts and ranges of places were first worked out later, and it has none."
)
NEWER_LINK = "See this view in the newest edition"
UNKNOWN = "There is no edition “{id}” of the figures. The newest is edition {newest}."

BROKEN = (
    "Edition {id} of the figures cannot be read here just now. These are the newest, edition "
    "{newest}."
)
TITLE = "Changes"
LEAD = (
    "What changed in the figures, edition by edition, and in this product, release by release. "
    "A link copied from a page carries its edition: opened later it shows the same figures, and "
    "says when newer ones are available."
)
EDITIONS = "Editions of the figures"
RELEASES = "Releases"
FIRST = "The first edition: there is none before it to compare with."
SAME = "No published figure, no number of pupils and nothing about certainty differs."
NOW = "The newest"
OPEN = "Open the Overview in this edition"
METHOD = (
    "An earlier edition keeps its figures, its statuses, its breaks and its sources. What is "
    "worked out from them is worked out as today: a formula that has been put right holds for "
    "earlier figures too. The programme's register has no editions."
)
WHAT = {
    "figures": "Published figures",
    "pupils": "Numbers of pupils",
    "certainty": "How certain figures are",
}
HEADS = ("Measure", "What", "Added", "Withdrawn", "Changed")
CAPTION = "What edition {id} changed, in rows of data"
COPY = "Copy link"
COPIED = "Link copied"
COPY_HINT = "Copies a link to this view with the edition of its figures"
BY_HAND = "Address of this view, to be copied by hand"
NONE_IN_EDITION = (
    "This edition of the figures has no numbers of pupils worked out for all of them, on which "
    "this page rests. It can be seen in the newest edition."
)
