"""Nobody says that nothing helps the subject where the case has what does."""

from time import process_time

import pytest

from tests.checks.readings import CLOSED, OPEN, Try, besides, of_it, own, tried

INCIDENT, ELSEWHERE = ("statements.0.paragraphs.2.text",), ("statements.0.paragraphs.3.text",)
ONE_SIDED = (
    "Nothing was found that helps him.", "There is nothing that helps {subject}.", "I found nothing in his favour.",
    "No evidence assists him.", "Nothing points the other way.", "There is nothing to undermine the allegation.",
    "There is no undermining material.", "I know of nothing that undermines the case.", "Nothing supports his account.",
    "There is no material which assists him.", "The case file holds nothing favourable to him.",
    "All the evidence points to him.",
    "Everything in the papers points to him.", "No exculpatory material exists.",
    "Nothing casts doubt on the allegation.",
    "There is no reason to doubt the complaint.", "The allegation stands uncontradicted.", "No witness speaks for him.",
    "Nobody contradicts the complainant.", "There is no alternative explanation.", "He has no defence.",
    "I looked for material that helps him and there was none.", "My search revealed no assisting material.",
    "Nothing exonerates him.", "None of the papers helps him.", "No record is inconsistent with the allegation.",
    "The complaint was never contradicted.", "I looked for what assists him and found nothing.",
    "No document clears him.",
    "Not anything that I read helps him.",
    "There is no evidence to the contrary.", "Nothing suggests otherwise.", "No record shows otherwise.",
    "Nobody disputes the complaint.", "There is no other explanation.", "Nothing speaks of his innocence.",
    "There is no innocent explanation.", "It would be wrong to say more, and nothing helps him.",
)  # fmt: skip
EVEN = (
    "Nothing else was found that helps him.", "I know of no other record that helps him.",
    "I do not say that nothing helps him.",
    "Apart from the withdrawal nothing helps him.", "I do not know whether nothing helps him.", "She helped nobody.",
    "Nothing was taken.", "The withdrawal undermines the complaint.", "No officer attended.",
    "I found nothing more that assists him.",
    "It may help him that nobody was charged.", "Nothing further undermines it.",
    "Nobody helped me to write this.", "No defence solicitor attended.", "No officer assisted me.",
    "It would be wrong to say there is nothing in his favour.", "It is not right that nothing helps him.",
    "It would be misleading to say that no evidence helps him.", "I would not say that nothing helps him.",
    "It cannot be said that there is no evidence to the contrary.", "Nobody disputes his account.",
    "No bag was otherwise marked.", "He said the contrary.",
)  # fmt: skip
TRIES = (
    Try("WS-156", "of the incident that has something", INCIDENT, of_it(ONE_SIDED[0]), CLOSED),
    Try("WS-156", "where nothing was found", case=own(ONE_SIDED[0]), base=OPEN),
    Try("WS-156", "the paragraphs as they are", base=CLOSED),
)


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_the_rule_looks_at_what_the_records_have(row: Try) -> None:
    assert tried(row) == row.hits


@pytest.mark.parametrize("said", ONE_SIDED)
def test_that_nothing_helps_is_found_where_something_does(said: str) -> None:
    assert tried(Try("WS-156", said, case=of_it(said), base=CLOSED)) == INCIDENT
    assert tried(Try("WS-156", said, case=besides(said), base=CLOSED)) == ELSEWHERE


@pytest.mark.parametrize("said", EVEN)
def test_what_leaves_room_for_it_is_let_stand(said: str) -> None:
    assert tried(Try("WS-156", said, case=of_it(said), base=CLOSED)) == ()


@pytest.mark.parametrize("piece", ["nothing ", "no help ", "all ", "assist ", "none, ", "everything points "])
def test_the_longest_paragraph_is_read_in_seconds(piece: str) -> None:
    begun = process_time()
    tried(Try("WS-156", piece, case=besides((piece * 19_000)[:19_000].strip(" ,")), base=CLOSED))
    assert process_time() - begun < 4
