"""The vault opens by password, by code, and for practice; damage, alteration and slips are told apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.storage import recovery, sealing, slots, vault
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.slots import Cost, calibrate
from odop_desktop.storage.vault import Vault

LIGHT = Cost(m=64, t=1, p=1)
ASHA, MOHAN = ("u-1", "आशा ठाकुर"), ("u-2", "Mohan")


def refused(code: str, work: Callable[[], object]) -> OdopError:
    with pytest.raises(OdopError) as caught:
        work()
    assert caught.value.code == code
    return caught.value


@pytest.fixture
def real(key: DataKey, tmp_path: Path) -> Vault:
    """Two officers and a recovery code, as written and read back."""
    made = vault.new("db-1", "node-1", key)
    made = vault.with_slot(made, slots.password_slot(made, key, ASHA, "हिम चंबा 2026", LIGHT))
    made = vault.with_slot(made, slots.password_slot(made, key, MOHAN, "correct horse", LIGHT))
    made = vault.with_slot(made, slots.recovery_slot(made, key, CODE))
    vault.save(tmp_path / "vault.json", made, key)
    return vault.load(tmp_path / "vault.json")


CODE = recovery.show_code(bytes(range(20)))


def test_each_officer_opens_with_the_own_password(real: Vault, key: DataKey) -> None:
    opened = slots.open_with_password(real, "आशा ठाकुर", "हिम चंबा 2026")
    assert (opened.key, opened.user_id, opened.name) == (key, *ASHA)
    assert slots.open_with_password(real, " mohan ", "correct horse").user_id == "u-2"
    assert slots.open_with_password(real, "u-2", "correct horse").key == key


def test_the_same_letters_in_another_form_are_the_same_password(
    real: Vault, key: DataKey, tmp_path: Path
) -> None:
    two = "".join(("प", "ढ", "\u093c", "ाई का शब्द"))  # nukta apart
    one = "".join(("प", "\u095d", "ाई का शब्द"))
    assert one != two
    made = vault.with_slot(real, slots.password_slot(real, key, ("u-3", "तीसरे"), one, LIGHT))
    made = vault.save(tmp_path / "v", made, key)
    assert slots.open_with_password(made, "तीसरे", f" {two} ").key == key


@pytest.mark.parametrize(
    ("user", "password"),
    [("आशा ठाकुर", "correct horse"), ("Mohan", "Correct horse"), ("Mohan", ""), ("nobody", "correct horse")],
)
def test_a_wrong_name_or_password_is_one_answer(real: Vault, user: str, password: str) -> None:
    refused("E-VLT-01", lambda: slots.open_with_password(real, user, password))


def test_a_new_password_replaces_the_old_and_leaves_the_others(
    real: Vault, key: DataKey, tmp_path: Path
) -> None:
    made = vault.with_slot(real, slots.password_slot(real, key, MOHAN, "another one", LIGHT))
    made = vault.save(tmp_path / "v", made, key)
    refused("E-VLT-01", lambda: slots.open_with_password(made, "Mohan", "correct horse"))
    assert slots.open_with_password(made, "Mohan", "another one").key == key
    assert slots.open_with_password(made, "आशा ठाकुर", "हिम चंबा 2026").key == key
    assert slots.open_with_recovery(made, CODE) == key


def test_a_short_password_is_refused_with_the_length_wanted(real: Vault, key: DataKey) -> None:
    error = refused("E-VLT-09", lambda: slots.password_slot(real, key, MOHAN, "  seven77 ".strip(), LIGHT))
    assert error.facts == {"shortest": 8}


def test_the_last_password_stays(real: Vault) -> None:
    one = vault.without_user(real, "u-1")
    assert [s.user_id for s in one.slots if s.type == "password"] == ["u-2"]
    refused("E-VLT-11", lambda: vault.without_user(one, "u-2"))


def test_the_recovery_code_opens_however_it_is_written(real: Vault, key: DataKey) -> None:
    devanagari = str.maketrans("0123456789", "०१२३४५६७८९")
    for typed in (CODE, CODE.lower(), CODE.replace("-", " "), f" {CODE} ", CODE.translate(devanagari)):
        assert slots.open_with_recovery(real, typed) == key
    assert slots.open_with_recovery(real, CODE.replace("0", "O").replace("1", "l")) == key


def test_a_slip_of_one_character_anywhere_in_the_code_is_seen() -> None:
    code = recovery.show_code(bytes(range(100, 120)))
    assert recovery.show_code(recovery.read_code(code)) == code
    places = [at for at, c in enumerate(code) if c != "-"]
    assert len(places) == 34
    for at in places:
        wrong = recovery.ALPHABET[recovery.ALPHABET.index(code[at]) - 1]
        refused("E-VLT-03", lambda at=at, wrong=wrong: recovery.read_code(code[:at] + wrong + code[at + 1 :]))


@pytest.mark.parametrize("typed", ["", "ABCD", CODE[:-1], CODE + "A", "U" * 34, "क" * 34])
def test_what_cannot_be_a_code_is_said_to_be_mistyped(real: Vault, typed: str) -> None:
    refused("E-VLT-03", lambda: slots.open_with_recovery(real, typed))


def test_another_office_s_code_does_not_open(real: Vault) -> None:
    refused("E-VLT-02", lambda: slots.open_with_recovery(real, recovery.new_code()))


def test_a_practice_vault_opens_by_itself_and_stays_practice(
    key: DataKey, tmp_path: Path, real: Vault
) -> None:
    made = vault.with_slot(vault.new("db", "node", key), vault.practice_slot(key))
    made = vault.save(tmp_path / "p.json", made, key)
    assert made.practice
    assert vault.open_practice(vault.load(tmp_path / "p.json")) == key
    refused(
        "E-VLT-07", lambda: vault.with_slot(made, slots.password_slot(made, key, ASHA, "long enough", LIGHT))
    )
    refused("E-VLT-07", lambda: vault.with_slot(real, vault.practice_slot(key)))
    refused("E-VLT-07", lambda: vault.open_practice(real))
    assert not real.practice


def test_the_key_stands_nowhere_in_a_real_vault(real: Vault, key: DataKey, tmp_path: Path) -> None:
    content = (tmp_path / "vault.json").read_text("utf-8")
    assert key.raw.hex() not in content
    assert key.raw.hex() not in repr(key) + repr(real)


def test_a_missing_a_damaged_and_a_newer_vault_are_told_apart(real: Vault, tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    content = path.read_bytes()
    refused("E-OFF-02", lambda: vault.load(tmp_path / "none.json"))
    (tmp_path / "office.db").touch()
    refused("E-VLT-04", lambda: vault.load(tmp_path / "none.json"))
    told = json.loads(content)
    path.write_text(json.dumps(told | {"v": 2, "more": 1}))
    refused("E-VLT-06", lambda: vault.load(path))
    for broken in (b"", b"{}", b"[]", b"null", content[: len(content) // 2], b"\xff" + content, b"[" * 9999):
        path.write_bytes(broken)
        refused("E-VLT-05", lambda: vault.load(path))


def test_every_flipped_bit_is_damage_or_changes_nothing(real: Vault, tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    content = path.read_bytes()
    for at in range(0, len(content), 7):
        path.write_bytes(content[:at] + bytes([content[at] ^ 4]) + content[at + 1 :])
        try:
            assert vault.load(path) == real  # a blank between the values
        except OdopError as error:
            assert error.code in ("E-VLT-05", "E-VLT-06")


@pytest.mark.parametrize(
    "alter",
    [
        lambda told: told.update(node_id="node-2"),
        lambda told: told.update(epoch=7),
        lambda told: told["slots"].pop(0),
        lambda told: told["slots"][1].update(name="Mohan Lal"),
        lambda told: told["slots"][1].update(user_id="u-1"),
        lambda told: told.update(db_id="db-2"),
        lambda told: told.update(cipher_salt="00" * 16),
        lambda told: told["slots"][1]["kdf"].update(m=1 << 30),
    ],
)
def test_a_vault_altered_with_a_fitting_sum_does_not_open(
    real: Vault, tmp_path: Path, alter: Callable[[Any], None]
) -> None:
    told = json.loads((tmp_path / "vault.json").read_bytes())
    alter(told)
    told["sum"] = vault._sum(told)
    altered = vault.parse(json.dumps(told).encode(), "-")
    with pytest.raises(OdopError) as caught:
        slots.open_with_password(altered, "u-2", "correct horse")
    assert caught.value.code in ("E-VLT-01", "E-VLT-08")


def test_secrets_are_sealed_and_bound_to_name_and_office(real: Vault, key: DataKey, tmp_path: Path) -> None:
    made = sealing.with_secret(real, key, "sign", b"\x01" * 32)
    vault.save(tmp_path / "v", made, key)
    back = vault.load(tmp_path / "v")
    assert sealing.secret(back, key, "sign") == b"\x01" * 32
    assert (b"\x01" * 32).hex() not in (tmp_path / "v").read_text("utf-8")
    refused("E-VLT-10", lambda: sealing.secret(back, key, "age"))
    refused("E-VLT-10", lambda: sealing.secret(back, DataKey.new(), "sign"))
    moved = Vault("db-1", "n", key.salt.hex(), secrets={"age": made.secrets["sign"]})
    refused("E-VLT-10", lambda: sealing.secret(moved, key, "age"))


def test_calibration_never_goes_below_the_floor() -> None:
    quick = calibrate(aim=0.0)
    assert (quick.m, quick.t, quick.p) == (64 * 1024, 3, 4)
    assert calibrate(aim=1.0).t >= 3


def test_a_power_cut_while_saving_leaves_the_old_vault(real: Vault, key: DataKey, tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    before = path.read_bytes()
    (tmp_path / "vault.json.part").mkdir()  # stands in the way of the new one
    with pytest.raises(OSError, match="directory"):
        vault.save(path, real, key)
    assert path.read_bytes() == before
