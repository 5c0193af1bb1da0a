"""Learn by which names of languages without capitals a loss can be noticed.

    python tools/learn_known_names.py NAMES CORPORA

NAMES is a table (gzip; lang, name, en, kind, set, licence) of parts of names; those of people under CC0 and MIT are
read, if they are in it for six languages and sound like their English. CORPORA is a folder of parallel texts
(XX-en.tsv.gz; source, target, set, licence), of which rows under the licences that NOTICE lists are read. To these
names come CLDR's countries and cities (tqcheck/places) and tqcheck/known_names/exonyms.tsv. A name stays if at least
nineteen of twenty sentences in which it stands have something in English that answers it: others are ordinary words.
For a language without such texts no names of people are taken, as nothing tells which of them are words.

Writes tqcheck/known_names/TAG.txt, sorted: the name, and behind a tab the places and English words that answer it.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tqcheck.analysis import known_names
from tqcheck.analysis.heard_text import sounds_like
from tqcheck.analysis.place_names import place_names
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.uncased_names import unanswered
from tqcheck.model import Text

FOLDER = Path(__file__).parent.parent / "tqcheck" / "known_names"
SHORTEST = {"zh": 3, "ja": 3, "ko": 3, "ar": 4, "he": 4, "hi": 4, "fa": 4, "bn": 4}
SHORTEST_PLACE = {"zh": 2, "ja": 2, "ko": 2}
SHORTEST_ENGLISH = 4
IN_LANGUAGES = 6
LICENCES = ("CC0", "CC BY 2.0", "CC BY 4.0", "MIT", "Apache-2.0", "MPL-2.0", "public domain")
PEOPLE = ("CC0", "MIT")
UNANSWERED_AT_MOST = 0.05
# Ordinary words and months that the texts have too seldom to tell.
JAPANESE = """
カット カード カラー カウント キャンプ クラス クラック クラフト クロス クロック グラス グラフ グラム
グランド グレイ コース コート コーナー コットン コモン ゲスト ゲイン サイド サマー サンド サンバ シルク
シルバー シャープ シップ ショット ショート シック ジャッジ ジュニア ジュエル スカイ スキップ スキン スタンプ
ストック ストーム ストーン スノー スパイク スパーク スペード セージ セール ソック タイト タイガー ターボ
ダンス ダート チェリー チック チャイナ チャペル テンプル ディープ デント トランス トラップ トリート ドット
ドッグ ドール ノース ノーブル ハウス ハンド ハンター ハード ハート バック バッグ バット バトル バード
バンド バナナ パック パンチ パイル パイク ビーチ ビーン ピアノ ピンク ピース ピーク ピジョン ピクシー
ファイン ファースト ファスト フェイス フット フラワー フラッグ フレーム フレイム フレンチ フレンド フロスト
ブライト ブラウン ブリッジ ブルー ブルーム ブレイク ブーム ブース プライス プラス プランク プラント プレス
プリンス プリーズ プリモ ヘッド ベスト ベット ベルト ペッパー ペリカン ホイル ホワイト ホーク ホール ホープ
ボイス ボイル ボード ボンド ポップ マイナー マイルズ マウント マスク マウス マーチ マット マダム ミルク
ミンク メジャー メット メロディ モード ユニオン ライス ライン ライター ライダー ラスト ラスカル ラッシュ
ラック ラップ ランド ランス リッチ リトル リング ルビー ルール レイク レコード レジャー レディ レモン
ロイヤル ロッジ ロット ロング ロード ローズ ローブ ロビー ワイルド ワンダー アトム アンカー アルファ
イースト ウェスト ウルフ オータム
"""
ORDINARY = {
    "ar": frozenset(["ديني", "فيني", "كانون", "سكاي", "لوتش", "سيرا", "لحسن"]),
    "ja": frozenset(JAPANESE.split()),
}


def people(path: Path) -> dict[str, set[str]]:
    """The parts of people's names in each language that sound like their English."""
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["kind"] == "person-part" and row["licence"].startswith(PEOPLE):
                table[row["en"]].append((row["lang"], row["name"]))
    found: dict[str, set[str]] = defaultdict(set)
    for english, forms in table.items():
        if len(english) < SHORTEST_ENGLISH or len({tag for tag, _ in forms}) < IN_LANGUAGES:
            continue
        latin = romanised(english, "en")
        for tag, form in forms:
            if len(form) >= SHORTEST.get(tag, 99) and form.isalpha() and sounds_like(latin, form, tag):
                found[tag].add(form)
    return found


def places(tag: str) -> Iterator[tuple[str, str]]:
    """The names of countries and cities, and their codes."""
    for code, each in place_names(tag).items():
        for name in each:
            if len(name) >= SHORTEST_PLACE.get(tag, SHORTEST[tag]) and " " not in name:
                yield name, code


def exonyms(tag: str) -> Iterator[tuple[str, str]]:
    """The forms of the table, and the English words for them."""
    for english, forms in known_names.exonyms(tag).items():
        for form in forms:
            if len(form) >= SHORTEST_PLACE.get(tag, SHORTEST[tag] - 1):
                yield form, english


def ordinary(tag: str, folder: Path) -> set[str]:
    """The listed names that English sentences leave unanswered too often."""
    seen: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    path = folder / f"{tag}-en.tsv.gz"
    if not path.exists():
        return set()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not row["licence"].startswith(LICENCES):
                continue
            source, target = Text(row["source"], tag, "source"), Text(row["target"], "en")
            known = known_names.known_in(source)
            if known:
                seen.update({one.form for one in known})
                lost.update({one.word for one in unanswered(target, source).uncased})
    print(tag, sum(seen.values()), "seen", sum(lost.values()), "lost", lost.most_common(40))
    return {form for form, times in lost.items() if times > UNANSWERED_AT_MOST * seen[form]}


def write(tag: str, names: dict[str, set[str]]) -> None:
    """Write the names of a language."""
    lines = ("\t".join(filter(None, (form, " ".join(sorted(answers))))) for form, answers in sorted(names.items()))
    (FOLDER / f"{tag}.txt").write_text("".join(line + "\n" for line in lines), "utf-8")
    known_names.listed.cache_clear()
    known_names.by_beginning.cache_clear()


def main() -> None:
    """Read the arguments; for each language gather, write, look how the names do, and write those that stay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", type=Path)
    parser.add_argument("corpora", type=Path)
    given = parser.parse_args()
    heard = people(given.names)
    for tag in SHORTEST:
        found: dict[str, set[str]] = defaultdict(set)
        for form in heard[tag] - ORDINARY.get(tag, set()) if (given.corpora / f"{tag}-en.tsv.gz").exists() else ():
            found[form] = set()
        for form, answer in (*places(tag), *exonyms(tag)):
            found[form].add(answer)
        write(tag, found)
        dropped = ordinary(tag, given.corpora)
        write(tag, {form: answers for form, answers in found.items() if form not in dropped})
        print(f"{tag}: {len(found)} names, {len(dropped)} dropped")


if __name__ == "__main__":
    main()
