"""What expressions mean: values and days, and words that are no time at all."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.records import TimeSpan
from servanda.times import find_times

FRIDAY = date(2016, 10, 21)


def times(text: str, on: date | None = FRIDAY) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in find_times(text, on)]


def only(text: str, on: date | None = FRIDAY) -> TimeSpan:
    (time,) = find_times(text, on)
    return time


AHEAD = [
    ("The vote was postponed until Tuesday.", "Tuesday", "2016-10-25"),
    ("The assault could come as early as Tuesday.", "Tuesday", "2016-10-25"),
    ("The two are to meet separately Monday.", "Monday", "2016-10-24"),
    ("The mandate was extended to Nov. 16.", "Nov. 16", "2016-11-16"),
    ("The garrison must leave by May.", "May", "2017-05"),
    ("The pause holds until mid-November.", "mid-November", "2016-11"),
    ("The columns must go by the end of the month.", "the end of the month", "2016-10"),
    ("The truce starts at 15:00 GMT Saturday.", "15:00 GMT Saturday", "2016-10-22T15:00"),
    ("The convoy leaves at 0600 GMT on Sunday.", "0600 GMT on Sunday", "2016-10-23T06:00"),
    ("Monitors will arrive next Tuesday.", "next Tuesday", "2016-10-25"),
    ("The captors gave the family until Monday to pay.", "Monday", "2016-10-24"),
    ("On Wednesday, the panel will hear both sides.", "Wednesday", "2016-10-26"),
    ("A second round is set for Thursday.", "Thursday", "2016-10-27"),
    ("The clans agreed to swap prisoners Sunday.", "Sunday", "2016-10-23"),
    ("The deadline is Wednesday.", "Wednesday", "2016-10-26"),
    ("Plans for Thursday's handover are ready.", "Thursday", "2016-10-27"),
    ("A new round could begin as soon as next month.", "next month", "2016-11"),
    ("The last convoy will leave in December.", "December", "2016-12"),
    ("Talks resume in two weeks' time.", "two weeks", "2016-W44"),
    ("The session resumes the day after tomorrow.", "the day after tomorrow", "2016-10-23"),
    ("The ceasefire will begin at midnight on Sunday.", "midnight on Sunday", "2016-10-23T24:00"),
    ("The minister plans to resign in January.", "January", "2017-01"),
    ("The ships are due in port on the 28th.", None, None),
    ("They must answer by the 28th.", "the 28th", "2016-10-28"),
    ("The envoy leaves this coming Sunday.", "this coming Sunday", "2016-10-23"),
]


@pytest.mark.parametrize(("text", "words", "value"), AHEAD, ids=[a[0] for a in AHEAD])
def test_what_lies_ahead(text: str, words: str | None, value: str | None) -> None:
    if words is None:
        assert [v for _, v in times(text)] == ["2016-10-28"]
    else:
        assert (words, value) in times(text)


BEHIND = [
    ("The two met separately Monday.", "Monday", "2016-10-17"),
    ("They had stayed in the fort until Tuesday.", "Tuesday", "2016-10-18"),
    ("On Wednesday, the panel heard both sides.", "Wednesday", "2016-10-19"),
    ("Villagers on Thursday said the shelling went on.", "Thursday", "2016-10-20"),
    ("The clans promised on Sunday to swap prisoners.", "Sunday", "2016-10-16"),
    ("The patrol went out to rescue two drivers on Monday.", "Monday", "2016-10-17"),
    ("The minister would not answer questions Monday.", "Monday", "2016-10-17"),
    ("Gunfire could be heard in the port on Monday.", "Monday", "2016-10-17"),
    ("They will not talk, but on Monday they met in secret.", "Monday", "2016-10-17"),
    ("The column moved in on Oct. 3.", "Oct. 3", "2016-10-03"),
    ("The column moved in on March 3.", "March 3", "2016-03-03"),
    ("The dam was hit in August.", "August", "2016-08"),
    ("The bridge has been shut since July.", "July", "2016-07"),
    ("It was the worst raid since last December.", "last December", "2015-12"),
    ("The truce collapsed two days ago.", "two days ago", "2016-10-19"),
    ("The truce collapsed three weeks ago.", "three weeks ago", "2016-W39"),
    ("The truce collapsed a month ago.", "a month ago", "2016-09"),
    ("Two and a half years ago they signed.", "Two and a half years ago", "2014"),
    ("The envoy left the day before yesterday.", "the day before yesterday", "2016-10-19"),
    ("It has been the demand since at least the summer.", "the summer", "2016-SU"),
]


@pytest.mark.parametrize(("text", "words", "value"), BEHIND, ids=[b[0] for b in BEHIND])
def test_what_lies_behind(text: str, words: str, value: str) -> None:
    assert (words, value) in times(text)


COMPLETE = [
    ("the pact of 2 December 2013", "2 December 2013", "2013-12-02"),
    ("the pact of December 2nd, 2013", "December 2nd, 2013", "2013-12-02"),
    ("the pact of 15/11/2013", "15/11/2013", "2013-11-15"),
    ("the pact of 11/15/2013", "11/15/2013", "2013-11-15"),
    ("the pact of 2013-11-15", "2013-11-15", "2013-11-15"),
    ("the pact of May 2013", "May 2013", "2013-05"),
    ("the summer of 2013", "the summer of 2013", "2013-SU"),
    ("in the second half of 2017", "the second half of 2017", "2017-H2"),
    ("in the last quarter of 2014", "the last quarter of 2014", "2014-Q4"),
    ("in the early 1990s", "the early 1990s", "199"),
    ("in the 19th century", "the 19th century", "18"),
    ("in fiscal 2017", "fiscal 2017", "2017"),
    ("on Easter Monday, 2015", "Easter Monday, 2015", "2015-04-06"),
    ("on the second of March 2014", "the second of March 2014", "2014-03-02"),
]


@pytest.mark.parametrize(("text", "words", "value"), COMPLETE, ids=[c[0] for c in COMPLETE])
def test_complete_dates_need_no_anchor(text: str, words: str, value: str) -> None:
    assert times(text, None) == [(words, value)]
    assert only(text, None).basis == "text"


LENGTHS = [
    ("within 48 hours", "PT48H"),
    ("a 48-hour ultimatum", "PT48H"),
    ("a year and a half", "P18M"),
    ("half an hour", "PT30M"),
    ("twenty-four hours", "PT24H"),
    ("a hundred days", "P100D"),
    ("a fortnight", "P2W"),
    ("two decades", "P20Y"),
    ("the past three months", "P3M"),
    ("several weeks", "PXW"),
    ("two to three weeks", "P2W"),
    ("an 18-month transition", "P18M"),
    ("every 72 hours", "PT72H"),
    ("twice a week", "P1W"),
    ("on Mondays", "XXXX-WXX-1"),
    ("every Monday", "XXXX-WXX-1"),
]


@pytest.mark.parametrize(("text", "value"), LENGTHS, ids=[n[0] for n in LENGTHS])
def test_lengths_and_what_recurs(text: str, value: str) -> None:
    assert only(text).value == value


NOTHING = [
    "Theresa May said the talks may fail.",
    "Mrs. May flew home.",
    "The march began at the gate and they march on.",
    "A second convoy followed the first.",
    "The 35-year-old driver was 41 years old when freed, his doctor said.",
    "Some 2,016 people fled; 1994% is no figure.",
    "Resolution 2254 was adopted by 15 votes to none.",
    "The annual meeting named a quarterly magazine.",
    "Sun shone on the port; they sat and wed.",
    "The fall of the town opened the road.",
    "It may last.",
    "They will present the map, and want to present it themselves.",
    "New York, Good Hope and Victory Square.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_time_at_all(text: str) -> None:
    assert times(text) == []


def test_would_counts_from_the_day_of_the_report() -> None:
    found = times("The port said Wednesday that it would halt ferries Thursday.")
    assert found == [("Wednesday", "2016-10-19"), ("Thursday", "2016-10-20")]


def test_a_clock_time_takes_the_date_beside_it() -> None:
    found = times("It struck at 10:35 a.m. (0735 GMT) Monday.")
    assert found[0] == ("10:35 a.m.", "2016-10-17T10:35")
    assert times("On Monday gunmen fired on a bus at 10 p.m.")[1] == ("10 p.m.", "2016-10-17T22:00")
    assert times("They met on Monday. Shops close at 10 p.m. now.")[1] == ("10 p.m.", "2016-10-21T22:00")
    assert times("July 1, 2011 at 4:52 pm")[1] == ("4:52 pm", "2011-07-01T16:52")


def test_a_list_of_events_lies_behind() -> None:
    found = times("The chief events.\n\nJanuary 25 - The council meets.\n\nMarch 29 - The council votes.")
    assert [v for _, v in found] == ["2016-01-25", "2016-03-29"]


def test_the_next_day_needs_a_day_before_it() -> None:
    assert times("The envoy spoke on 3 October and left the next day.")[1] == ("the next day", "2016-10-04")
    (vague,) = find_times("The storm came the next day.", FRIDAY)
    assert (vague.value, vague.first, vague.basis) == ("XXXX-XX-XX", None, "vague")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began two years ago today.", "two years ago today", "2014-10-21"),
        ("They met over the weekend of Oct. 8.", "the weekend of Oct. 8", "2016-W40-WE"),
        ("It will end on the last day of November.", "the last day of November", "2016-11-30"),
        ("It was the night of 3 October.", "the night of 3 October", "2016-10-03TNI"),
        ("They are to leave by end-2017.", "end-2017", "2017"),
        ("They left a couple of days ago.", "a couple of days ago", "2016-10-19"),
        ("They agreed to a 5 p.m. deadline on Friday.", "Friday", "2016-10-21"),
        ("The five-year-old war goes on.", "five-year-old", "P5Y"),
    ],
)
def test_days_named_by_what_holds_them(text: str, words: str, value: str) -> None:
    assert (words, value) in times(text)


def test_ramadan_is_a_month() -> None:
    time = only("after Ramadan", date(2017, 5, 1))
    assert time.first is not None
    assert time.last is not None
    assert (time.last - time.first).days == 29
    assert time.mod == "APPROX"


def test_ranges_give_both_days() -> None:
    assert times("from 3 to 5 November", date(2016, 11, 1)) == [("3", "2016-11-03"), ("5 November", "2016-11-05")]
    assert times("from Oct. 3-5") == [("Oct. 3", "2016-10-03"), ("5", "2016-10-05")]


def test_later_counts_from_the_date_before_it() -> None:
    first, later = find_times("On 3 October they met; two weeks later, they signed.", FRIDAY)
    assert (later.type, later.value, later.first) == ("DURATION", "P2W", date(2016, 10, 17))
    assert later.basis == "text date"
    assert first.basis == "document date"


def test_a_report_on_a_quarter_lends_it_to_what_follows() -> None:
    text = "Exports fell in the third quarter. In the year-ago period they rose. The latest period was worse."
    assert [v for _, v in times(text)] == ["2016-Q3", "2015-Q3", "2016-Q3"]


def test_intervals_of_parts() -> None:
    assert (only("early 2016").first, only("early 2016").last) == (date(2016, 1, 1), date(2016, 5, 1))
    end = only("by the end of the month")
    assert (end.first, end.last, end.mod, end.signal) == (date(2016, 10, 21), date(2016, 10, 31), "END", "by")
    week = only("last week")
    assert (week.first, week.last) == (date(2016, 10, 10), date(2016, 10, 16))


def test_the_past_and_the_next_stretch_have_days() -> None:
    assert (only("the past three days").first, only("the past three days").last) == (date(2016, 10, 18), FRIDAY)
    assert only("in the next 48 hours").last == date(2016, 10, 23)
    assert only("for 48 hours").last is None


def test_without_a_document_date_nothing_is_guessed() -> None:
    assert only("on Friday", None).value == "XXXX-WXX-5"
    assert only("on Friday", None).first is None
    assert only("on 3 May", None).value == "XXXX-05-03"
    assert times("tomorrow", None) == []


def test_empty_lines_part_expressions() -> None:
    assert times("on 3\n\nMay talks") == []
    assert times("on 3\nMay 2014") == [("3\nMay 2014", "2014-05-03")]


def test_a_month_nearly_a_year_back() -> None:
    assert ("November", "2015-11") in times("In November, the senator proposed a corridor.")
    assert ("November", "2015-11") in times("The senator was elected in November.")
    assert ("November", "2016-11") in times("The vote is planned in November.")
    assert ("November", "2016-11") in times("In November, the senator will propose a corridor.")


def test_plain_present_for_a_plan() -> None:
    assert ("Monday", "2016-10-24") in times("The council votes on Monday on the draft.")
    assert ("Monday", "2016-10-24") in times("The envoy meets both sides on Monday.")
    assert ("Monday", "2016-10-17") in times("They counted the votes on Monday.")


NEWSWIRE = [
    ("The minister said Monday morning it was over.", "Monday morning", "2016-10-17TMO"),
    ("The raid came early Tuesday.", "early Tuesday", "2016-10-18"),
    ("The raid came late on Tuesday night.", "Tuesday night", "2016-10-18TNI"),
    ("It fell in the 2012 fiscal year.", "the 2012 fiscal year", "2012"),
    ("It fell in the 2013-14 fiscal year.", "the 2013-14 fiscal year", "2013"),
    ("It fell in Q3 2013.", "Q3 2013", "2013-Q3"),
    ("They met last Oct. 3.", "last Oct. 3", "2016-10-03"),
    ("They met last Dec. 3.", "last Dec. 3", "2015-12-03"),
    ("They meet on Nov. 3 next year.", "Nov. 3 next year", "2017-11-03"),
    ("They met in October last year.", "October last year", "2015-10"),
    ("They met in early April this year.", "early April this year", "2016-04"),
    ("They meet in April next year.", "April next year", "2017-04"),
    ("They met in the week of March 7.", "the week of March 7", "2016-W10"),
    ("On 3 October they met; that night they fled.", "that night", "2016-10-03TNI"),
    ("On 3 October they met; the following morning they fled.", "the following morning", "2016-10-04TMO"),
    ("On 3 October they met; two days before, they had fled.", "two days before", "2016-10-01"),
    ("They fled in the early hours of Thursday.", "the early hours of Thursday", "2016-10-20TMO"),
    ("They left at 4 in the morning.", "4 in the morning", "2016-10-21T04:00"),
    ("They left at 4 o'clock in the morning.", "4 o'clock in the morning", "2016-10-21T04:00"),
    ("They left at 7.30am on Monday.", "7.30am on Monday", "2016-10-17T07:30"),
    ("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
    ("It was a daylong meeting.", "daylong", "P1D"),
    ("It was a decades-long war.", "a decades-long", "PXDE"),
    ("It collapsed a decade ago.", "a decade ago", "2006"),
    ("It collapsed half a century ago.", "half a century ago", "1966"),
    ("It collapsed decades ago.", "decades ago", "PAST_REF"),
    ("It collapsed hours later.", "hours later", "PTXH"),
    ("It collapsed in the year 2000.", "the year 2000", "2000"),
    ("They wait for Election Day.", "Election Day", "2016-11-08"),
    ("They will work Monday through Friday.", "Friday", "2016-10-28"),
    ("They will talk on Nov. 24 and 25.", "25", "2016-11-25"),
    ("Police in a Sunday statement said so.", "Sunday", "2016-10-16"),
    ("The court would review Wednesday's ruling.", "Wednesday", "2016-10-19"),
    ("The crew could not be located Wednesday.", "Wednesday", "2016-10-19"),
    ("Until Thursday, they had not called him a suspect.", "Thursday", "2016-10-20"),
    ("They were given until Monday.", "Monday", "2016-10-24"),
    ("Voters go to the polls on Sunday.", "Sunday", "2016-10-23"),
    ("Voters went to the polls on Sunday.", "Sunday", "2016-10-16"),
    ("Lawmakers vote Tuesday on the bill.", "Tuesday", "2016-10-25"),
    ("Parliament is voting on Tuesday.", "Tuesday", "2016-10-25"),
    ("The team flies home on Monday.", "Monday", "2016-10-24"),
    ("The trial, which opened Monday, continues on Wednesday.", "Wednesday", "2016-10-26"),
    ("Results of Sunday's vote are expected on Tuesday.", "Sunday", "2016-10-16"),
    ("The hearing has been put off until Thursday.", "Thursday", "2016-10-27"),
    ("Monday is a holiday.", "Monday", "2016-10-24"),
    ("The law dates from after 9/11.", "9/11", "2001-09-11"),
    ("The road will soon have guards.", "soon", "FUTURE_REF"),
    ("It fell in the final quarter of 2014.", "the final quarter of 2014", "2014-Q4"),
    ("It fell at 17:00 on Saturday (15:00 GMT).", "15:00 GMT", "2016-10-15T15:00"),
    ("They were freed later that day.", "later that day", "XXXX-XX-XX"),
    ("The daily convoys have stopped.", "daily", "P1D"),
    ("In recent years the border was quiet.", "recent years", "PAST_REF"),
    ("In recent weeks the border was quiet.", "recent weeks", "PXW"),
    ("In coming years the border may open.", "coming years", "FUTURE_REF"),
    ("Over the coming years the border may open.", "the coming years", "PXY"),
    ("Months of talks led nowhere.", "Months", "PXM"),
    ("It is a matter of days.", "days", "PXD"),
    ("They left at year-end 2014.", "year-end 2014", "2014"),
    ("They lost a June vote.", "June", "2016-06"),
]


@pytest.mark.parametrize(("text", "words", "value"), NEWSWIRE, ids=[n[0] for n in NEWSWIRE])
def test_newswire(text: str, words: str, value: str) -> None:
    assert (words, value) in times(text)


NO_TIME_EITHER = [
    "The shelling killed 4 in the morning market.",
    "He was in his 30s.",
    "They will present a map; monitors were present.",
    "He was soon released.",
    "The average daily output fell.",
    "The Daily Herald said so.",
    "He writes for Ships Weekly.",
    "It was the second raid in as many days.",
    "He told Mali Today that it was over.",
    "They held a March on the capital.",
    "Mr. June gave his word.",
    "It has a height of 11/24 of the whole.",
]


@pytest.mark.parametrize("text", NO_TIME_EITHER)
def test_no_time_in_these_either(text: str) -> None:
    assert times(text) == []


def test_a_day_after_and_is_no_count_of_people() -> None:
    assert times("On Oct. 3 and 25 people died.")[0] == ("Oct. 3", "2016-10-03")
    assert len(times("On Oct. 3 and 25 people died.")) == 1
    assert times("They meet on a Monday.") == [("Monday", "XXXX-WXX-1")]
