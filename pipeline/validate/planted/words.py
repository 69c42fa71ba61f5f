"""The words that are planted. Kept apart from the rules: no rule may import this, and a test holds them apart."""

from __future__ import annotations

HYPE = (
    "Families everywhere have finally got something to celebrate.",
    "It rewrites everything that textbooks taught about the illness.",
    "Nobody living with this needs to despair any longer.",
    "The results left even seasoned experts speechless.",
    "This is the news that the world had been dreaming of.",
    "A brighter tomorrow begins with these findings.",
    "Never before has science come so close to winning this battle.",
    "These stellar numbers blow every rival out of the water.",
    "It could well be remembered as the discovery of the decade.",
    "Sceptics have been silenced by the sheer power of this approach.",
    "The future looks bright like never before thanks to this wonder of science.",
    "A true triumph that will echo around the globe for generations.",
)
ADVICE = (
    "Whoever has this at home would be foolish not to get hold of some this very week.",
    "Leave the prescribed capsules in the cupboard and see how things go.",
    "Make sure that yours is swapped at the next appointment.",
    "There is little point in carrying on with what was prescribed earlier.",
    "Anybody affected is well served by taking twice as much.",
    "Demand it from the clinic, and do not let them fob you off.",
    "Going without it for a while will do no harm.",
    "Grab a bottle at the chemist's and begin tonight.",
    "Readers at risk had best finish the course early.",
    "Wean yourself off the old remedy as soon as possible.",
    "Insist on being moved to it before winter comes.",
    "Parents can quietly cut the evening portion in half.",
)
PROOF = (
    "This proves that {}", "It is now beyond doubt that {}", "The study proves conclusively that {}",
    "There is definitive proof that {}", "It has been proven once and for all that {}",
)  # fmt: skip
# Each pair is planted both ways.
FLIPS = (
    ("increased", "reduced"), ("increases", "reduces"), ("increase", "reduce"), ("higher", "lower"), ("more likely", "less likely"),
    ("better", "worse"), ("improved", "worsened"), ("improves", "worsens"), ("improve", "worsen"), ("fewer", "more"),
    ("reduction", "increase"), ("decreased", "increased"), ("decreases", "increases"), ("decrease", "increase"),
    ("greater", "smaller"), ("longer", "shorter"), ("lowered", "raised"), ("lowers", "raises"), ("rose", "fell"), ("faster", "slower"),
    ("more effective", "less effective"), ("reduced", "increased"), ("reduces", "increases"), ("reduce", "increase"),
)  # fmt: skip
AUXILIARIES = ("was", "were", "is", "are", "did", "may", "could", "can", "will", "would", "should")
DENIALS = (
    ("was not ", "was "), ("were not ", "were "), ("is not ", "is "), ("are not ", "are "), ("wasn't ", "was "), ("weren't ", "were "),
    ("not significantly", "significantly"), ("no evidence of", "good evidence of"), ("no evidence that", "good evidence that"),
)  # fmt: skip
# What a study finds none of; “no clear difference” becomes “a clear difference”.
FOUND = """difference effect change improvement reduction increase decrease benefit advantage link association relationship
correlation impact influence rise""".split()  # noqa: SIM905 - a word list
HEDGES = (
    ("may be", "is"), ("might be", "is"), ("could be", "is"), ("may not", "will not"), ("might not", "will not"), ("may have", "has"), ("may", "will"), ("might", "will"), ("could", "will"),
    ("probably", "certainly"), ("possibly", "certainly"), ("appears to", "does"), ("appear to", "do"), ("seems to", "does"), ("seem to", "do"),
    ("suggests that", "shows that"), ("suggest that", "show that"), ("suggested that", "showed that"), ("is likely to", "will"), ("are likely to", "will"),
)  # fmt: skip
GRADES = (
    ("very low-certainty", "high-certainty"), ("very low certainty", "high certainty"), ("very low-quality", "high-quality"), ("very low quality", "high quality"),
    ("low-certainty", "high-certainty"), ("low certainty", "high certainty"), ("low-quality", "high-quality"), ("low quality", "high quality"),
    ("moderate-certainty", "high-certainty"), ("moderate certainty", "high certainty"), ("moderate-quality", "high-quality"), ("moderate quality", "high quality"),
    ("limited evidence", "strong evidence"), ("weak evidence", "strong evidence"), ("insufficient evidence", "strong evidence"), ("poor quality", "high quality"),
    ("some evidence", "strong evidence"), ("not enough evidence", "strong evidence"),
)  # fmt: skip
# “Itch associated with kidney disease” claims no link that a cause could be made of; a verb does.
CAUSES = (
    ("is associated with", "causes"), ("are associated with", "cause"), ("was associated with", "caused"), ("were associated with", "caused"),
    ("is linked to", "causes"), ("are linked to", "cause"), ("was linked to", "caused"), ("were linked to", "caused"),
    ("is linked with", "causes"), ("are linked with", "cause"), ("was linked with", "caused"), ("were linked with", "caused"),
    ("is related to", "causes"), ("are related to", "cause"), ("was related to", "caused"), ("were related to", "caused"),
    ("is correlated with", "causes"), ("was correlated with", "caused"), ("is connected to", "causes"), ("was connected to", "caused"),
)  # fmt: skip
OPEN = r"\b(?:whether|if|not|no|unknown|unclear|should|could|may|might|can)\b"
UNITS = (
    ("months", "years"), ("years", "months"), ("weeks", "days"), ("days", "weeks"), ("hours", "days"), ("minutes", "hours"), ("month", "year"), ("year", "month"),
    ("mg", "g"), ("mcg", "mg"), ("µg", "mg"), ("g", "kg"), ("ml", "l"), ("kg", "g"), ("mmol/l", "mol/l"), ("cm", "m"), ("%", " times"), ("week", "day"), ("day", "week"),
)  # fmt: skip
POPULATIONS = (
    (r"adults", ("children", "mice", "pregnant women")), (r"children", ("older adults", "mice", "pregnant women")), (r"women", ("men", "children", "rats")),
    (r"men", ("women", "children", "rats")), (r"patients", ("mice", "pregnant women", "children", "newborn babies")), (r"people", ("mice", "pregnant women", "rats", "teenagers")),
    (r"participants", ("mice", "pregnant women", "children", "teenagers")), (r"infants|babies", ("adults", "pensioners", "rabbits")),
)  # fmt: skip
OUTCOMES = (
    "Afterwards the symptoms cleared completely.", "Within weeks the patient had fully recovered.", "The treatment was stopped, and the symptoms went away.",
    "The patient got better and went home.", "The patient died soon afterwards.", "The symptoms improved once the medicine was stopped.",
)  # fmt: skip
NAMES = (
    "adalimumab", "infliximab", "imatinib", "atorvastatin", "lisinopril", "losartan", "metoprolol", "omeprazole", "amoxicillin", "azithromycin", "metformin",
    "sertraline", "methotrexate", "cisplatin", "psoriasis", "glaucoma", "endometriosis", "pancreatitis", "leukaemia", "neuropathy", "fibromyalgia", "melanoma",
)  # fmt: skip
