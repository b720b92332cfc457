"""The keys of a lexicon that a language may do without, as not every one has such words."""

_OPTIONAL = """
leading_alike leading_behind leading_law letting listing_ways citing ensuring exemptions getting demanding providing
ahead above_behind below_behind bounded pronouns stricter indifferent going_on lengths quantifiers variants clauses
articles followers purposes since degrees serving auxiliaries relating hearsay shares owners owned opening governed
duties separable between infixes alike genitives passives plurals correlates fronts reducing_words empty levels lasting
lasting_verbs starts starting participles relatives doers ties causes light opposed inclusions datives cases
raising_words parted suffered prefixes halves restricting irregular carriers participles_beside no_nouns evaluating
bounding origins bearing taking sweeping qualities places beneficiaries idle resuming before_nouns step_nouns offers
giving awards titles owning thresholds crossings holders durations factors crossings_behind due never_due deed_leads
until comes_about had_by_all moment_names owned_adjectives plans without_leave forbidding endeavours endeavouring only
indirect eased refraining light_nouns fractions changing states delays fulfilled listing lids exempting edges adverbs
ways way_leads papers topics demonyms nations locating collectives unbounded manners confining classifying defining
endless durations_behind pairing foretold ranked no_moments feasible limits ratios more limiting taken_up wished
allowing permits beyond short_of befalling adverb_endings altering telling grave begins obliging needs bans asking
inner sources law_leads laws guesses averting abstaining averted whiles onwards outcomes parenthetical nominal
deed_endings handing so_that becoming excusing amount_leads stranding stranded wishes necessities deeds bodies lesser
unasked common_doers fates unlike charges bounding_below measures definites fewer several everybody seasons means
aspects clausal_behind made making happening facing set_at maxima whether solely seats labelling
"""

OPTIONAL_KEYS = frozenset(_OPTIONAL.split())
"""What a language may do without."""
