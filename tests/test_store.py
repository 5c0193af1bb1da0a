"""The store of decisions, on SQLite and on PostgreSQL: what is recorded stays, once, and in one order."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain, count
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from command_line import ROOT
from postgresql import new_database, postgresql

from tqcheck.errors import ConfigError, StoreError
from tqcheck.store.database import Database
from tqcheck.store.decision import Check, Decision, Kind
from tqcheck.store.decisions import Store, open_store
from tqcheck.store.tables import metadata

_numbers = count()

KNOWN = ("number-mismatch", ("15 months",), ("Мост построили за 14 месяцев.", "The bridge was built in 15 months."))
OTHER = ("repeated-word", ("The the", "\0\t"), ("“Да” \0\n", "The the 😀", "بلى", "نعم"))
TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store may be begun."""
    if request.param == "sqlite":
        return str(tmp_path / "decisions.sqlite")
    return new_database(request.getfixturevalue("server"), f"test{next(_numbers)}")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with closing(open_store(place)) as store:
        yield store


def on_issue(kind: Kind = "dismiss", known: tuple[str, tuple[str, ...], tuple[str, ...]] = KNOWN) -> Decision:
    code, words, texts = known
    return Decision(str(uuid4()), kind, "news", "Aigul", code=code, words=words, texts=texts)


def undo(decision: Decision, document: str = "news") -> Decision:
    return Decision(str(uuid4()), "undo", document, "Dana", undoes=decision.id)


def edit(text: str = "The bridge was built in 14 months.", **more: object) -> Decision:
    plain = Decision(str(uuid4()), "edit", "news", "Aigul", texts=KNOWN[2], text=text)
    return replace(plain, **more)


# --- what is recorded


def test_decisions_come_back_as_they_were_given(store: Store) -> None:
    given = [
        replace(on_issue("confirm"), reason=""),
        replace(on_issue("dismiss", OTHER), reason="a quotation\n“sic”", expires=date(2027, 1, 1)),
        edit(occurrence=2, suggested=True),
        replace(edit("ask Dana"), kind="note"),
        replace(on_issue("override"), reason="It must go out."),
    ]
    before = datetime.now(UTC)
    kept = [store.record(one) for one in given]
    assert [replace(one, id=0, at=None) for one in kept] == given
    assert all(before <= one.at <= datetime.now(UTC) for one in kept if one.at)
    assert [one.id for one in kept] == sorted({one.id for one in kept})
    assert store.since() == kept


def test_a_store_keeps_its_decisions_when_it_is_opened_again(place: str) -> None:
    with closing(open_store(place)) as store:
        kept = store.record(on_issue())
    with closing(open_store(place)) as store:
        assert store.since() == [kept]


def test_the_same_token_again_records_nothing(store: Store) -> None:
    first = store.record(on_issue())
    assert store.record(replace(on_issue("confirm"), token=first.token)) == first
    assert store.since() == [first]


def test_since_tells_what_is_new_and_of_which_document(store: Store) -> None:
    one, two = store.record(on_issue()), store.record(replace(on_issue(), document="other"))
    three = store.record(undo(one))
    assert store.since(one.id) == [two, three]
    assert store.since(one.id, "news") == [three]
    assert store.since(three.id) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (replace(on_issue(), token=""), "needs its token"),
        (replace(on_issue(), author=""), "needs its author"),
        (replace(on_issue(), kind="agree"), "“agree” is no kind of decision"),
        (replace(on_issue(), texts=()), "needs the fingerprint"),
        (replace(on_issue(), undoes=1), "belongs to an undo"),
        (Decision("1", "undo", "news", "Dana"), "belongs to an undo"),
        (Decision("1", "undo", "news", "Dana", undoes=4711), "no decision 4711 on “news”"),
        (edit(texts=("one",)), "the two texts"),
        (edit("nul \0"), "null character"),
        (edit("half \ud800"), "surrogate"),
        (edit(texts=("a", "half \udfff")), "surrogate"),
    ],
)
def test_what_makes_no_sense_is_refused(store: Store, wrong: Decision, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        store.record(wrong)
    assert store.since() == []


def test_a_decision_on_another_document_cannot_be_taken_back(store: Store) -> None:
    kept = store.record(on_issue())
    with pytest.raises(StoreError, match=f"no decision {kept.id} on “other”"):
        store.record(undo(kept, "other"))


def test_several_are_recorded_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(StoreError):
        store.record_all([on_issue(), Decision("1", "undo", "news", "Dana", undoes=4711)])
    assert store.since() == []
    assert [one.id for one in store.record_all([on_issue(), edit()])] == [one.id for one in store.since()]


def test_a_dismissal_expires_after_the_days_of_the_settings(place: str) -> None:
    with closing(open_store(place, expire_days=90)) as store:
        said = replace(on_issue(), expires=date(2030, 1, 1))
        kept = [store.record(one) for one in (on_issue(), on_issue("override"), on_issue("confirm"), said)]
    due = date.today() + timedelta(days=90)
    assert [one.expires for one in kept] == [due, due, None, date(2030, 1, 1)]


@pytest.mark.parametrize("table", ["decisions", "fingerprints", "checks"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {}"])
def test_the_database_itself_refuses_to_forget(place: str, table: str, statement: str) -> None:
    with closing(open_store(place)) as store:
        kept = store.record(on_issue())
        store.record_check("news", "sha256:1", [("major", KNOWN)])
    column = {"decisions": "author = ''", "fingerprints": "code = ''", "checks": "document = ''"}[table]
    refused = pytest.raises(StoreError, match=f"rows of {table} are only added")
    with closing(Database(place)) as database, refused, database.writing() as connection:
        connection.exec_driver_sql(statement.format(table, column))
    with closing(open_store(place)) as store:
        assert store.since() == [kept]
        assert store.last_check("news")


# --- what is set aside


def test_what_is_dismissed_is_known_by_its_texts_alone(store: Store) -> None:
    store.record(on_issue())
    changed = (KNOWN[0], KNOWN[1], (KNOWN[2][0], "The new bridge was built in 15 months."))
    assert store.dismissed().among([OTHER, KNOWN, changed]) == {KNOWN}
    assert KNOWN in store.dismissed()
    assert OTHER not in store.dismissed()


@pytest.mark.parametrize(
    ("kinds", "dismissed"),
    [
        (["dismiss"], True),
        (["override"], True),
        (["confirm"], False),
        (["dismiss", "confirm"], False),
        (["confirm", "dismiss"], True),
        (["dismiss", "undo"], False),
        (["dismiss", "confirm", "undo"], True),
        (["dismiss", "undo", "undo"], True),  # an undo is undone
        (["dismiss", "undo", "undo", "undo"], False),
    ],
)
def test_the_latest_decision_that_was_not_taken_back_holds(store: Store, kinds: list[Kind], dismissed: bool) -> None:
    for kind in kinds:
        last = store.since()[-1:]
        store.record(undo(last[0]) if kind == "undo" else on_issue(kind))
    assert (KNOWN in store.dismissed()) is dismissed


def test_a_dismissal_holds_until_the_day_it_expires(store: Store) -> None:
    store.record(replace(on_issue(), expires=TODAY))
    assert KNOWN in store.dismissed(TODAY - timedelta(days=1))
    assert KNOWN not in store.dismissed(TODAY)
    assert KNOWN not in store.dismissed()


def test_more_issues_than_fit_a_question_can_be_asked_for(store: Store) -> None:
    many = [("check", (f"word {number}",), ("а", "b")) for number in range(1_700)]
    store.record_all([on_issue("dismiss", known) for known in many[::2]])
    assert store.dismissed().among(many) == set(many[::2])


def test_stale_is_what_was_dismissed_and_not_met(store: Store) -> None:
    store.record(replace(on_issue(), reason="agreed"))
    store.record(replace(on_issue("dismiss", OTHER), document="other"))
    dismissed = store.dismissed()
    codes = ["number-mismatch", "repeated-word"]
    (entry,) = dismissed.stale(["news"], codes)
    assert (entry.fingerprint, entry.document, entry.reason) == (KNOWN, "news", "agreed")
    assert entry.describe() == "number-mismatch on “15 months” in “The bridge was built in 15 months.”"
    assert list(dismissed.stale(["news"], ["repeated-word"])) == []
    assert KNOWN in dismissed
    assert list(dismissed.stale(["news"], codes)) == []


# --- the last check of a document


def test_the_last_check_of_a_document_is_kept(store: Store) -> None:
    assert store.last_check("news") is None
    issues = (("major", KNOWN), ("critical", OTHER), ("major", KNOWN))
    store.record_check("news", "sha256:1", issues, "hold")
    store.record_check("other", "sha256:2", [])
    found = store.last_check("news")
    assert found == Check("news", "sha256:1", issues, "hold", found.at)
    assert abs(datetime.now(UTC) - found.at) < timedelta(minutes=5)
    store.record_check("news", "sha256:1", [("minor", OTHER)])
    found = store.last_check("news")
    assert found and found.issues == (("minor", OTHER),)
    other = store.last_check("other")
    assert other and other.issues == ()


def test_the_same_check_again_adds_nothing(place: str) -> None:
    with closing(open_store(place)) as store:
        for severity in ("major", "major", "minor", "minor", "major"):
            store.record_check("news", "sha256:1", [(severity, KNOWN)])
    with closing(Database(place)) as database, database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM checks").scalar_one() == 3
        assert connection.exec_driver_sql("SELECT count(*) FROM fingerprints").scalar_one() == 1


# --- several at once, and the end of one

_RECORDING = """
import sys
from tqcheck.store.decision import Decision
from tqcheck.store.decisions import open_store
place, name, most = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = open_store(place)
for number in range(most):
    kept = store.record(Decision(f"{name}-{number}", "note", name, "Aigul", texts=("а", "b"), text="x" * 500))
    print(kept.id, flush=True)
"""


def recording(place: str, name: str, most: int) -> subprocess.Popen[str]:
    """A process that records decisions and prints the id of each when it is kept."""
    command = [sys.executable, "-c", _RECORDING, place, name, str(most)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_process_killed_amid_decisions_loses_none_that_it_had_recorded(place: str) -> None:
    with closing(open_store(place)) as store:
        told: list[int] = []
        for round_ in range(2):
            process = recording(place, f"round-{round_}", 100_000)
            assert process.stdout
            mine = [int(process.stdout.readline()) for _ in range(40 + 7 * round_)]
            process.send_signal(signal.SIGKILL)
            told += mine + [int(line) for line in process.stdout.read().splitlines() if line]
            process.wait()
        kept = store.since()
        assert {one.id for one in kept} >= set(told)
        # at most the one that was on its way, each once, none out of its order
        assert len(kept) <= len(told) + 2
        tokens = [one.token for one in kept]
        for round_ in range(2):
            mine_kept = [token for token in tokens if token.startswith(f"round-{round_}-")]
            assert mine_kept == [f"round-{round_}-{number}" for number in range(len(mine_kept))]
        assert store.record(on_issue()).id > max(told)


def test_processes_that_begin_a_store_at_once_all_record(place: str) -> None:
    processes = [recording(place, name, 25) for name in "abc"]
    told = [[int(line) for line in process.communicate(timeout=60)[0].split()] for process in processes]
    assert [process.returncode for process in processes] == [0] * 3
    with closing(open_store(place)) as store:
        kept = store.since()
    assert sorted(one.id for one in kept) == sorted(chain(*told))
    assert {one.token for one in kept} == {f"{name}-{number}" for name in "abc" for number in range(25)}


def test_threads_may_begin_stores_at_once(tmp_path: Path) -> None:
    kept: list[Decision] = []

    def begin(name: str) -> None:
        with closing(open_store(tmp_path / name)) as store:
            kept.append(store.record(on_issue()))

    threads = [Thread(target=begin, args=(name,)) for name in ("a", "b", "c", "d", "a", "b", "c", "d")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.id for one in kept) == [1, 1, 1, 1, 2, 2, 2, 2]


def test_one_who_looks_while_others_record_misses_none(store: Store) -> None:
    done = Event()
    seen: list[int] = []

    def look() -> None:
        last = False
        while not last:
            last = done.is_set()
            seen.extend(one.id for one in store.since(seen[-1] if seen else 0))

    def decide(name: str) -> None:
        for number in range(60):
            store.record(replace(edit(), token=f"{name}-{number}"))

    looking = Thread(target=look)
    deciding = [Thread(target=decide, args=(name,)) for name in "abcd"]
    for thread in (looking, *deciding):
        thread.start()
    for thread in deciding:
        thread.join()
    done.set()
    looking.join()
    assert seen == [one.id for one in store.since()]
    assert len(seen) == 240


def test_a_token_sent_by_several_at_once_is_recorded_once(store: Store) -> None:
    given = on_issue()
    kept: list[Decision] = []
    threads = [Thread(target=lambda: kept.append(store.record(given))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.since() == [kept[0]]
    assert kept == [kept[0]] * 8


# --- databases that cannot be used


def test_a_store_of_a_newer_program_is_refused(place: str) -> None:
    open_store(place).close()
    with closing(Database(place)) as database, database.writing() as connection:
        connection.exec_driver_sql("UPDATE tqcheck_version SET version_num = '99'")
    with pytest.raises(StoreError, match=r"a store of a newer tqcheck \(its form is 99.*update tqcheck"):
        open_store(place)


def test_the_tables_are_those_that_the_migrations_make(place: str) -> None:
    with closing(Database(place)) as database, database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "tqcheck_version"})
        assert compare_metadata(context, metadata) == []


def test_a_store_is_its_owners_alone_unless_they_say_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    open_store(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o660)
    store = open_store(path)
    store.record(on_issue())
    assert {one.stat().st_mode & 0o777 for one in tmp_path.iterdir()} == {0o660}  # its journal too
    store.close()


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE decisions (id INTEGER)")
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="a database of another program"):
        open_store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "error", "said"),
    [
        ("news.tsv", StoreError, "news.tsv: not a store of decisions"),
        ("missing/folder/decisions.sqlite", StoreError, "cannot be opened"),
        (
            "mysql://root:secret@db.example/tqcheck",
            ConfigError,
            r"not kept in db.example/tqcheck \(give a file, or post",
        ),
        (
            "postgresql://db.example:port/tqcheck",
            ConfigError,
            "not the URL of a database: postgresql://db.example:port",
        ),
        ("sqlite://", ConfigError, "not kept in sqlite"),
        ("sqlite:///:memory:", ConfigError, "not kept in sqlite:///:memory:"),
        ("oracle://db/x?password=secret", ConfigError, "not kept in oracle://db/x"),
        ("postgresql://me:secret@/tqcheck?host=/nowhere", StoreError, r"me:\*\*\*@/tqcheck: the database says: "),
        ("postgresql:///tqcheck?host=/nowhere&password=secret", StoreError, "psycopg:///tqcheck: the database says: "),
    ],
)
def test_a_place_where_no_store_can_be_is_explained(
    tmp_path: Path, place: str, error: type[Exception], said: str
) -> None:
    (tmp_path / "news.tsv").write_text("source\ttarget\nДа.\tYes.\n" * 50, "utf-8")
    with pytest.raises(error, match=said) as told:
        open_store(place if "://" in place else tmp_path / place)
    assert "secret" not in str(told.value)
