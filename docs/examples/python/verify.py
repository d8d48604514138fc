# apt install python3-jwt, or pip install "pyjwt[crypto]"
# Reads an ID token from the input and says who signed in: ISSUER=... AUDIENCE=... NONCE=... python3 verify.py
import json
import os
import sys

import jwt

ISSUER, AUDIENCE = os.environ["ISSUER"], os.environ["AUDIENCE"]
# Made once: it keeps the keys, and fetches them again when it meets one that it does not know.
keys = jwt.PyJWKClient(f"{ISSUER}/.well-known/jwks.json")


def verify(token, nonce):
    """The claims of a token that was made for our page. Raises jwt.PyJWTError."""
    claims = jwt.decode(
        token,
        keys.get_signing_key_from_jwt(token).key,
        algorithms=["ES256"],
        issuer=ISSUER,
        audience=AUDIENCE,
        leeway=30,
        options={"require": ["sub", "exp", "nonce"]},
    )
    if claims["nonce"] != nonce:
        raise jwt.InvalidTokenError("The token was made for another page.")
    return claims


try:
    print(json.dumps(verify(sys.stdin.read().strip(), os.environ["NONCE"])))
except jwt.PyJWTError as error:
    sys.exit(f"Refused: {error}")
