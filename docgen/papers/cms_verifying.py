"""A signature in the Cryptographic Message Syntax (RFC 5652) held against what it was made over; nothing is fetched.

Whether its certificate is to be trusted is not asked: that takes lists of the day and a network.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from asn1crypto import cms, tsp, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa

__all__ = ["CannotVerifyError", "NoMatchError", "verified"]

HASHES: Final[dict[str, Callable[[], hashes.HashAlgorithm]]] = {
    "sha224": hashes.SHA224, "sha256": hashes.SHA256, "sha384": hashes.SHA384, "sha512": hashes.SHA512,
    "sha3_256": hashes.SHA3_256, "sha3_384": hashes.SHA3_384, "sha3_512": hashes.SHA3_512,
}  # fmt: skip
DETACHED: Final = frozenset(("/adbe.pkcs7.detached", "/ETSI.CAdES.detached"))
"""Forms that tell what was signed by its digest alone (ISO 32000-2, table 255)."""
FORGED: Final = {"md2", "md5", "sha1"}
"""Digests for which two texts can be made that have the same."""


class NoMatchError(Exception):
    """A signature was not made over this; its words say what does not match, as half a sentence."""


class CannotVerifyError(Exception):
    """Nobody here can say whether a signature matches; its words say why, as half a sentence."""


@dataclass(frozen=True, slots=True)
class _Base:
    """What a signer's digest is taken over: bytes of the file, or what stands in the signature and tells of them."""

    content: bytes


def verified(signature: bytes, signed: bytes, form: str) -> str:
    """Return whom the certificate names of a signature (DER, with noughts behind it) that was made over some bytes.

    `form` is how it stands in a PDF (ISO 32000-2, 12.8.3). Raises NoMatchError and CannotVerifyError.
    """
    try:
        info = cms.ContentInfo.load(signature)
        if info["content_type"].native != "signed_data":
            raise CannotVerifyError("it is no signature of a kind that is known")
        data = info["content"]
        signers = [*data["signer_infos"]]
        if len(signers) != 1:
            raise CannotVerifyError("it does not have one signer")
        base = _base(data, signed, form)
        certificate = _certificate(data, signers[0])
        _verify(signers[0], certificate, base)
        names = certificate.subject.native
        return str(names.get("common_name") or names.get("organization_name") or "")
    except (ValueError, TypeError, KeyError, LookupError, AttributeError, OverflowError) as fault:
        raise CannotVerifyError("it is damaged") from fault
    except UnsupportedAlgorithm as fault:
        raise CannotVerifyError("it is made in a way that is not known") from fault


def _base(data: cms.SignedData, signed: bytes, form: str) -> _Base:
    """Return what the digest is over: for a time stamp, and in an old form, what tells of the file's digest."""
    held = data["encap_content_info"]["content"]
    if form == "/ETSI.RFC3161":
        content = held.contents if not held.parsed else held.parsed.dump()
        imprint = tsp.TSTInfo.load(content)["message_imprint"]
        if imprint["hashed_message"].native != _digest(imprint["hash_algorithm"]["algorithm"].native, signed):
            raise NoMatchError("what was signed was changed")
        return _Base(content)
    if form not in DETACHED:
        raise CannotVerifyError("it is made in a way that is not known, or over a digest that can be forged")
    if held.native is not None:
        raise CannotVerifyError("it holds a text of its own")
    return _Base(signed)


def _digest(name: str, content: bytes) -> bytes:
    if name in FORGED:
        raise CannotVerifyError(f"it is made over a digest that can be forged ({name})")
    if name not in HASHES:
        raise CannotVerifyError("it is made over a digest that is not known")
    return hashlib.new(name, content).digest()


def _certificate(data: cms.SignedData, signer: cms.SignerInfo) -> x509.Certificate:
    told = signer["sid"]
    for each in (each.chosen for each in data["certificates"] if each.name == "certificate"):
        if told.name == "issuer_and_serial_number":
            named = told.chosen
            if each.issuer == named["issuer"] and each.serial_number == named["serial_number"].native:
                return each
        elif told.chosen.native == each.key_identifier:
            return each
    raise CannotVerifyError("it does not hold its certificate")


def _verify(signer: cms.SignerInfo, certificate: x509.Certificate, base: _Base) -> None:
    named = signer["digest_algorithm"]["algorithm"].native
    digest, attributes = _digest(named, base.content), signer["signed_attrs"]
    over = base.content
    if attributes.native:
        told = [each["values"][0].native for each in attributes if each["type"].native == "message_digest"]
        if told != [digest]:
            raise NoMatchError("what was signed was changed")
        over = b"\x31" + attributes.dump()[1:]  # signed as the set that it is, not with the tag that it stands under
    key = serialization.load_der_public_key(certificate.public_key.dump())
    how = signer["signature_algorithm"]
    kind = how.signature_algo
    its = named if kind in {"rsassa_pkcs1v15", "ecdsa", "dsa"} and how["algorithm"].native in PLAIN else how.hash_algo
    try:
        _hold(key, kind, signer["signature"].native, over, its)
    except InvalidSignature:
        raise NoMatchError("its certificate did not make it") from None


PLAIN: Final = {"rsassa_pkcs1v15", "rsa", "ecdsa", "dsa"}
"""Names of ways to sign that do not say the digest."""


def _hold(key: object, kind: str, signature: bytes, over: bytes, named: str) -> None:
    """Hold a signature against a text. Raises InvalidSignature."""
    if isinstance(key, ed25519.Ed25519PublicKey | ed448.Ed448PublicKey):
        key.verify(signature, over)
        return
    if named in FORGED or named not in HASHES:
        raise CannotVerifyError("it is made over a digest that is not known, or that can be forged")
    of = HASHES[named]()
    if isinstance(key, rsa.RSAPublicKey) and kind == "rsassa_pss":
        key.verify(signature, over, padding.PSS(padding.MGF1(of), padding.PSS.AUTO), of)
    elif isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, over, padding.PKCS1v15(), of)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, over, ec.ECDSA(of))
    elif isinstance(key, dsa.DSAPublicKey):
        key.verify(signature, over, of)
    else:
        raise CannotVerifyError("its key is of a kind that is not known")
