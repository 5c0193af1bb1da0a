"""What the service is told, and its tokens."""

import stat
from pathlib import Path

import pytest
from command_line import tqcheck

from tqcheck.errors import ConfigError
from tqcheck.web.service_settings import Limits, Serving, limits_of, refuse_unsafe
from tqcheck.web.tokens import holder, new_token, read_tokens


def test_limits_are_those_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "tqcheck.toml"
    file.write_text(
        'fail_on = "never"\n[serve]\nmax-body = 5\ntimeout = 2\nhosts = ["a"]\npairs = ["kk-en"]\n', "utf-8"
    )
    assert limits_of(str(file)) == Limits(max_body=5, timeout=2.0, hosts=("a",), pairs=("kk-en",))
    project = tmp_path / "pyproject.toml"
    project.write_text("[tool.tqcheck.serve]\nrate = 0\n", "utf-8")
    assert limits_of(str(project)) == Limits(rate=0)
    assert limits_of(None) == Limits()


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("[serve]\nmax_body = '1'\n", "“serve.max_body” must be a whole number, 1 or more, not '1'"),
        ("[serve]\nmax_body = true\n", "“serve.max_body” must be a whole number, 1 or more, not True"),
        ("[serve]\nqueue = 0\n", "“serve.queue” must be a whole number, 1 or more, not 0"),
        ("[serve]\nrate = -1\n", "“serve.rate” must be a whole number, 0 or more, not -1"),
        ("[serve]\ntimeout = 0\n", "“serve.timeout” must be a number of seconds, 0.1 or more, not 0"),
        ("[serve]\nread_timeout = inf\n", "“serve.read_timeout” must be a number of seconds, 0.1 or more, not inf"),
        ("[serve]\nhosts = 'a'\n", "“serve.hosts” must be a list of strings, not 'a'"),
        ("[serve]\npairs = ['kk']\n", "“kk” in “serve.pairs” is no pair of languages (write it as in kk-en)"),
        ("[serve]\ntokens = 'a'\n", "there is no setting “serve.tokens”"),
        ("serve = 1\n", "“serve” must be a table, not 1"),
    ],
)
def test_limits_with_a_mistake(tmp_path: Path, settings: str, problem: str) -> None:
    file = tmp_path / "tqcheck.toml"
    file.write_text(settings, "utf-8")
    with pytest.raises(ConfigError) as caught:
        limits_of(str(file))
    assert str(caught.value).startswith(f"{file}: {problem}")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_alone_needs_no_token(host: str) -> None:
    refuse_unsafe(Serving(host=host))
    assert "localhost" in Serving(host=host).hosts


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "tqcheck.example", "localhost.example"])
def test_others_need_one(tmp_path: Path, host: str) -> None:
    tokens = tmp_path / "tokens"
    tokens.write_text("# nobody yet\n\n", "utf-8")
    for serving in (Serving(host=host), Serving(host=host, tokens=str(tokens))):
        with pytest.raises(ConfigError, match=f"on {host} others than this machine reach the service"):
            refuse_unsafe(serving)
    tokens.chmod(0o600)
    new_token("cms", tokens)
    refuse_unsafe(Serving(host=host, tokens=str(tokens)))
    assert Serving(host=host).hosts == ()


def test_a_token_is_shown_once_and_its_hash_is_kept(tmp_path: Path) -> None:
    made = [tqcheck("token", "new", name, "--tokens", "tokens", cwd=tmp_path).out.strip() for name in ("cms", "desk")]
    file = tmp_path / "tokens"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not any(token in file.read_text("utf-8") for token in made)
    assert len(set(made)) == 2
    hashes = read_tokens(file)
    assert [holder(token, hashes) for token in made] == ["cms", "desk"]
    for wrong in ("", made[0][:-1], made[0] + "x", made[0].upper(), next(iter(hashes)), "\udcff"):
        assert holder(wrong, hashes) is None


@pytest.mark.parametrize(
    ("name", "problem"),
    [("cms", "“cms” has a token"), ("a b", "“a b” cannot be a token's name"), ("", "cannot be a token's name")],
)
def test_a_token_that_cannot_be_made(tmp_path: Path, name: str, problem: str) -> None:
    new_token("cms", tmp_path / "tokens")
    ended = tqcheck("token", "new", name, "--tokens", "tokens", cwd=tmp_path)
    assert ended.status == 2
    assert problem in ended.err


@pytest.mark.parametrize(
    ("content", "mode", "problem"),
    [
        (b"cms tq_secret\n", 0o600, "tokens:1: no token"),
        (b"# ok\ncms\tsha256:abc\n", 0o600, "tokens:2: no token"),
        (b"cms\xff\n", 0o600, "the tokens cannot be read: it is not UTF-8"),
        (b"", 0o666, "others may write tokens into this file (chmod 600"),
    ],
)
def test_a_file_that_holds_no_tokens(tmp_path: Path, content: bytes, mode: int, problem: str) -> None:
    file = tmp_path / "tokens"
    file.write_bytes(content)
    file.chmod(mode)
    with pytest.raises(ConfigError) as caught:
        read_tokens(file)
    assert problem in str(caught.value)
