"""The words of the method: what is measured, how our own figures come about, what is not said."""

from eip_data.columns import BreakKind, Group, Status, Weighting

LEAD = (
    "What each figure means, how the ones we work out ourselves come about, and what this site "
    "leaves unsaid. The words about a measure come from the same reviewed catalogue that loads "
    "its figures."
)

#: Every status: what it means to a reader. The word on screen is ``sentences.status_text``.
STATUSES = {
    Status.FINAL: "The publisher has no further revision of this figure in view.",
    Status.REVISED: "Checked and published a second time; the publisher may still correct it.",
    Status.PROVISIONAL: "The publisher's first figure; some pupils or corrections are not in yet.",
    Status.ESTIMATE: "Worked out here from published figures; never published as such.",
    Status.LOW_RELIABILITY: "Published with a warning that it rests on few pupils.",
    Status.NOT_COLLECTED: "Nothing was measured in that year, for example tests cancelled in 2020.",
    Status.NOT_PUBLISHED: "No source used here holds the figure; it may be published elsewhere.",
    Status.NOT_AVAILABLE: "The source has a dash where the figure would be and gives no reason.",
    Status.SUPPRESSED: "Held back by the publisher, as too few pupils stand behind it.",
    Status.NOT_APPLICABLE: "The figure has no meaning here, such as a place for England.",
    Status.AREA_NOT_IN_EXISTENCE: "The authority was made later or had been abolished by then.",
}

SYMBOLS = (
    ("†", "in a table: this year compares with no other year of the series"),
    ("‡", "in a table: this year is before a new series and does not compare with the latest year"),
    ("about", "our estimate, from weights that stand in for pupils; whole numbers only"),
    ("dashed border", "a label of a figure that is our own, not the publisher's"),
    ("open circle in a band", "a published figure of a year that compares with no other"),
    ("gap in a line", "no figure, or a break: the years on either side are not joined"),
    ("−", "minus, as in −1.3; a plus sign is written only before a difference"),
)

GROUPS = {
    Group.ALL: "Everybody the measure counts.",
    Group.DISADVANTAGED: "Pupils who were eligible for free school meals at any time in the last "
    "six years, or were looked after by a local authority for a day or more, or left care through "
    "adoption or another permanent arrangement. Used at 11 and 16.",
    Group.NOT_DISADVANTAGED: "All other pupils at 11 and 16. In tables: “others”.",
    Group.FSM: "Pupils who are eligible for free school meals now and claim them; at 19, those who "
    "were when they were 15. Used at 5 and 19, where no figure by disadvantage is published.",
    Group.NOT_FSM: "Pupils not eligible for free school meals. At 5, from 2021/22, children whose "
    "entitlement is not known are in neither group.",
}

BREAKS = {
    BreakKind.NOT_COLLECTED: "No data",
    BreakKind.NOT_PUBLISHED: "No data",
    BreakKind.NOT_COMPARABLE: "Compares with no other year",
    BreakKind.BREAK: "A new series begins",
    BreakKind.CAUTION: "Take care",
}

WEIGHTINGS = {
    Weighting.POPULATION: "Each authority counts by its resident children aged 0 to 17.",
    Weighting.INFERRED_SHARE: "Each authority counts by its resident children aged 0 to 17 times "
    "the share of the group, which follows from the three published levels: all, the group and "
    "the others.",
    Weighting.KS4_COHORTS: "From 2022/23 each authority counts by its pupils at the end of key "
    "stage 4, whose number follows from published counts and percentages. Before that, and for "
    "pupils by free school meals, by its resident children aged 0 to 17 times the share of the "
    "group.",
    Weighting.AGE_5_COUNTS: "All children: each authority counts by its resident children aged 0 "
    "to 17. By free school meals: by the children counted in 2021/22, in every year.",
    Weighting.FSM_PRIMARY_SHARE: "Each authority counts by its resident children aged 0 to 17, for "
    "eligible pupils times the share of primary pupils on free school meals.",
    Weighting.FSM_SHARE: "Each authority counts by its resident children aged 0 to 17, for "
    "eligible pupils times the shares of primary and secondary pupils on free school meals.",
    Weighting.NONE: "None: the figure cannot be put together from authorities.",
}

GAPS = (
    "A gap is other pupils minus disadvantaged pupils (at 5 and 19: pupils eligible for free "
    "school meals). A positive gap means that disadvantaged pupils are behind; a smaller gap is "
    "a narrower one. There are two, and we show both.",
    "**Gap inside**: other pupils of the same area minus its disadvantaged pupils. It is small "
    "where both groups do well, and also where both do badly.",
    "**Gap to others in England**: other pupils in England minus the area's disadvantaged pupils. "
    "As England's figure is one number for all, placing authorities by this gap is the same as "
    "placing them by the level of their disadvantaged pupils: it is no second piece of evidence.",
    "What lies between the two is how far other pupils in the area are from other pupils in "
    "England. The two gaps differ by exactly that.",
)
ROUNDING = (
    "A figure is shown with the decimals its publisher prints: 48% and 48.0% are different claims. "
    "A five goes away from zero.",
    "Differences, gaps and places are worked out from the rounded figures a reader sees, so the "
    "sums on a page can be checked by hand. A gap between two whole percentages can be a "
    "point out either way. Estimates with “about” are rounded once each, so theirs may not add up.",
    "Our own percentages rest on estimated weights, unless pupils could be counted: those are "
    "whole numbers with “about”. Downloads give them with the publisher's decimals, at most one, "
    "and the status “estimate”.",
)
NORTH_EAST = (
    "No source used here has these measures for the North East CA. Its figure is the seven "
    "authorities put together, each weighted by its pupils of the group or by the nearest "
    "stand-in for them; it is never the plain mean of seven percentages. All seven must have a "
    "value.",
    "At 16 the pupils themselves can be counted from 2022/23: published counts and percentages "
    "leave room for no more than a few pupils. Elsewhere the weights are estimates. We tried them "
    "where the answer is known, and the result was about 0.3 either way.",
    "The North East CA is seven authorities. The North East region is twelve, with the five of "
    "the Tees Valley, so the region's published figure is not that of the North East CA.",
)
OUTSIDE_LONDON = (
    "England's figure holds London, whose disadvantaged pupils have higher results at 11, 16 and "
    "19 than those elsewhere. So beside England we show **England outside London**: all "
    "authorities except those of London, weighted in the same way as the North East CA. It is "
    "shown where authorities with at least 97% of the weight have a value."
)
LIKE_FOR_LIKE = (
    "At 16 England's published row holds several thousand pupils, with very low results, who are "
    "in no authority's row. Against it every authority looks a little better than it is. **England "
    "like for like** is the pupils of all authorities together, from 2022/23. It stands in notes "
    "beside the published row, and takes its place where our sources hold no such row."
)
NEIGHBOURS = (
    "The Department for Education names ten statistical neighbours for each authority: places "
    "whose people and circumstances are alike. We use the list of May 2025 for all years; it "
    "differs a good deal from the one before. The mean of the ten is a plain mean of those with a "
    "value, and a mean of fewer than ten says so.",
    "Being a neighbour does not go both ways. {members}",
)
PLACES = (
    "Place 1 is the authority whose pupils of the group do best. Places count the authorities "
    "of today that have a value: “of 151” where two of the 153 have none.",
    "Authorities with the same rounded figure share a place and all have its best number: “joint "
    "81st of 151, 17 share it” covers the 81st to the 97th. Quartile A is the first quarter of "
    "places, D the last.",
    "A few places up or down often mean nothing. The North East CA, regions and England have no "
    "place.",
)
NATIONAL_INDEX = (
    "Two measures of the catalogue exist for England only: the **disadvantage gap index** at key "
    "stage 2 and key stage 4. Pupils are ranked across the country and the mean ranks of the two "
    "groups are compared, so it does not move when a test gets harder or easier for everybody. "
    "It needs every pupil's rank and cannot be worked out for an area from published averages."
)
NOT_SAID = (
    ("Why", "Published averages show what is, not what brought it about. No sentence here gives "
     "a cause, and none credits or blames the programme, a school or a council."),
    ("One year's rise or fall", "An authority's figure moves from year to year by chance alone. We "
     "draw no arrows and write no news from one year's change."),
    ("A line through the ages", "At 5, 11, 16 and 19 the groups are defined differently and the "
     "children are different ones. Pupils who are behind at 16 were not measured as the same "
     "pupils at 11, and the size of a gap at one age cannot be set against that at another."),
    ("The gap inside, alone", "A small gap inside an area can mean that its other pupils do badly "
     "too. It is always shown with the levels and with the gap to others in England."),
    ("“The gap is wider than in 2019”, alone", "Where a gap has changed, England's change over the "
     "same years stands beside it."),
    ("One verdict for age 16", "Attainment 8 and grade 5 in English and maths single out different "
     "authorities. They stand side by side and are never summed up in one word."),
    ("Comparisons across a break", "Where tests, grades or groups changed, the years on either "
     "side are not subtracted, and the chart shows where."),
    ("Months of learning", "They need every pupil's result. They cannot be worked out from an "
     "authority's average, so there are none."),
    ("Where children live", "Results at school follow the school a pupil attends, not the home. "
     "Figures by residence say so."),
    ("A judgement on context", "Absence, free school meals and low income describe the "
     "conditions schools work in. They have no better or worse here, and no colour."),
    ("A missing figure as zero", "What is missing carries its reason, on screen and in every "
     "download."),
    ("“Significantly”", "No sentence says yet that a difference is more than chance. Until that "
     "is worked out, figures stand side by side: “the same as” when they read alike, “close to” "
     "within 1 percentage point (0.5 points of Attainment 8), otherwise “above” or “below”."),
)  # fmt: skip
POOLS_NOTE = (
    "All figures but those in the last column are ours. The like-for-like column applies at 16 "
    "only, where the pupils of every authority can be counted."
)
STATUSES_NOTE = (
    "Every figure carries how firm it is, or the reason why it is not there. Both come from the "
    "publisher where it gives them."
)
CONTENTS = (
    ("What one measure means", "#measure"),
    ("Whose results", "#groups"),
    ("The two gaps", "#gaps"),
    ("The North East CA", "#north-east-ca"),
    ("England outside London", "#england"),
    ("Statistical neighbours", "#neighbours"),
    ("Places and ties", "#places"),
    ("Rounding", "#rounding"),
    ("Statuses", "#statuses"),
    ("Symbols", "#symbols"),
    ("Published for England only", "#england-only"),
    ("What we do not say", "#not-said"),
)
