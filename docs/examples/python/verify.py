# apt install python3-jwt, or pip install "pyjwt[crypto]"
# Reads an ID token from the input and says who signed in: ISSUER=... AUDIENCE=... NONCE=... python3 verify.py
import json
import os
import sys
import time

import jwt

ISSUER, AUDIENCE = os.environ["ISSUER"], os.environ["AUDIENCE"]


class Keys(jwt.PyJWKClient):
    """Fetches the keys again for a `kid` that it does not know, at most every 30 seconds: anybody can make up a `kid`."""

    fetched = float("-inf")

    def fetch_data(self):
        if time.monotonic() - self.fetched < 30:
            raise jwt.PyJWKClientError("The token names a key that is not known.")
        keys = super().fetch_data()
        self.fetched = time.monotonic()
        return keys


# One for the whole process: it keeps the keys, for ten minutes. With `cache_keys` it would keep one for good that is withdrawn.
keys = Keys(f"{ISSUER}/.well-known/jwks.json", lifespan=600)


def verify(token, nonce):
    """The claims of a token that was made for our page. Raises whatever a token made up by anybody makes a reader raise."""
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


if __name__ == "__main__":
    try:
        print(json.dumps(verify(sys.stdin.read().strip(), os.environ["NONCE"])))
    # Not jwt.PyJWTError alone: a header that is nested too deep is a RecursionError.
    except Exception as error:
        sys.exit(f"Refused: {error}")
